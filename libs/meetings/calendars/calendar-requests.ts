import type { CommandContext, Tx } from '@famsam/platform';
import { CommandReusedError } from '@famsam/platform';

/** No browser and no program repeats a request after a month. */
const keptMs = 30 * 24 * 60 * 60_000;

/**
 * Whether a request about a calendar came before: a repeat that is late must not undo what came after it. No event
 * remembers these requests, so a row does, for a month.
 */
export async function cameBefore(
  tx: Tx,
  { commandId, fingerprint = '' }: CommandContext,
  now: Date,
): Promise<boolean> {
  await tx.query('delete from meetings.calendar_request where area_id = $1 and at < $2', [
    tx.areaId,
    new Date(now.getTime() - keptMs),
  ]);
  const added = await tx.query(
    `insert into meetings.calendar_request (area_id, command_id, fingerprint, at)
     values ($1, $2, $3, $4) on conflict do nothing returning command_id`,
    [tx.areaId, commandId, fingerprint, now],
  );
  if (added.length > 0) return false;
  const [before] = await tx.query<{ fingerprint: string }>(
    `select fingerprint from meetings.calendar_request where area_id = $1 and command_id = $2`,
    [tx.areaId, commandId],
  );
  if (before?.fingerprint !== fingerprint) throw new CommandReusedError(commandId);
  return true;
}
