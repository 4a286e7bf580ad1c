import { Rooms } from '@famsam/platform';
import { Global, Module } from '@nestjs/common';
import {
  addressHandlers,
  AddressOf,
  SetTeamAddress,
  SetUnitAddresses,
  UnitAddressesOf,
} from './addresses/addresses';
import { AddressesController } from './addresses/addresses.http';
import { ContactPersonController } from './contact-persons/contact-persons.http';
import {
  ChangeContactPerson,
  contactPersonCommandHandlers,
  EndContactPerson,
  NameContactPerson,
} from './contact-persons/contact-persons.commands';
import {
  ContactPersonRow,
  ContactPersonsOf,
  ContactPersonsOfHandler,
  contactPersonsProjection,
} from './contact-persons/contact-persons.view';
import { DaysOffBetween, DaysOffBetweenHandler } from './days/days-off';
import {
  AddAgency,
  AddUnit,
  ChangeUnit,
  CreateArea,
  Directory,
  directoryCommandHandlers,
  JoinMunicipality,
  RecordPopulation,
  RenameAgency,
} from './directory.commands';
import { DirectoryController } from './directory.http';
import { directoryStream } from './directory.stream';
import {
  NamesKnown,
  NamesKnownHandler,
  TranscribeDirectory,
  TranscribeDirectoryHandler,
} from './directory.transcript';
import {
  PlacesAddedBy,
  PlacesAddedByHandler,
  RemovePlaces,
  RemovePlacesHandler,
} from './directory.brought';
import {
  AgenciesOf,
  AgencyRow,
  officesProjection,
  officesQueryHandlers,
  UnitRow,
  UnitsOf,
} from './offices.view';
import {
  interpreterHandlers,
  InterpretersOf,
  RemoveInterpreter,
  SetInterpreter,
} from './schedule/interpreters.commands';
import { InterpretersController } from './schedule/interpreters.http';
import {
  ChangeSchedule,
  ChangeScheduleHandler,
  ScheduleOf,
  ScheduleOfHandler,
} from './schedule/schedule.commands';
import { ScheduleController } from './schedule/schedule.http';
import { scheduleStream } from './schedule/schedule.stream';
import {
  ChangeSettings,
  ChangeSettingsHandler,
  SettingsOf,
  SettingsOfHandler,
  settingsStream,
  TranscribeFirstDay,
  TranscribeFirstDayHandler,
} from './settings/settings.commands';
import { SettingsController } from './settings/settings.http';
import {
  AreaOf,
  AreaRow,
  MunicipalitiesOf,
  MunicipalityRow,
  placesProjection,
  placesQueryHandlers,
  PopulationAt,
  PopulationFigures,
  PopulationRow,
} from './places.view';
import { PlaceStands, PlaceStandsHandler } from './places-standing';
import { UnitsInUse, UnitsInUseHandler, UnitUses } from './unit-uses';

/** Global, so that a room can say on which units it keeps something: without wiring. */
@Global()
@Module({
  controllers: [
    DirectoryController,
    ContactPersonController,
    AddressesController,
    ScheduleController,
    InterpretersController,
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
    NamesKnownHandler,
    PlacesAddedByHandler,
    RemovePlacesHandler,
    PlaceStandsHandler,
    UnitUses,
    UnitsInUseHandler,
    DaysOffBetweenHandler,
    ChangeScheduleHandler,
    ScheduleOfHandler,
    ...interpreterHandlers,
    ChangeSettingsHandler,
    SettingsOfHandler,
    TranscribeFirstDayHandler,
  ],
  exports: [UnitUses],
})
export class DirectoryModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'directory',
      commands: [
        SetUnitAddresses,
        SetTeamAddress,
        NameContactPerson,
        ChangeContactPerson,
        EndContactPerson,
        CreateArea,
        JoinMunicipality,
        RecordPopulation,
        AddAgency,
        RenameAgency,
        AddUnit,
        ChangeUnit,
        ChangeSchedule,
        SetInterpreter,
        RemoveInterpreter,
        ChangeSettings,
      ],
      queries: [
        UnitAddressesOf,
        AddressOf,
        ContactPersonsOf,
        DaysOffBetween,
        TranscribeDirectory,
        NamesKnown,
        PlacesAddedBy,
        RemovePlaces,
        PlaceStands,
        UnitsInUse,
        AgenciesOf,
        UnitsOf,
        AreaOf,
        MunicipalitiesOf,
        PopulationAt,
        PopulationFigures,
        ScheduleOf,
        InterpretersOf,
        SettingsOf,
        TranscribeFirstDay,
      ],
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
