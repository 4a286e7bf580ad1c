export { Areas } from './areas';
export { SERVICE_ROLE, createDataSource, poolOf, type ConnectionChoices } from './connection';
export { SteadyClient, askedForLife, lentAlive } from './steady-client';
export * from './transaction';
export { Transactions, type OpenTransaction } from './transactions';
export { WakeUp } from './wake-up';
