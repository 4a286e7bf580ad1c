import type { AreaId } from '@famsam/kernel';
import { Client } from 'pg';
import { aDatabase, type TestDatabase } from '../../../tests/support/database';
import { aPlatform, type Platform } from '../../../tests/support/platform';
import {
  contextIn,
  counted,
  createTallyTables,
  tallyStream,
  tallyView,
} from '../../../tests/support/tally';
import { BulkBusyError, VersionConflictError } from '../errors';
import { newId } from '../ids';

let db: TestDatabase;
let owner: Client;
let platform: Platform;
let area: AreaId;

beforeAll(async () => {
  db = await aDatabase();
  owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
  await createTallyTables(db.ownerUrl, ['now', 'soon']);
  platform = await aPlatform(db.serviceUrl, [
    tallyView('inline', 'now'),
    tallyView('async', 'soon'),
  ]);
});

beforeEach(async () => {
  area = await platform.newArea();
});

afterAll(async () => {
  await platform.app.close();
  await owner.end();
  await db.drop();
});

function part(id: string, expectedVersion: number, times: number) {
  const events = Array.from({ length: times }, () => counted(1));
  return { stream: `tally-${id}`, expectedVersion, events };
}

function stored(id: string) {
  return platform.store.load(tallyStream, area, id);
}

function toldSoFar(table: string) {
  return platform.transactions.readInArea(area, async (tx) => {
    const rows = await tx.query<{ told: number | null }>(
      `select sum(told)::int as told from tally.${table}`,
    );
    return rows[0]?.told ?? 0;
  });
}

it('shows nothing until it is published, and then everything', async () => {
  const ids = Array.from({ length: 50 }, () => newId());
  const bulk = await platform.bulks.open(contextIn(area));
  for (const id of ids) await bulk.stage([part(id, 0, 60), part(id, 60, 40)]);
  expect((await stored(ids[0] as string)).version).toBe(0);
  const progress: number[] = [];
  expect(await bulk.publish((done) => progress.push(done))).toEqual({ events: 5_000 });
  expect(progress).toEqual([2_000, 4_000, 5_000]);
  expect(await stored(ids[49] as string)).toMatchObject({ version: 100, state: { sum: 100 } });
  await platform.projections.catchUp(area);
  expect([await toldSoFar('now'), await toldSoFar('soon')]).toEqual([5_000, 5_000]);
  const all = await platform.store.readForward(area, 0, 10_000);
  const streams = all.map(({ stream }) => stream);
  expect([...new Set(streams)]).toEqual(ids.map((id) => `tally-${id}`));
});

it('does nothing when its command comes again', async () => {
  const id = newId();
  const context = contextIn(area);
  for (const events of [3, 0]) {
    const bulk = await platform.bulks.open(context);
    await bulk.stage([part(id, 0, 3)]);
    expect(await bulk.publish()).toEqual({ events });
  }
  expect((await stored(id)).version).toBe(3);
});

it('publishes nothing when any stream has moved', async () => {
  const [moved, still] = [newId(), newId()];
  const bulk = await platform.bulks.open(contextIn(area));
  await bulk.stage([part(still, 0, 3), part(moved, 0, 3)]);
  await platform.runner.run(tallyStream, moved, contextIn(area), { kind: 'count', by: 1 });
  await expect(bulk.publish()).rejects.toBeInstanceOf(VersionConflictError);
  expect((await stored(still)).version).toBe(0);
  expect(await toldSoFar('now')).toBe(1);
});

it('publishes nothing when a stream moves while it looks (found B15)', async () => {
  const [moved, still] = [newId(), newId()];
  const bulk = await platform.bulks.open(contextIn(area));
  await bulk.stage([part(still, 0, 3), part(moved, 0, 3)]);
  let commit = (): void => undefined;
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  let written = (): void => undefined;
  const isWritten = new Promise<void>((resolve) => (written = resolve));
  const other = platform.transactions.inArea(area, async () => {
    await platform.runner.run(tallyStream, moved, contextIn(area), { kind: 'count', by: 1 });
    written();
    await mayCommit;
  });
  await isWritten;
  const publishing = expect(bulk.publish()).rejects.toBeInstanceOf(VersionConflictError);
  const waiting = `select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await owner.query(waiting)).rowCount === 0);
  commit();
  await Promise.all([other, publishing]);
  expect((await stored(still)).version).toBe(0);
  expect((await stored(moved)).version).toBe(1);
});

it('publishes nothing when the last look, which sees what it wrote, finds a fault', async () => {
  const id = newId();
  const bulk = await platform.bulks.open(contextIn(area));
  await bulk.stage([part(id, 0, 3)]);
  const seen: unknown[] = [];
  const publishing = bulk.publish(undefined, async () => {
    seen.push((await stored(id)).version, await toldSoFar('now'));
    throw new Error('a fault');
  });
  await expect(publishing).rejects.toThrow('a fault');
  expect(seen).toEqual([3, 3]);
  expect([(await stored(id)).version, await toldSoFar('now')]).toEqual([0, 0]);
});

it('goes on streams that exist, which commands then go on', async () => {
  const id = newId();
  const count = () =>
    platform.runner.run(tallyStream, id, contextIn(area), { kind: 'count', by: 1 });
  await count();
  const bulk = await platform.bulks.open(contextIn(area));
  await bulk.stage([part(id, 1, 2)]);
  await bulk.publish();
  expect((await count()).version).toBe(4);
});

it('is one at a time in an area, and leaves nothing when it is given up', async () => {
  const bulk = await platform.bulks.open(contextIn(area));
  await bulk.stage([part(newId(), 0, 3)]);
  await expect(platform.bulks.open(contextIn(area))).rejects.toBeInstanceOf(BulkBusyError);
  const elsewhere = await platform.bulks.open(contextIn(await platform.newArea()));
  await elsewhere.discard();
  await bulk.discard();
  const next = await platform.bulks.open(contextIn(area));
  expect(await next.publish()).toEqual({ events: 0 });
});
