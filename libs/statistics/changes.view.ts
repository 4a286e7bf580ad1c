import type { Projection, Tx } from '@famsam/platform';
import { countedTypes, takeIn, type Change, type CountedEvent, type Facts } from './changes';

/**
 * The facts of every stream of the area, while one transaction applies batch after batch to what
 * was empty before: a rebuild. It need not ask for what it wrote itself, so the database stores one
 * batch while the next is being counted (decision 0009). Bounded, because an area may be large.
 */
const rebuilding = new WeakMap<Tx, Map<string, Facts>>();
const mostRemembered = 100_000;

/** The change log that every figure is a sum over (decision 0009). */
export const changesProjection: Projection = {
  name: 'statistics.changes',
  mode: 'async',
  handles: countedTypes,
  tables: ['statistics.change', 'statistics.class', 'statistics.facts'],
  async apply(tx, events) {
    const counted = events as readonly CountedEvent[];
    const streams = [...new Set(counted.map((event) => event.stream))];
    const known = rebuilding.get(tx) ?? (await factsOf(tx, streams));
    const changes = takeIn(known, counted);
    if (known.size > mostRemembered) rebuilding.delete(tx);
    await save(tx, streams, known, changes);
  },
};

async function factsOf(tx: Tx, streams: readonly string[]): Promise<Map<string, Facts>> {
  const rows = await tx.query<{ stream: string; facts: Facts }>(
    'select stream, facts from statistics.facts where area_id = $1 and stream = any($2)',
    [tx.areaId, streams],
  );
  const known = new Map(rows.map(({ stream, facts }) => [stream, facts]));
  if (known.size === 0 && (await isEmpty(tx))) rebuilding.set(tx, known);
  return known;
}

async function isEmpty(tx: Tx): Promise<boolean> {
  const rows = await tx.query('select from statistics.facts where area_id = $1 limit 1', [
    tx.areaId,
  ]);
  return rows.length === 0;
}

/** Three statements in one round trip; each sees what the one before it wrote. */
async function save(
  tx: Tx,
  streams: readonly string[],
  known: ReadonlyMap<string, Facts>,
  changes: readonly Change[],
): Promise<void> {
  const keys = new Map<string, number>();
  const keyNumbers = changes.map(({ key }) => {
    const number = keys.get(key) ?? keys.size + 1;
    keys.set(key, number);
    return number;
  });
  const wanted = [...keys.keys()];
  await Promise.all([
    tx.query(
      `insert into statistics.facts (area_id, stream, facts)
       select $1, stream, facts
         from unnest($2::text[]) with ordinality as named (stream, place)
         join json_array_elements($3::json) with ordinality as told (facts, place) using (place)
       on conflict (area_id, stream) do update set facts = excluded.facts`,
      [tx.areaId, array(streams), JSON.stringify(streams.map((stream) => known.get(stream)))],
    ),
    tx.query(
      `insert into statistics.class (area_id, class_id, key)
       select $1,
              (select coalesce(max(class_id), -1) from statistics.class where area_id = $1)
                + row_number() over (order by number),
              wanted.key
         from unnest($2::text[]) with ordinality as wanted (key, number)
         left join ${classOfKey} on true
        where class.class_id is null`,
      [tx.areaId, wanted],
    ),
    tx.query(
      `insert into statistics.change (area_id, position, known_at, day, class_id, delta)
       select $1, change.position, change.known_at, change.day, class.class_id, change.delta
         from unnest($3::bigint[], $4::timestamptz[], $5::integer[], $6::integer[], $7::smallint[])
                with ordinality as change (position, known_at, day, number, delta, place)
         join unnest($2::text[]) with ordinality as wanted (key, number) using (number)
        cross join ${classOfKey}
        order by change.place`,
      [
        tx.areaId,
        wanted,
        array(changes.map(({ position }) => position)),
        array(changes.map(({ knownAt }) => knownAt)),
        array(changes.map(({ day }) => day)),
        array(keyNumbers),
        array(changes.map(({ delta }) => delta)),
      ],
    ),
  ]);
}

/**
 * One look into the index per key, whatever the planner knows of a new area. That a plain join is slower
 * there was suspected, not shown.
 */
const classOfKey = `lateral (
  select class_id from statistics.class where area_id = $1 and key = wanted.key limit 1) as class`;

/** Names of streams, numbers and instants need no quoting; the driver would look at every value. */
function array(values: readonly (number | string)[]): string {
  return `{${values.join(',')}}`;
}
