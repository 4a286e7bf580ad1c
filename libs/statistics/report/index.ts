export type { Audience, Report, ReportCell } from './report';
export { PublishedReport, type ReportAnswer } from './report.view';
