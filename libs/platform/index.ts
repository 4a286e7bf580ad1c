export * from './command-context';
export * from './errors';
export * from './projection';
export * from './room';
export * from './stream';
export * from './database';
export * from './configuration';
export * from './configuration.module';
export * from './http';
export * from './logging';
export * from './metrics';
export * from './each-alone';
export * from './jobs';
export * from './foreign-files';
export * from './live';
export * from './live-room';
export {
  Areas,
  createDataSource,
  SERVICE_ROLE,
  type ConnectionChoices,
  Transactions,
} from './database';
export {
  BulkAppend,
  type Bulk,
  type BulkPart,
  EventStore,
  EventTraces,
  type Trace,
  type Folded,
} from './events';
export * from './clock';
export { CommandRunner, type Transition } from './commands';
export * from './ids';
export { PlatformModule, type PlatformChoices } from './platform.module';
export type { ProjectionLag } from './projections';
export { ProjectionRunner } from './projections';
export { Rooms } from './rooms';
