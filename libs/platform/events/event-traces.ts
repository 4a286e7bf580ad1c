import type { AreaId, CommandId } from '@famsam/kernel';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../database';

/** What a command did to one stream. */
export interface Trace {
  readonly stream: string;
  /** The first and the last version that the command made. */
  readonly first: number;
  readonly last: number;
  readonly types: readonly string[];
}

/** What is looked for in the events since a command. */
export interface Sought {
  /** What came before it cannot name what it made. */
  readonly since: CommandId;
  /** Nor does what was passed over up to this position. */
  readonly after?: number;
  /** Ids that count where another command names them. */
  readonly ids: readonly string[];
  /** Ids and codes that count also where the command itself names them, */
  readonly own: readonly string[];
  /** but not in the stream in which it made them. */
  readonly madeIn: string;
  /** Fields of events that hold a code which is no uuid. */
  readonly fields: readonly string[];
  /** A command whose events do not count. */
  readonly notOf: CommandId;
}

/** An id is named in a stream: it is that of the stream, or stands anywhere in an event of it. */
export interface Naming {
  readonly id: string;
  /** The id of the stream. */
  readonly by: string;
}

const began = `select position from platform.event
  where area_id = $1 and command_id = $2 and command_index = 0`;
const traces = `select stream, min(version) as first, max(version) as last,
    array_agg(distinct type) as types
  from platform.event
 where area_id = $1 and command_id = $2 and position >= (${began}) group by stream`;
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const namings = `select distinct named.id, right(e.stream, 36) as by from platform.event e
  cross join lateral (
    select right(e.stream, 36)
    union all select e.data ->> field from unnest($8::text[]) as field
    union all select found[1] from regexp_matches(e.data::text, '${uuid}', 'g') as found
  ) as named (id)
 where e.area_id = $1 and e.position > $2 and e.position <= $3 and e.command_id <> $4
   and (e.command_id <> $5 and named.id = any ($6::text[])
     or named.id = any ($7::text[]) and not (e.command_id = $5 and e.stream = $9))`;
/** The last of so many events, where there are more. */
const endOfPage = `select position from platform.event
  where area_id = $1 and position > $2 order by position offset $3 limit 1`;
const last = String(2n ** 63n - 1n);

/** Looks through the events for what came of a command, and what came after it. Reads many: for jobs. */
@Injectable()
export class EventTraces {
  constructor(private readonly transactions: Transactions) {}

  /** Each stream that the command wrote to; none when it wrote nothing. */
  of(areaId: AreaId, commandId: CommandId): Promise<readonly Trace[]> {
    return this.transactions.readInArea(areaId, (tx) =>
      tx.query<Trace>(traces, [areaId, commandId]),
    );
  }

  /** Where they are named, `page` events at a time: between two, the connection is others'. */
  async *namings(
    areaId: AreaId,
    { since, after: passed = 0, ids, own, madeIn, fields, notOf }: Sought,
    page = 10_000,
  ): AsyncGenerator<readonly Naming[]> {
    const [begun] = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ position: string }>(began, [areaId, since]),
    );
    if (!begun) return;
    const before = Math.max(Number(begun.position) - 1, passed);
    for (let after = String(before); after !== last;) {
      const [upTo, found] = await this.transactions.readInArea(areaId, async (tx) => {
        const [end] = await tx.query<{ position: string }>(endOfPage, [areaId, after, page - 1]);
        const to = end?.position ?? last;
        const values = [areaId, after, to, notOf, since, ids, own, fields, madeIn];
        return [to, await tx.query<Naming>(namings, values)] as const;
      });
      yield found;
      after = upTo;
    }
  }
}
