import type { AreaId, CommandId, DomainEvent, Recorded, Rejection } from '@famsam/kernel';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf, Transactions, type OpenTransaction } from '../database';
import { columns, recordedFrom, textQuery, type TextRow } from './recorded-events';
import { Rooms } from '../rooms';
import { streamId, streamName, type StreamDefinition } from '../stream';

type Query = ReturnType<typeof textQuery>;

export interface Folded<S> {
  readonly state: S;
  /** 0 when the stream has no event. */
  readonly version: number;
}

const readStream = `select ${columns} from platform.read_stream($1, $2)`;
const readStreams = `select ${columns} from platform.event
  where area_id = $1 and stream = any ($2) order by stream, version`;
const readOn = `select ${columns} from platform.event
  where area_id = $1 and position > $2 and position <= $3 order by position limit $4`;
const readOnTypes = `select ${columns} from platform.event
  where area_id = $1 and position > $2 and position <= $3 and type = any ($5)
  order by position limit $4`;
const readTypes = `select distinct type, stream from platform.event
  where area_id = $1 and position > $2 and position <= $3 and type = any ($4) limit $5`;
const readHead = `select position from platform.event
  where area_id = $1 order by position desc limit 1`;
const readCommand = `select ${columns} from platform.event
  where area_id = $1 and position > $2 and command_id = $3 order by position limit $4`;

/** What happened since a position, without what was said of it. */
export interface News {
  /** Where to go on from; all below is told here or was before. */
  readonly upTo: number;
  /** Each type and stream once; null when there are more than were asked for. */
  readonly events: readonly { readonly type: string; readonly stream: string }[] | null;
  /** More is committed, but a writer under way holds it back. */
  readonly held: boolean;
}

@Injectable()
export class EventStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly rooms: Rooms,
  ) {}

  async load<S, C, E extends DomainEvent, R extends Rejection>(
    stream: StreamDefinition<S, C, E, R>,
    areaId: AreaId,
    id: string,
  ): Promise<Folded<S> & { readonly events: readonly Recorded<E>[] }> {
    const query = textQuery('read-stream', readStream, [areaId, streamName(stream.category, id)]);
    const { rows } = await this.run<TextRow>(areaId, query);
    const events = recordedFrom<E>(this.rooms, areaId, rows);
    return { ...fold(stream, events), events };
  }

  /** States by id, in one query; a stream without events is not in the map. */
  async loadMany<S, C, E extends DomainEvent, R extends Rejection>(
    stream: StreamDefinition<S, C, E, R>,
    areaId: AreaId,
    ids: readonly string[],
  ): Promise<Map<string, Folded<S>>> {
    const names = ids.map((id) => streamName(stream.category, id));
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      rowsOf(tx as OpenTransaction, textQuery('read-streams', readStreams, [areaId, names])),
    );
    const byStream = new Map<string, Recorded<E>[]>();
    for (const event of recordedFrom<E>(this.rooms, areaId, rows)) {
      const events = byStream.get(event.stream);
      if (events) events.push(event);
      else byStream.set(event.stream, [event]);
    }
    return new Map([...byStream].map(([name, events]) => [streamId(name), fold(stream, events)]));
  }

  /** Commit-safe: what it has passed over will never appear. */
  readForward(areaId: AreaId, after: number, limit: number): Promise<readonly Recorded[]> {
    return this.transactions.readLatest(areaId, async (tx) => {
      const upTo = await watermark(tx);
      return this.readBetween(tx, after, upTo, limit);
    });
  }

  /** What is committed by now and may be read: what comes later has a higher position. */
  reached(areaId: AreaId): Promise<number> {
    return this.transactions.readLatest(areaId, watermark);
  }

  /** Which streams saw events of these types, commit-safe as `readForward`. */
  newsSince(areaId: AreaId, after: number, types: readonly string[], limit: number): Promise<News> {
    return this.transactions.readLatest(areaId, async (tx) => {
      const upTo = await watermark(tx);
      const [events, [head]] = await Promise.all([
        tx.query<{ type: string; stream: string }>(readTypes, [
          ...[areaId, after, upTo, types, limit + 1],
        ]),
        tx.query<{ position: string }>(readHead, [areaId]),
      ]);
      const held = Number(head?.position ?? 0) > upTo;
      return { upTo, events: events.length > limit ? null : events, held };
    });
  }

  /** `upTo` must be a watermark that an earlier statement has read. */
  async readBetween(
    tx: OpenTransaction,
    after: number,
    upTo: number,
    limit: number,
    types?: readonly string[],
  ): Promise<readonly Recorded[]> {
    const values = [tx.areaId, after, upTo, limit];
    const query = types
      ? textQuery('read-on-types', readOnTypes, [...values, types])
      : textQuery('read-on', readOn, values);
    return recordedFrom(this.rooms, tx.areaId, await rowsOf(tx, query));
  }

  /** What a command has stored in this very transaction, which needs no watermark. */
  async readCommand(
    tx: OpenTransaction,
    commandId: CommandId,
    after: number,
    limit: number,
  ): Promise<readonly Recorded[]> {
    const values = [tx.areaId, after, commandId, limit];
    const rows = await rowsOf(tx, textQuery('read-command', readCommand, values));
    return recordedFrom(this.rooms, tx.areaId, rows);
  }

  /** In the open transaction of the area, or by itself; for functions that set the area themselves. */
  run<Row>(areaId: AreaId, query: Query): Promise<{ rows: Row[] }> {
    const tx = this.transactions.current(areaId);
    const answer: unknown = tx ? tx.run(query) : poolOf(this.dataSource).query(query);
    return answer as Promise<{ rows: Row[] }>;
  }
}

/** Only ever a statement of its own, before the one that reads (decision 0002). */
export async function watermark(tx: OpenTransaction): Promise<number> {
  const query = textQuery('watermark', 'select platform.watermark()', []);
  const { rows } = await tx.run<string[]>(query);
  return Number(rows[0]?.[0]);
}

async function rowsOf(tx: OpenTransaction, query: Query): Promise<TextRow[]> {
  const { rows } = await tx.run(query);
  return rows as unknown as TextRow[];
}

export function fold<S, C, E extends DomainEvent, R extends Rejection>(
  { decider }: StreamDefinition<S, C, E, R>,
  events: readonly Recorded<E>[],
): Folded<S> {
  let state = decider.initial;
  for (const event of events) state = decider.evolve(state, event);
  return { state, version: events.at(-1)?.version ?? 0 };
}
