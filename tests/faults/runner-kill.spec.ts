import type { AreaId } from '@famsam/kernel';
import { newId } from '@famsam/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { aDatabase, type TestDatabase } from '../support/database';
import { count, extent, seed } from '../support/extent';
import { aPlatform, type Platform } from '../support/platform';
import { QuickChildren } from '../support/quick-child';
import { Dice } from '../support/register-generator';
import { contextIn, createTallyTables, tallyStream, tallyView } from '../support/tally';

const kills = extent({ test: 10, soak: 100 });
const dice = new Dice(seed);

let db: TestDatabase;
let platform: Platform;
let areas: AreaId[];
let children: QuickChildren;

beforeAll(async () => {
  children = await QuickChildren.bundled();
  db = await aDatabase();
  await createTallyTables(db.ownerUrl, ['now', 'soon']);
  platform = await aPlatform(db.serviceUrl, [
    tallyView('inline', 'now'),
    tallyView('async', 'soon'),
  ]);
  areas = [await platform.newArea(), await platform.newArea()];
});

afterAll(async () => {
  children?.close();
  await platform.app.close();
  await db.drop();
});

function shown(area: AreaId, table: string) {
  return platform.transactions.readInArea(area, (tx) =>
    tx.query<{ disordered: boolean }>(
      `select stream, told, sum, version, disordered from tally.${table} order by stream`,
    ),
  );
}

it(`two workers, killed ${kills} times, lose and double nothing (SEED=${seed})`, async () => {
  const aWorker = () => children.start('slow-worker', { DATABASE_URL: db.serviceUrl });
  const ids = Array.from({ length: 6 }, () => newId());
  let over = false;
  const writing = Promise.all(
    areas.map(async (area) => {
      for (let at = 0; !over; at += 1) {
        const id = ids[at % ids.length] as string;
        await platform.runner.run(tallyStream, id, contextIn(area), {
          kind: 'count',
          by: 1,
          times: 5,
        });
      }
    }),
  );
  const workers = [aWorker(), aWorker()];
  for (let kill = 0; kill < kills; kill += 1) {
    const at = kill % workers.length;
    await workers[at]?.until('ready');
    // Not waiting for anything: the kill has to come at any moment of its work.
    await pause(dice.below(60));
    await workers[at]?.kill();
    workers[at] = aWorker();
  }
  over = true;
  await writing;
  count({ kills });
  await platform.projections.catchUp();
  for (const area of areas) {
    const soon = await shown(area, 'soon');
    expect(soon).toEqual(await shown(area, 'now'));
    expect(soon.map(({ disordered }) => disordered)).toEqual(ids.map(() => false));
  }
}, 300_000);
