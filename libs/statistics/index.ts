export type { Definition, DefinitionId } from './definitions';
export type { Figure } from './figures';
export { StatisticsModule } from './statistics.module';
export type { Tables } from './tables';
export { TablesAt, type TablesAnswer } from './tables.view';
export type { Audience, Report, ReportCell } from './report';
export { PublishedReport, type ReportAnswer } from './report.view';
