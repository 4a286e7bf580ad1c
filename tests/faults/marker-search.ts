import Redis from 'ioredis';
import { Client } from 'pg';

/** What is planted, and what is looked for: parts that nothing else can contain. */
export const marker = {
  name: 'Zyxwvutsa Märkesson',
  personNumber: '19811228-9874',
  phone: '070-174 99 61',
  email: 'zyxwvutsa@example.org',
  address: 'Qwertzgatan 17, Nora',
} as const;
export const markedNote = 'Zyxwvutsa trivs inte alls i klassen';

/** A calendar that says more than when somebody is busy. */
export const markedCalendar = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', `SUMMARY:${markedNote}`],
  ...[`LOCATION:${marker.address}`, 'DTSTART:20250407T080000Z', 'DTEND:20250407T090000Z'],
  ...['END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n');

const needles = [
  'zyxwvutsa',
  'märkesson',
  '811228-9874',
  '8112289874',
  '174 99 61',
  'qwertzgatan',
  'trivs inte alls',
];

/** As it was written, and as Postgres shows bytes. */
export const markers: readonly string[] = [
  ...needles,
  ...Object.values({ ...marker, markedNote })
    .flatMap((text) => text.split(/[ ,@]+/))
    .filter((word) => word.length > 4)
    .map((word) => Buffer.from(word).toString('hex')),
];

/** The markers that stand in a text. */
export function markersIn(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return markers.filter((form) => lower.includes(form));
}

/** Every table of every schema, all columns of each row cast to text: `schema.table: what was found`. */
export async function findInDatabase(
  client: Client,
  texts: readonly string[],
): Promise<readonly string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ form: string }>(
      `select distinct form from ${name} as row, unnest($1::text[]) as form
        where position(form in lower(row::text)) > 0`,
      [texts],
    );
    found.push(...rows.map(({ form }) => `${name}: ${form}`));
  }
  return found;
}

/** Every key of queues and all that stands under it: `key: what was found`. */
export async function findInRedis(
  url: string,
  texts: readonly string[],
): Promise<readonly string[]> {
  const redis = new Redis(url);
  try {
    const found: string[] = [];
    for (const key of await redis.keys('famsam-*')) {
      const content = JSON.stringify(await valueOf(redis, key)).toLowerCase();
      found.push(
        ...texts.filter((text) => content.includes(text)).map((text) => `${key}: ${text}`),
      );
    }
    return found;
  } finally {
    redis.disconnect();
  }
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, -1);
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return null;
  }
}
