import type { CommandContext, Tx } from '@famsam/platform';
import { CommandReusedError } from '@famsam/platform';

/**
 * Whether a request about a calendar came before: a repeat that is late must not undo what came after it. No event
 * remembers these requests, so a row does.
 */
export async function cameBefore(
  tx: Tx,
  { commandId, fingerprint = '' }: CommandContext,
): Promise<boolean> {
  const added = await tx.query(
    `insert into meetings.calendar_request (area_id, command_id, fingerprint)
     values ($1, $2, $3) on conflict do nothing returning command_id`,
    [tx.areaId, commandId, fingerprint],
  );
  if (added.length > 0) return false;
  const [before] = await tx.query<{ fingerprint: string }>(
    `select fingerprint from meetings.calendar_request where area_id = $1 and command_id = $2`,
    [tx.areaId, commandId],
  );
  if (before?.fingerprint !== fingerprint) throw new CommandReusedError(commandId);
  return true;
}
