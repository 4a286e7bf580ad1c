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

/** Where it is looked for what names an id. */
export interface Elsewhere {
  /** What came before this command cannot name what it made. */
  readonly since: CommandId;
  /** Nor does what was passed over up to this position. */
  readonly after?: number;
  /** Fields of events that hold a code which is no uuid. */
  readonly fields: readonly string[];
  /** Events of these commands do not count, */
  readonly notOf?: readonly CommandId[];
  /** nor do streams of these ids, */
  readonly notIn?: readonly string[];
  /** nor what the first command wrote to this stream. */
  readonly notBegunIn?: string;
}

const began = `(select position from platform.event
  where area_id = $1 and command_id = $2 and command_index = 0)`;
const traces = `select stream, min(version) as first, max(version) as last,
    array_agg(distinct type) as types
  from platform.event
 where area_id = $1 and command_id = $2 and position >= ${began} group by stream`;
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const named = `select distinct named.id from platform.event e
  cross join lateral (
    select right(e.stream, 36)
    union all select e.data ->> field from unnest($4::text[]) as field
    union all select found[1] from regexp_matches(e.data::text, '${uuid}', 'g') as found
  ) as named (id)
 where e.area_id = $1 and e.position >= ${began} and e.position > $8 and named.id = any ($3::text[])
   and not (e.command_id = any ($5::uuid[])) and not (right(e.stream, 36) = any ($6::text[]))
   and not (e.command_id = $2 and e.stream = $7)`;

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

  /** Those of the ids that are named since: by a stream of that id, or anywhere in an event. */
  async named(
    areaId: AreaId,
    ids: readonly string[],
    { since, after = 0, fields, notOf = [], notIn = [], notBegunIn = '' }: Elsewhere,
  ): Promise<ReadonlySet<string>> {
    const values = [areaId, since, ids, fields, notOf, notIn, notBegunIn, after];
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ id: string }>(named, values),
    );
    return new Set(rows.map(({ id }) => id));
  }
}
