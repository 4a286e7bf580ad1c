import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { AccessLog, AccessLogOfHandler } from './access-log';
import { ForgetSubjectHandler, WritePersonalTextHandler } from './personal-text.commands';
import { PersonalTextController } from './personal-text.http';
import { ReadPersonalTextHandler } from './personal-text.view';
import { Vault } from './vault';

@Module({
  controllers: [PersonalTextController],
  providers: [
    Vault,
    AccessLog,
    WritePersonalTextHandler,
    ForgetSubjectHandler,
    ReadPersonalTextHandler,
    AccessLogOfHandler,
  ],
})
export class PrivacyModule {
  constructor(rooms: Rooms) {
    rooms.add({ name: 'privacy', streams: [], projections: [] });
  }
}
