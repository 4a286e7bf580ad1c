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
import { PreviewRegister, PreviewRegisterHandler, Previews } from './preview';
import { RegisterDeciding } from './register.deciding';
import { RegisterController } from './register.http';
import {
  RegisterUndoController,
  UndoDeciding,
  Undoes,
  UndoImport,
  UndoImportHandler,
  UndoTelling,
} from './undo';

@Module({
  imports: [CqrsModule],
  controllers: [RegisterController, RegisterUndoController],
  providers: [
    Imports,
    Previews,
    ImportJob,
    RegisterDeciding,
    Undoes,
    UndoDeciding,
    UndoTelling,
    UndoImportHandler,
    CheckRegisterHandler,
    PreviewRegisterHandler,
    ImportRegisterHandler,
    ExportRegisterHandler,
  ],
})
export class RegisterModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'register',
      commands: [ImportRegister, UndoImport],
      queries: [CheckRegister, PreviewRegister, ExportRegister],
      streams: [],
      projections: [],
      live: { on: { [importNews]: [{ key: ['register'], for: ['coordinator'] }] } },
    });
  }
}
