import { type AreaId, type CommandId, type Recorded } from '@famsam/kernel';
import { newId, SERVICE_ROLE } from '@famsam/platform';
import { Client, Pool } from 'pg';
import { append, type Append } from '../../libs/platform/events/append';
import { sessionSettings } from '../../libs/platform/database/connection';
import { aDatabase, type TestDatabase } from '../support/database';
import { count, extent } from '../support/extent';
import { aPlatform, type Platform } from '../support/platform';
import { someone } from '../support/tally';

/**
 * Decision 0002: whatever writers do, a reader below the watermark meets every event once and in
 * order. A reader that trusts the positions alone reads along, and must be seen to lose events.
 */
const WRITERS = 12;
const EVENTS = extent({ test: 20_000, soak: 100_000 });
const PER_STREAM = 5;
const STREAMS = 8;

let db: TestDatabase;
let platform: Platform;
let areas: AreaId[];
/** Fixed, so that a failing run can be tried again; the interleaving is the machine's. */
const random = generator(20_251_122);

beforeAll(async () => {
  db = await aDatabase();
  platform = await aPlatform(db.serviceUrl);
  areas = [await platform.newArea(), await platform.newArea()];
});

afterAll(async () => {
  await platform.app.close();
  await db.drop();
});

it('loses, doubles and disorders nothing, whatever writers do', async () => {
  const elsewhere = await aLongTransactionInAnotherDatabase();
  const over = { yet: false };
  const readers = areas.map((area) => readAlong(area, over));
  const naive = readNaively(areas[0] as AreaId, over);
  // Only the owner may end the sessions of services.
  const killer = new Pool({ connectionString: db.ownerUrl, max: 2 });

  const tally = { written: 0, ways: new Map<string, number>() };
  const writers = Array.from({ length: WRITERS }, (_, at) => write(at, killer, tally));
  await Promise.all(writers).finally(() => (over.yet = true));
  const read = await Promise.all(readers);
  await Promise.all([killer.end(), elsewhere.end()]);

  expect([...tally.ways.keys()].sort()).toEqual(Object.keys(ways).sort());
  expect(tally.written).toBeGreaterThanOrEqual(EVENTS);
  const kept = await Promise.all(areas.map(everythingIn));
  expect(read.map((events) => events.length)).toEqual(kept.map((events) => events.length));
  expect(read).toEqual(kept);
  expect(kept.flat().length).toBe(tally.written);
  count({ events: tally.written, kills: tally.ways.get('killed') ?? 0 });
  for (const events of read) expect(disorderOf(events)).toBeUndefined();

  const lost = (kept[0]?.length ?? 0) - (await naive);
  expect(lost).toBeGreaterThan(0);
}, 240_000);

it('keeps reading after the database was copied', async () => {
  const area = areas[1] as AreaId;
  const before = await platform.store.readForward(area, 0, 1_000_000);
  await platform.app.close();
  const copy = await db.copy();
  const there = await aPlatform(copy.serviceUrl);
  expect(await there.store.readForward(area, 0, 1_000_000)).toEqual(before);
  const session = await aSession(copy.serviceUrl);
  await tell(session, [one(area, `tally-${newId()}`, 0, 1)]);
  await session.end();
  const after = before.at(-1)?.position ?? 0;
  expect(await there.store.readForward(area, after, 10)).toHaveLength(1);
  await there.app.close();
  await copy.drop();
  platform = await aPlatform(db.serviceUrl);
}, 60_000);

interface Way {
  /** What has been stored for good; undefined when nothing was. */
  (session: Client, killer: Pool, appends: () => Append[]): Promise<Append[] | undefined>;
}

/** The ways of a transaction; each is taken many times by every writer. */
const ways: Record<string, Way> = {
  commit: async (session, _, appends) => {
    const made = appends();
    await tell(session, made);
    return made;
  },
  'late commit': async (session, _, appends) => {
    const made = appends();
    await session.query('begin');
    await tell(session, made);
    await session.query(`select pg_sleep(${random() * 0.03})`);
    await session.query('commit');
    return made;
  },
  'several appends': async (session, _, appends) => {
    const made = [appends(), appends()];
    await session.query('begin');
    for (const some of made) await tell(session, some);
    await session.query('commit');
    return made.flat();
  },
  savepoint: async (session, _, appends) => {
    const made = appends();
    await session.query('begin; savepoint before');
    await tell(session, made);
    await session.query('rollback to before');
    await tell(session, made);
    await session.query('commit');
    return made;
  },
  rollback: async (session, _, appends) => {
    await session.query('begin');
    await tell(session, appends());
    await session.query('rollback');
    return undefined;
  },
  killed: async (session, killer, appends) => {
    const { rows } = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
    await session.query('begin');
    await tell(session, appends());
    const ended = new Promise((resolve) => session.once('end', resolve));
    await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    return undefined;
  },
};

async function write(
  at: number,
  killer: Pool,
  tally: { written: number; ways: Map<string, number> },
): Promise<void> {
  const area = areas[at % areas.length] as AreaId;
  const streams = Array.from({ length: STREAMS }, () => `tally-${newId()}`);
  const versions = new Map(streams.map((stream) => [stream, 0]));
  const names = Object.keys(ways);
  let session = await aSession();
  for (let turn = at; tally.written < EVENTS || turn < at + names.length; turn += 1) {
    const name = names[turn % names.length] as string;
    const next = new Map(versions);
    // One command on several streams, and beside it others with a stream each.
    const appends = (): Append[] => {
      const made: Append[] = [];
      for (const stream of streams) {
        const expected = next.get(stream) ?? 0;
        const append = one(area, stream, expected, PER_STREAM);
        next.set(stream, expected + PER_STREAM);
        const first = made[0];
        if (first && random() < 0.5)
          made[0] = { ...first, parts: [...first.parts, ...append.parts] };
        else made.push(append);
      }
      return made;
    };
    const stored = await (ways[name] as Way)(session, killer, appends);
    tally.ways.set(name, (tally.ways.get(name) ?? 0) + 1);
    for (const { parts } of stored ?? []) {
      for (const { stream, expectedVersion, events } of parts) {
        versions.set(stream, Math.max(versions.get(stream) ?? 0, expectedVersion + events.length));
        tally.written += events.length;
      }
    }
    if (name === 'killed') session = await aSession();
  }
  await session.end();
}

function one(areaId: AreaId, stream: string, expectedVersion: number, count: number): Append {
  const event = { type: 'tally.closed', typeVersion: 1, happenedOn: '2025-03-31', data: '{}' };
  return {
    areaId,
    commandId: newId() as CommandId,
    fingerprint: null,
    actor: someone,
    parts: [{ stream, expectedVersion, events: Array.from({ length: count }, () => event) }],
  };
}

async function tell(session: Client, appends: readonly Append[]): Promise<void> {
  const verdicts = await append(
    (query) => session.query(query),
    '2025-03-31T10:00:00.000Z',
    appends,
  );
  expect(verdicts.every(({ kind }) => kind === 'appended')).toBe(true);
}

type Met = readonly [position: number, stream: string, version: number];

/** From before the first event until nothing more comes. */
async function readAlong(area: AreaId, over: { yet: boolean }): Promise<Met[]> {
  const met: Met[] = [];
  for (let last = false; ;) {
    const events = await platform.store.readForward(area, met.at(-1)?.[0] ?? 0, 1_000);
    met.push(...events.map(asMet));
    if (last && !events.length) return met;
    last = over.yet;
  }
}

/** What every store of events does at first: on from the last position it has met. */
async function readNaively(area: AreaId, over: { yet: boolean }): Promise<number> {
  const session = await aSession();
  await session.query(`set famsam.area = '${area}'`);
  let count = 0;
  let after = '0';
  for (let last = false; ;) {
    const { rows } = await session.query<{ position: string }>(
      'select position from platform.event where position > $1 order by position limit 1000',
      [after],
    );
    count += rows.length;
    after = rows.at(-1)?.position ?? after;
    if (last && !rows.length) break;
    last = over.yet;
  }
  await session.end();
  return count;
}

async function everythingIn(area: AreaId): Promise<Met[]> {
  const events = await platform.transactions.readInArea(area, (tx) =>
    tx.query<{ position: string; stream: string; version: number }>(
      'select position, stream, version from platform.event order by position',
    ),
  );
  return events.map(({ position, stream, version }) => [Number(position), stream, version]);
}

function asMet({ position, stream, version }: Recorded): Met {
  return [position, stream, version];
}

function disorderOf(events: readonly Met[]): Met | undefined {
  const versions = new Map<string, number>();
  let before = 0;
  return events.find(([position, stream, version]) => {
    const follows = position > before && version === (versions.get(stream) ?? 0) + 1;
    before = position;
    versions.set(stream, version);
    return !follows;
  });
}

async function aSession(url = db.serviceUrl): Promise<Client> {
  const session = new Client({ connectionString: url, options: sessionSettings(SERVICE_ROLE) });
  session.on('error', () => undefined);
  await session.connect();
  return session;
}

async function aLongTransactionInAnotherDatabase(): Promise<Client> {
  const session = new Client({ connectionString: process.env.TEST_DATABASE_URL });
  await session.connect();
  await session.query('begin');
  // It has a transaction id, and even a lock that looks like a writer's from the very beginning.
  await session.query(
    'select pg_current_xact_id(), pg_advisory_xact_lock_shared(4604237::bigint << 40)',
  );
  return session;
}

/** mulberry32 */
function generator(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
