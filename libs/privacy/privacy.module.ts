import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { AccessLog, AccessLogOfHandler } from './access-log';
import { FindSubjectsHandler, SearchIndex } from './find-subjects';
import { ForgetSubjectHandler, WritePersonalTextHandler } from './personal-text.commands';
import { FirstSearchIndex } from './first-search-index';
import { PersonalTextController } from './personal-text.http';
import { ReadPersonalTextHandler } from './personal-text.view';
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
    rooms.add({ name: 'privacy', streams: [], projections: [] });
  }
}
