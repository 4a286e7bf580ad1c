import type { Actor, AreaId, CommandId, DomainEvent, Recorded } from '@famsam/kernel';
import { textQuery, type StorableEvent } from './recorded-events';

/** The events of one command, to be stored together or not at all. */
export interface Append {
  readonly areaId: AreaId;
  readonly commandId: CommandId;
  readonly fingerprint: string | null;
  readonly actor: Actor;
  /** The first is the stream that the command was addressed to. */
  readonly parts: readonly {
    readonly stream: string;
    readonly expectedVersion: number;
    readonly events: readonly StorableEvent[];
  }[];
}

export type Verdict =
  | { readonly kind: 'appended'; readonly events: readonly Recorded[] }
  /** The command id has been used; nothing was stored now. */
  | { readonly kind: 'seen' }
  /** A stream is at another version; nothing was stored now. */
  | { readonly kind: 'stale' };

const sql = `select positions, seen, stale from platform.append(
  $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

const sqlForOne = `select platform.append_one($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

type Answer = readonly [positions: string | null, seen: string | null, stale: string | null];

/** One round trip for commands of one area; no command and no stream may come twice. */
export async function append(
  run: (query: ReturnType<typeof textQuery>) => Promise<{ rows: unknown[] }>,
  recordedAt: string,
  appends: readonly Append[],
): Promise<Verdict[]> {
  const [first, second] = appends;
  const lone = first && !second ? loneEvent(first) : undefined;
  if (first && lone) return [await appendOne(run, recordedAt, first, lone)];
  const { rows } = await run(textQuery('append', sql, parameters(recordedAt, appends)));
  const [positions, repeatedIds, stale] = rows[0] as Answer;
  const free = members(positions).map(Number);
  const seenIds = members(repeatedIds);
  const staleIds = members(stale);
  let next = 0;
  return appends.map((one) => {
    if (seenIds.includes(one.commandId)) return { kind: 'seen' };
    if (staleIds.includes(one.commandId)) return { kind: 'stale' };
    const count = one.parts.reduce((sum, part) => sum + part.events.length, 0);
    const events = recorded(one, recordedAt, free.slice(next, next + count));
    next += count;
    return { kind: 'appended', events };
  });
}

interface LoneEvent {
  readonly stream: string;
  readonly expectedVersion: number;
  readonly event: StorableEvent;
}

/** The only event of a command, if it has just one. */
function loneEvent({ parts }: Append): LoneEvent | undefined {
  const [part, another] = parts;
  const [event, further] = part?.events ?? [];
  if (!part || another || !event || further) return undefined;
  return { stream: part.stream, expectedVersion: part.expectedVersion, event };
}

async function appendOne(
  run: (query: ReturnType<typeof textQuery>) => Promise<{ rows: unknown[] }>,
  recordedAt: string,
  one: Append,
  { stream, expectedVersion, event }: LoneEvent,
): Promise<Verdict> {
  const { areaId, commandId, fingerprint, actor } = one;
  const { rows } = await run(
    textQuery('append-one', sqlForOne, [
      ...[areaId, recordedAt, commandId, stream, expectedVersion, fingerprint, actor.id],
      ...[actor.role, event.type, event.typeVersion, event.happenedOn, event.data],
    ]),
  );
  const [position] = rows[0] as [string];
  if (position === '0') return { kind: 'seen' };
  if (position === '-1') return { kind: 'stale' };
  return { kind: 'appended', events: recorded(one, recordedAt, [Number(position)]) };
}

/** An array of Postgres whose members need no quotes. */
function members(text: string | null): string[] {
  return text === null ? [] : text.slice(1, -1).split(',');
}

function parameters(recordedAt: string, appends: readonly Append[]): unknown[] {
  const parts: [string[], string[], number[]] = [[], [], []];
  const commands: string[] = [];
  const commandIndexes: number[] = [];
  const fingerprints: (string | null)[] = [];
  const actorIds: string[] = [];
  const actorRoles: string[] = [];
  const streams: string[] = [];
  const versions: number[] = [];
  const types: string[] = [];
  const typeVersions: number[] = [];
  const days: string[] = [];
  const datas: string[] = [];
  for (const { commandId, fingerprint, actor, parts: ofCommand } of appends) {
    let index = 0;
    for (const { stream, expectedVersion, events } of ofCommand) {
      parts[0].push(commandId);
      parts[1].push(stream);
      parts[2].push(expectedVersion);
      let version = expectedVersion;
      for (const event of events) {
        commands.push(commandId);
        fingerprints.push(index === 0 ? fingerprint : null);
        commandIndexes.push(index++);
        actorIds.push(actor.id);
        actorRoles.push(actor.role);
        streams.push(stream);
        versions.push(++version);
        types.push(event.type);
        typeVersions.push(event.typeVersion);
        days.push(event.happenedOn);
        datas.push(event.data);
      }
    }
  }
  const area = appends[0]?.areaId;
  return [
    ...[area, recordedAt, ...parts, commands, commandIndexes, fingerprints, actorIds, actorRoles],
    ...[streams, versions, types, typeVersions, days, datas],
  ];
}

/** What a reader will see: the data as it is stored, not as it was in memory. */
function recorded(
  { areaId, commandId, actor, parts }: Append,
  recordedAt: string,
  positions: readonly number[],
): Recorded[] {
  let index = 0;
  return parts.flatMap(({ stream, expectedVersion, events }) =>
    events.map(({ type, happenedOn, data }, at) => {
      const event: unknown = {
        position: positions[index++],
        areaId,
        stream,
        version: expectedVersion + at + 1,
        type,
        happenedOn,
        recordedAt,
        commandId,
        actor,
        data: JSON.parse(data) as unknown,
      };
      return event as Recorded<DomainEvent>;
    }),
  );
}

/** What an earlier command of this id did; only asked when there was one. */
export interface EarlierCommand {
  readonly fingerprint: string | null;
  readonly stream: string;
  readonly version: number;
  readonly events: number;
}

export async function earlierCommand(
  run: (query: ReturnType<typeof textQuery>) => Promise<{ rows: unknown[] }>,
  areaId: AreaId,
  commandId: CommandId,
): Promise<EarlierCommand | undefined> {
  const { rows } = await run(
    textQuery(
      'earlier-command',
      'select fingerprint, stream, version, events from platform.earlier_command($1, $2)',
      [areaId, commandId],
    ),
  );
  const [fingerprint, stream, version, events] = rows[0] as (string | null)[];
  if (!stream) return undefined;
  return {
    fingerprint: fingerprint ?? null,
    stream,
    version: Number(version),
    events: Number(events),
  };
}
