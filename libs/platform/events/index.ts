export { earlierCommand, type Append, type Verdict } from './append';
export { Appender } from './appender';
export { BulkAppend, type Bulk, type BulkPart } from './bulk-append';
export { EventStore, watermark, type Folded } from './event-store';
export { EventTraces, type Trace } from './event-traces';
export { storable } from './recorded-events';
