export { RegisterModule } from './register.module';
export { CheckRegister, ImportRegister } from './register.commands';
export type { ImportOutcome, ImportProgress, ImportSummary } from './register.commands';
export { ExportRegister } from './register.export';
export type { ExportedFile } from './register.export';
export type { Fault, FaultReport, FaultRule } from './register.faults';
export type { Creation, UnknownName } from './register.names';
export type { RowCounts } from './register.records';
export type { RegisterSource } from './source';
