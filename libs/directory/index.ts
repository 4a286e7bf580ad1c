export { DirectoryModule } from './directory.module';
export {
  AddAgency,
  AddUnit,
  ChangeUnit,
  CreateArea,
  JoinMunicipality,
  RecordPopulation,
  RenameAgency,
} from './directory.commands';
export { AddressOf, SetTeamAddress, SetUnitAddresses } from './addresses';
export type { Addresses, UnitAddresses } from './addresses';
export {
  EndContactPerson,
  NameContactPerson,
  ContactPersonsOf,
  type ContactPerson,
} from './contact-persons';
export {
  DaysOffBetween,
  type DayOff,
  workingDays,
  workingDaysAfter,
  type IsWorkingDay,
} from './days';
export { NamesKnown, TranscribeDirectory } from './directory.transcript';
export type { DirectoryTranscript, KnownNames } from './directory.transcript';
export { municipalities, municipalityByCode } from './municipalities';
export { PlacesAddedBy, RemovePlaces } from './directory.brought';
export type { Place } from './directory.brought';
export type { Municipality } from './municipalities';
export { AgenciesOf, UnitsOf } from './offices.view';
export type { AgencyEntry, UnitEntry } from './offices.view';
export { AreaOf, MunicipalitiesOf, PopulationAt, PopulationFigures } from './places.view';
export type { AreaSummary, PopulationFigure } from './places.view';
export { PlaceStands } from './places-standing';
export {
  ChangeSchedule,
  InterpretersOf,
  RemoveInterpreter,
  ScheduleOf,
  SetInterpreter,
  type Interpreter,
  type InterpreterTexts,
  type Schedule,
} from './schedule';
export { UnitsInUse, UnitUses } from './unit-uses';
export { ChangeSettings, SettingsOf, TranscribeFirstDay } from './settings';
export type { Settings } from './settings';
