import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { addressHandlers } from './addresses/addresses';
import { AddressesController } from './addresses/addresses.http';
import { ContactPersonController } from './contact-persons/contact-persons.http';
import { contactPersonCommandHandlers } from './contact-persons/contact-persons.commands';
import {
  ContactPersonRow,
  ContactPersonsOfHandler,
  contactPersonsProjection,
} from './contact-persons/contact-persons.view';
import { DaysOffBetweenHandler } from './days/days-off';
import { Directory, directoryCommandHandlers } from './directory.commands';
import { DirectoryController } from './directory.http';
import { directoryStream } from './directory.stream';
import { TranscribeDirectoryHandler } from './directory.transcript';
import { AgencyRow, officesProjection, officesQueryHandlers, UnitRow } from './offices.view';
import { ChangeScheduleHandler, ScheduleOfHandler } from './schedule/schedule.commands';
import { ScheduleController } from './schedule/schedule.http';
import { scheduleStream } from './schedule/schedule.stream';
import {
  ChangeSettingsHandler,
  SettingsOfHandler,
  settingsStream,
} from './settings/settings.commands';
import { SettingsController } from './settings/settings.http';
import {
  AreaRow,
  MunicipalityRow,
  placesProjection,
  placesQueryHandlers,
  PopulationRow,
} from './places.view';

@Module({
  controllers: [
    DirectoryController,
    ContactPersonController,
    AddressesController,
    ScheduleController,
    SettingsController,
  ],
  providers: [
    Directory,
    ...directoryCommandHandlers,
    ...contactPersonCommandHandlers,
    ...addressHandlers,
    ContactPersonsOfHandler,
    ...placesQueryHandlers,
    ...officesQueryHandlers,
    TranscribeDirectoryHandler,
    DaysOffBetweenHandler,
    ChangeScheduleHandler,
    ScheduleOfHandler,
    ChangeSettingsHandler,
    SettingsOfHandler,
  ],
})
export class DirectoryModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'directory',
      streams: [directoryStream, scheduleStream, settingsStream],
      projections: [placesProjection, officesProjection, contactPersonsProjection],
      entities: [AreaRow, MunicipalityRow, PopulationRow, AgencyRow, UnitRow, ContactPersonRow],
      live: {
        after: ({ type }) => [
          { key: ['directory'], for: ['coordinator', 'operator'] },
          // From when on a case counts as quiet.
          ...(type === 'settings.quiet-days-set' ? [{ key: ['today'], for: ['coordinator'] }] : []),
        ],
      },
    });
  }
}
