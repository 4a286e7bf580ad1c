import type { Appender } from './appender';
import type { CommandContext } from '../command-context';
import { earlierCommand } from './append';
import { VersionConflictError } from '../errors';
import type { EventStore } from './event-store';
import type { OpenTransaction } from '../database';

/** Events shown to the inline projections at a time. */
const BATCH = 2_000;

const announce = `select platform.announce_writer($1) as before`;
const moved = `
  select staged.stream from (
    select stream, min(version) - 1 as expected, max(version) - min(version) + 1 - count(*) as gap
      from platform.staged where area_id = $1 and command_id = $2 group by stream) as staged
   where gap <> 0 or expected <> coalesce((
     select e.version from platform.event e
      where e.area_id = $1 and e.stream = staged.stream
      order by e.version desc limit 1), 0)
   limit 1`;
const insert = `
  insert into platform.event (position, area_id, stream, version, type, type_version, happened_on,
    recorded_at, command_id, command_index, fingerprint, actor_id, actor_role, data)
  select nextval('platform.position'), $1, stream, version, type, type_version, happened_on,
    $3::timestamptz, $2, index - 1, case when index = 1 then $4::text end, $5::text, $6::text, data
  from (select *, row_number() over (order by place) as index
          from platform.staged where area_id = $1 and command_id = $2 order by place) as staged`;

/** Everything that was staged, in its order, in the transaction that is open; how many events. */
export async function publishStaged(
  tx: OpenTransaction,
  store: EventStore,
  appender: Appender,
  { areaId, commandId, fingerprint, actor }: CommandContext,
  recordedAt: string,
  onProgress: ((done: number, of: number) => void) | undefined,
): Promise<number> {
  const [announced] = await tx.query<{ before: string }>(announce, [areaId]);
  if (await earlierCommand((query) => tx.run(query), areaId, commandId)) return 0;
  const [conflict] = await tx.query<{ stream: string }>(moved, [areaId, commandId]);
  if (conflict) throw new VersionConflictError(conflict.stream);
  const who = [fingerprint ?? null, actor.id, actor.role];
  const { rowCount } = await tx.run({
    text: insert,
    values: [areaId, commandId, recordedAt, ...who],
  });
  const all = rowCount ?? 0;
  let after = Number(announced?.before);
  for (let done = 0; done < all;) {
    const events = await store.readCommand(tx, commandId, after, BATCH);
    await appender.project(tx, events);
    done += events.length;
    after = events.at(-1)?.position ?? after;
    onProgress?.(done, all);
  }
  return all;
}
