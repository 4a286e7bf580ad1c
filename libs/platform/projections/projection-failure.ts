import type { AreaId } from '@famsam/kernel';
import { QueryFailedError } from 'typeorm';
import type { Transactions } from '../database';

/** Kind and place of an error, never its message: that may hold what a row holds. */
export function whatFailed(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const { code, schema, table, constraint } = cause as Record<string, unknown>;
  const place = /\n\s+at (?:async )?(\S+) /.exec(error.stack ?? '')?.[1];
  return [error.name, code, schema, table, constraint, place].filter(Boolean).join(' ');
}

/** For lag(), from whichever process it is asked; cleared when the projection moves again. */
export async function recordFailure(
  transactions: Transactions,
  areaId: AreaId,
  projection: string,
  reason: string,
): Promise<void> {
  await transactions.begin(areaId, 'write', (tx) =>
    tx.query(
      `insert into platform.checkpoint (area_id, projection, position, failing_since, failure)
       values ($1, $2, 0, clock_timestamp(), $3)
       on conflict (area_id, projection) do update
         set failing_since = coalesce(checkpoint.failing_since, excluded.failing_since),
             failure = excluded.failure`,
      [areaId, projection, reason],
    ),
  );
}
