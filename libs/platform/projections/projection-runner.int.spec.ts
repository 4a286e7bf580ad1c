import type { AreaId } from '@famsam/kernel';
import { aDatabase, type TestDatabase } from '../../../tests/support/database';
import { aPlatform, type Platform } from '../../../tests/support/platform';
import { contextIn, createTallyTables, tallyStream, tallyView } from '../../../tests/support/tally';
import { newId } from '../ids';
import type { Projection } from '../projection';
import type { Tx } from '../database';

let db: TestDatabase;
let platform: Platform;
let area: AreaId;
let broken = false;
/** Lets a test stand in the middle of a rebuild. */
let meanwhile: (() => Promise<void>) | undefined;

const now = tallyView('inline', 'now');
const soon = tallyView('async', 'soon');
const fragile: Projection = {
  ...tallyView('async', 'fragile'),
  apply: async (tx, events) => {
    if (broken) throw new Error('a name that must not be logged');
    await tallyView('async', 'fragile').apply(tx, events);
    await meanwhile?.();
  },
};
const watched: Projection = {
  ...now,
  apply: async (tx, events) => {
    await now.apply(tx, events);
    await meanwhile?.();
  },
};

beforeAll(async () => {
  db = await aDatabase();
  await createTallyTables(db.ownerUrl, ['now', 'soon', 'fragile']);
  platform = await aPlatform(db.serviceUrl, [watched, soon, fragile]);
});

beforeEach(async () => {
  broken = false;
  meanwhile = undefined;
  area = await platform.newArea();
});

afterAll(async () => {
  await platform.app.close();
  await db.drop();
});

function count(id: string, times = 1, inArea = area) {
  return platform.runner.run(tallyStream, id, contextIn(inArea), { kind: 'count', by: 2, times });
}

function rows(tx: Tx, table: string) {
  return tx.query<{ stream: string; sum: string; told: number; disordered: boolean }>(
    `select stream, sum, told, disordered from tally.${table} order by stream`,
  );
}

function shown(table: string, inArea = area) {
  return platform.transactions.readInArea(inArea, (tx) => rows(tx, table));
}

async function fill(): Promise<void> {
  const ids = Array.from({ length: 20 }, () => newId());
  await Promise.all(ids.map((id) => count(id, 30)));
}

describe('the runner', () => {
  it('brings asynchronous projections to what was committed', async () => {
    await fill();
    expect(await shown('soon')).toEqual([]);
    await platform.projections.catchUp();
    expect(await shown('soon')).toEqual(await shown('now'));
    const lag = await platform.projections.lag();
    const here = lag.filter(({ areaId }) => areaId === area);
    expect(here.map(({ eventsBehind, secondsBehind }) => [eventsBehind, secondsBehind])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('is woken by commits, in whatever process', async () => {
    const reader = await aPlatform(db.serviceUrl, [tallyView('async', 'soon')]);
    const told = new Promise<void>((resolve) => {
      reader.projections.start();
      meanwhile = undefined;
      const check = (): void => {
        void shown('soon').then((found) => (found.length ? resolve() : setImmediate(check)));
      };
      void count(newId(), 5).then(check);
    });
    await told;
    expect((await shown('soon')).map(({ told: times }) => times)).toEqual([5]);
    await reader.app.close();
  });

  it('lets the others go on when one fails, says so without data, and recovers', async () => {
    broken = true;
    await count(newId());
    platform.projections.start();
    for (;;) {
      const lag = await platform.projections.lag();
      const mine = lag.filter(({ areaId }) => areaId === area);
      const failing = mine.find(({ projection }) => projection === 'tally.fragile');
      const fine = mine.find(({ projection }) => projection === 'tally.soon');
      if (failing?.failure && fine?.eventsBehind === 0) {
        expect(failing.eventsBehind).toBe(1);
        expect(failing.failure.reason).toMatch(/^Error/);
        expect(failing.failure.reason).not.toMatch('name');
        break;
      }
    }
    await platform.projections.stop();
    broken = false;
    await platform.projections.catchUp();
    const lag = await platform.projections.lag();
    expect(lag.filter(({ failure }) => failure)).toEqual([]);
    expect(await shown('fragile')).toEqual(await shown('now'));
  });
});

describe('a rebuild', () => {
  it.each(['now', 'soon'])('of %s gives what it had been told live', async (table) => {
    await fill();
    const foreign = await platform.newArea();
    await count(newId(), 3, foreign);
    await platform.projections.catchUp();
    const before = await shown(table);
    const beforeThere = await shown(table, foreign);
    await platform.transactions.inArea(area, (tx) =>
      tx.query(`update tally.${table} set sum = -1`),
    );
    await platform.projections.rebuild(`tally.${table}`, area);
    expect(await shown(table)).toEqual(before);
    expect(await shown(table, foreign)).toEqual(beforeThere);
    await count(newId());
    await platform.projections.catchUp();
    expect(await shown(table)).toEqual(await shown('now'));
  });

  it('lets the old rows answer until it is done', async () => {
    await fill();
    await platform.projections.catchUp();
    const before = await shown('fragile');
    let during: unknown;
    meanwhile = async () => {
      meanwhile = undefined;
      // On a connection of its own: this hook runs inside the transaction of the rebuild.
      during = await platform.transactions.begin(area, 'read', (tx) => rows(tx, 'fragile'));
    };
    await platform.projections.rebuild('tally.fragile', area);
    expect(during).toEqual(before);
    expect(await shown('fragile')).toEqual(before);
  });

  it('of an inline projection holds writers of the area back, and no others', async () => {
    await fill();
    const foreign = await platform.newArea();
    const id = newId();
    const order: string[] = [];
    let goOn = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      meanwhile = () => {
        meanwhile = undefined;
        resolve();
        return new Promise((rebuildOn) => (goOn = rebuildOn));
      };
    });
    const rebuilt = platform.projections
      .rebuild('tally.now', area)
      .then(() => order.push('rebuilt'));
    await begun;
    const held = count(id).then(() => order.push('held'));
    await count(newId(), 1, foreign);
    order.push('foreign');
    goOn();
    await Promise.all([rebuilt, held]);
    expect(order[0]).toBe('foreign');
    expect((await shown('now')).find(({ stream }) => stream === `tally-${id}`)?.told).toBe(1);
  });
});
