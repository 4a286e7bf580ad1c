import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { AccessLog, AccessLogOf, AccessLogOfHandler } from './access-log';
import { ChangedWords, ChangedWordsHandler } from './changed-words';
import { EarlierWordings, EarlierWordingsHandler } from './earlier-wordings';
import { FindSubjects, FindSubjectsHandler, SearchIndex } from './find-subjects';
import { OwnWords, OwnWordsHandler } from './own-words';
import {
  ForgetSubject,
  ForgetSubjectHandler,
  WritePersonalText,
  WritePersonalTextHandler,
} from './personal-text.commands';
import { FirstSearchIndex } from './first-search-index';
import { PersonalTextController } from './personal-text.http';
import { ReadPersonalText, ReadPersonalTextHandler } from './personal-text.view';
import { SealFile, SealFileHandler, UnsealFile, UnsealFileHandler } from './sealed-files';
import { Vault } from './vault';
import { Wordings } from './wordings';

@Module({
  controllers: [PersonalTextController],
  providers: [
    Vault,
    AccessLog,
    SearchIndex,
    Wordings,
    WritePersonalTextHandler,
    ForgetSubjectHandler,
    ReadPersonalTextHandler,
    OwnWordsHandler,
    ChangedWordsHandler,
    EarlierWordingsHandler,
    AccessLogOfHandler,
    FindSubjectsHandler,
    SealFileHandler,
    UnsealFileHandler,
    FirstSearchIndex,
  ],
})
export class PrivacyModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'privacy',
      commands: [WritePersonalText, ForgetSubject],
      queries: [
        AccessLogOf,
        ChangedWords,
        EarlierWordings,
        FindSubjects,
        OwnWords,
        ReadPersonalText,
        SealFile,
        UnsealFile,
      ],
      streams: [],
      projections: [],
    });
  }
}
