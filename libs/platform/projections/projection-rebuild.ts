import type { AreaId } from '@famsam/kernel';
import { Injectable } from '@nestjs/common';
import { moveCheckpoint, takeLease } from './checkpoint';
import { EventStore } from '../events';
import type { Projection } from '../projection';
import { Transactions, type OpenTransaction } from '../database';

const BATCH = 5_000;

/** Makes a projection anew from all events, one transaction per area: the old rows answer until it commits. */
@Injectable()
export class ProjectionRebuild {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: EventStore,
  ) {}

  /** The position up to which the area has been read. */
  rebuild(projection: Projection, areaId: AreaId): Promise<number> {
    return this.transactions.begin(areaId, 'write', async (tx) => {
      const upTo =
        projection.mode === 'inline'
          ? await holdWriters(tx)
          : ((await takeLease(tx, projection.name, true))?.watermark ?? 0);
      for (const table of projection.tables) {
        await tx.query(`delete from ${table} where area_id = $1`, [areaId]);
      }
      await this.applyAll(tx, projection, upTo);
      if (projection.mode === 'async') await moveCheckpoint(tx, projection.name, upTo);
      return upTo;
    });
  }

  /** Reads the next batch while the last is being applied. */
  private async applyAll(tx: OpenTransaction, projection: Projection, upTo: number): Promise<void> {
    const read = (after: number) =>
      this.store.readBetween(tx, after, upTo, BATCH, projection.handles);
    let events = await read(0);
    for (let last = events.at(-1); last; last = events.at(-1)) {
      const next = events.length < BATCH ? Promise.resolve([]) : read(last.position);
      next.catch(() => undefined);
      await projection.apply(tx, events);
      events = await next;
    }
  }
}

/**
 * Waits until no writer of the area is under way and lets none begin (decision 0004); then what is
 * committed is all there is, and no watermark is needed.
 */
async function holdWriters(tx: OpenTransaction): Promise<number> {
  await tx.query('select pg_advisory_xact_lock(4604237, hashtext($1))', [tx.areaId]);
  const rows = await tx.query<{ head: string | null }>(
    'select max(position) as head from platform.event where area_id = $1',
    [tx.areaId],
  );
  return Number(rows[0]?.head ?? 0);
}
