import { watermark } from '../events';
import type { OpenTransaction } from '../database';

/** Who holds the row in an open transaction is the one who moves the projection on. */
const take = 'select position from platform.checkpoint where area_id = $1 and projection = $2';
const first = `insert into platform.checkpoint (area_id, projection, position) values ($1, $2, 0)
  on conflict do nothing`;
const move = `update platform.checkpoint
  set position = $3, updated_at = clock_timestamp(), failing_since = null, failure = null
  where area_id = $1 and projection = $2`;

export interface Lease {
  readonly checkpoint: number;
  readonly watermark: number;
}

/**
 * The lease and, after it and in the same round trip, a watermark. Undefined when another process
 * has it and `wait` is false; a process that is killed loses it at once, with its connection.
 */
export async function takeLease(
  tx: OpenTransaction,
  projection: string,
  wait: boolean,
): Promise<Lease | undefined> {
  const text = `${take} for update ${wait ? '' : 'skip locked'}`;
  const [rows, upTo] = await Promise.all([
    tx.query<{ position: string }>(text, [tx.areaId, projection]),
    watermark(tx),
  ]);
  if (rows[0]) return { checkpoint: Number(rows[0].position), watermark: upTo };
  const made = await tx.run({ text: first, values: [tx.areaId, projection] });
  return made.rowCount || wait ? takeLease(tx, projection, wait) : undefined;
}

export async function moveCheckpoint(
  tx: OpenTransaction,
  projection: string,
  position: number,
): Promise<void> {
  await tx.query(move, [tx.areaId, projection, position]);
}
