import type { Recorded } from '@famsam/kernel';
import type { Tx } from './database';

/**
 * A read model: tables that hold nothing but what events say. Its rows and its checkpoint move in
 * one transaction, area by area.
 */
export interface Projection {
  /** `<room>.<view>`, for example `cases.case-file`. */
  readonly name: string;
  /** `inline`: in the transaction that appends. `async`: by the runner, soon after. */
  readonly mode: 'inline' | 'async';
  /** Event types it wants; others are never handed over. */
  readonly handles: readonly string[];
  /** Its tables, schema-qualified. A rebuild deletes the area's rows of these and applies all events again. */
  readonly tables: readonly string[];
  /** Events of one area in position order, each exactly once; a batch may hold thousands. */
  apply(tx: Tx, events: readonly Recorded[]): Promise<void> | void;
}
