import type { AreaId } from '@famsam/kernel';
import { newId } from '@famsam/platform';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aChild, killAllChildren } from '../support/child';
import { aDatabase, type TestDatabase } from '../support/database';
import { aPlatform, type Platform } from '../support/platform';
import { contextIn, createTallyTables, tallyStream, tallyView } from '../support/tally';

const KILLS = 10;

let db: TestDatabase;
let platform: Platform;
let areas: AreaId[];

beforeAll(async () => {
  db = await aDatabase();
  await createTallyTables(db.ownerUrl, ['now', 'soon']);
  platform = await aPlatform(db.serviceUrl, [
    tallyView('inline', 'now'),
    tallyView('async', 'soon'),
  ]);
  areas = [await platform.newArea(), await platform.newArea()];
});

afterAll(async () => {
  killAllChildren();
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

it('two workers, killed again and again, lose and double nothing', async () => {
  const aWorker = () => aChild(join(__dirname, 'runner-kill.child.ts'), db.serviceUrl);
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
  for (let kill = 0; kill < KILLS; kill += 1) {
    const at = kill % workers.length;
    expect(await workers[at]?.heard()).toBe('ready');
    // Not waiting for anything: the kill has to come at any moment of its work.
    await pause(Math.random() * 60);
    await workers[at]?.kill();
    workers[at] = aWorker();
  }
  over = true;
  await writing;
  await platform.projections.catchUp();
  for (const area of areas) {
    const soon = await shown(area, 'soon');
    expect(soon).toEqual(await shown(area, 'now'));
    expect(soon.map(({ disordered }) => disordered)).toEqual(ids.map(() => false));
  }
}, 120_000);
