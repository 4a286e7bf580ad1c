import type { Projection, Tx } from '@famsam/platform';
import { countedTypes, takeIn, type Change, type CountedEvent, type Facts } from './changes';

/** The change log that every figure is a sum over (decision 0009). */
export const changesProjection: Projection = {
  name: 'statistics.changes',
  mode: 'async',
  handles: countedTypes,
  tables: ['statistics.change', 'statistics.class', 'statistics.facts'],
  async apply(tx, events) {
    const counted = events as readonly CountedEvent[];
    const facts = await factsOf(tx, [...new Set(counted.map((event) => event.stream))]);
    const changes = takeIn(facts, counted);
    await save(tx, facts, changes);
  },
};

async function factsOf(tx: Tx, streams: readonly string[]): Promise<Map<string, Facts>> {
  const known = await tx.query<{ stream: string; facts: Facts }>(
    'select stream, facts from statistics.facts where area_id = $1 and stream = any($2)',
    [tx.areaId, streams],
  );
  return new Map(known.map(({ stream, facts }) => [stream, facts]));
}

/** Three statements in one round trip; each sees what the one before it wrote. */
async function save(tx: Tx, facts: Map<string, Facts>, changes: readonly Change[]): Promise<void> {
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
       select $1, key, value from json_each($2::json)
       on conflict (area_id, stream) do update set facts = excluded.facts`,
      [tx.areaId, JSON.stringify(Object.fromEntries(facts))],
    ),
    tx.query(
      `insert into statistics.class (area_id, class_id, key)
       select $1,
              (select coalesce(max(class_id), -1) from statistics.class where area_id = $1)
                + row_number() over (order by number),
              key
         from unnest($2::text[]) with ordinality as wanted (key, number)
        where not exists (
          select from statistics.class known where known.area_id = $1 and known.key = wanted.key)`,
      [tx.areaId, wanted],
    ),
    tx.query(
      `insert into statistics.change (area_id, position, known_at, day, class_id, delta)
       select $1, change.position, change.known_at, change.day, class.class_id, change.delta
         from unnest($3::bigint[], $4::timestamptz[], $5::integer[], $6::integer[], $7::smallint[])
                with ordinality as change (position, known_at, day, number, delta, place)
         join unnest($2::text[]) with ordinality as wanted (key, number) using (number)
         join statistics.class on class.area_id = $1 and class.key = wanted.key
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

/** Numbers and instants need no quoting; the driver would look at every value. */
function array(values: readonly (number | string)[]): string {
  return `{${values.join(',')}}`;
}
