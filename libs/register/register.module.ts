import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ImportJob } from './import-register.job';
import { importNews, Imports } from './imports.store';
import {
  CheckRegister,
  CheckRegisterHandler,
  ImportRegister,
  ImportRegisterHandler,
} from './register.commands';
import { ExportRegister, ExportRegisterHandler } from './register.export';
import { RegisterController } from './register.http';

@Module({
  imports: [CqrsModule],
  controllers: [RegisterController],
  providers: [
    Imports,
    ImportJob,
    CheckRegisterHandler,
    ImportRegisterHandler,
    ExportRegisterHandler,
  ],
})
export class RegisterModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'register',
      commands: [ImportRegister],
      queries: [CheckRegister, ExportRegister],
      streams: [],
      projections: [],
      live: { on: { [importNews]: [{ key: ['register'], for: ['coordinator'] }] } },
    });
  }
}
