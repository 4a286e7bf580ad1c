import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Directory, directoryCommandHandlers } from './directory.commands';
import { DirectoryController } from './directory.http';
import { directoryStream } from './directory.stream';
import { TranscribeDirectoryHandler } from './directory.transcript';
import { officesProjection, officesQueryHandlers } from './offices.view';
import { placesProjection, placesQueryHandlers } from './places.view';

@Module({
  imports: [CqrsModule],
  controllers: [DirectoryController],
  providers: [
    Directory,
    ...directoryCommandHandlers,
    ...placesQueryHandlers,
    ...officesQueryHandlers,
    TranscribeDirectoryHandler,
  ],
})
export class DirectoryModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'directory',
      streams: [directoryStream],
      projections: [placesProjection, officesProjection],
    });
  }
}
