import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { AccessLog, AccessLogOf, AccessLogOfHandler } from './access-log';
import { FindSubjects, FindSubjectsHandler, SearchIndex } from './find-subjects';
import {
  ForgetSubject,
  ForgetSubjectHandler,
  WritePersonalText,
  WritePersonalTextHandler,
} from './personal-text.commands';
import { FirstSearchIndex } from './first-search-index';
import { PersonalTextController } from './personal-text.http';
import { ReadPersonalText, ReadPersonalTextHandler } from './personal-text.view';
import { Vault } from './vault';

@Module({
  controllers: [PersonalTextController],
  providers: [
    Vault,
    AccessLog,
    SearchIndex,
    WritePersonalTextHandler,
    ForgetSubjectHandler,
    ReadPersonalTextHandler,
    AccessLogOfHandler,
    FindSubjectsHandler,
    FirstSearchIndex,
  ],
})
export class PrivacyModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'privacy',
      commands: [WritePersonalText, ForgetSubject],
      queries: [AccessLogOf, FindSubjects, ReadPersonalText],
      streams: [],
      projections: [],
    });
  }
}
