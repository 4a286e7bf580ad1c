import type { AreaId } from '@famsam/kernel';
import type { EntityManager } from 'typeorm';

/** One open database transaction, seeing the rows of one area only. */
export interface Tx {
  readonly areaId: AreaId;
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Not waited for: later statements see what it wrote, and without it the transaction fails. */
  send(sql: string, params?: readonly unknown[]): void;
  /** For TypeORM entities; the same connection and transaction. */
  readonly manager: EntityManager;
}
