import type { Projection, Tx } from '@famsam/platform';
import { countedTypes, takeIn, type Change, type CountedEvent, type Facts } from './changes';

/** What the log says of the area already; `classCount` is also the number of the next class. */
interface Known {
  readonly facts: Map<string, Facts>;
  readonly classes: Map<string, number>;
  classCount: number;
}

/**
 * All that is known, while one transaction applies batch after batch to what was empty before: a
 * rebuild. It need not ask for what it wrote itself, so the database stores one batch while the next
 * is being counted (decision 0009). Bounded, because an area may be large.
 */
const rebuilding = new WeakMap<Tx, Known>();
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
    const known = rebuilding.get(tx) ?? (await knownOf(tx, streams));
    const changes = takeIn(known.facts, counted);
    const keys = [...new Set(changes.map(({ key }) => key))];
    if (!rebuilding.has(tx)) await findClasses(tx, known.classes, keys);
    if (known.facts.size > mostRemembered) rebuilding.delete(tx);
    await save(tx, streams, known, changes, keys);
  },
};

async function knownOf(tx: Tx, streams: readonly string[]): Promise<Known> {
  const [rows, [{ classCount = 0 } = {}]] = await Promise.all([
    tx.query<{ stream: string; facts: Facts }>(
      'select stream, facts from statistics.facts where area_id = $1 and stream = any($2)',
      [tx.areaId, streams],
    ),
    tx.query<{ classCount: number }>(
      `select max(class_id) + 1 as "classCount" from statistics.class where area_id = $1`,
      [tx.areaId],
    ),
  ]);
  const facts = new Map(rows.map(({ stream, facts: of }) => [stream, of]));
  const known = { facts, classes: new Map<string, number>(), classCount: classCount ?? 0 };
  if (facts.size === 0 && (await isEmpty(tx))) rebuilding.set(tx, known);
  return known;
}

async function isEmpty(tx: Tx): Promise<boolean> {
  const rows = await tx.query('select from statistics.facts where area_id = $1 limit 1', [
    tx.areaId,
  ]);
  return rows.length === 0;
}

async function findClasses(
  tx: Tx,
  classes: Map<string, number>,
  keys: readonly string[],
): Promise<void> {
  const rows = await tx.query<{ key: string; classId: number }>(
    `select key, class_id as "classId" from statistics.class
      where area_id = $1 and key = any($2)`,
    [tx.areaId, keys],
  );
  for (const { key, classId } of rows) classes.set(key, classId);
}

/** Three statements in one round trip. */
async function save(
  tx: Tx,
  streams: readonly string[],
  known: Known,
  changes: readonly Change[],
  keys: readonly string[],
): Promise<void> {
  const { facts, classes } = known;
  const added = keys.filter((key) => !classes.has(key));
  for (const key of added) classes.set(key, known.classCount++);
  await Promise.all([
    tx.query(
      `insert into statistics.facts (area_id, stream, facts)
       select $1, stream, facts
         from unnest($2::text[]) with ordinality as named (stream, place)
         join json_array_elements($3::json) with ordinality as told (facts, place) using (place)
       on conflict (area_id, stream) do update set facts = excluded.facts`,
      [tx.areaId, array(streams), JSON.stringify(streams.map((stream) => facts.get(stream)))],
    ),
    tx.query(
      `insert into statistics.class (area_id, class_id, key)
       select $1, * from unnest($2::integer[], $3::text[])`,
      [tx.areaId, array(added.map((key) => classes.get(key)!)), added],
    ),
    tx.query(
      `insert into statistics.change (area_id, position, known_at, day, class_id, delta)
       select $1, position, known_at, day, class_id, delta
         from unnest($2::bigint[], $3::timestamptz[], $4::integer[], $5::integer[], $6::smallint[])
                with ordinality as change (position, known_at, day, class_id, delta, place)
        order by place`,
      [
        tx.areaId,
        array(changes.map(({ position }) => position)),
        array(changes.map(({ knownAt }) => knownAt)),
        array(changes.map(({ day }) => day)),
        array(changes.map(({ key }) => classes.get(key)!)),
        array(changes.map(({ delta }) => delta)),
      ],
    ),
  ]);
}

/** Names of streams, numbers and instants need no quoting; the driver would look at every value. */
function array(values: readonly (number | string)[]): string {
  return `{${values.join(',')}}`;
}
