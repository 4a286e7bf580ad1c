export type { Definition, DefinitionId } from './definitions';
export type { Figure, Tables } from './tables';
export { StatisticsModule } from './statistics.module';
export { TablesAt, type TablesAnswer } from './tables';
export type { Audience, Report, ReportCell } from './report';
export { PublishedReport, type ReportAnswer } from './report';
