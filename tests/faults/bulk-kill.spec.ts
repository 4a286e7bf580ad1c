import type { AreaId, CommandId } from '@famsam/kernel';
import { newId } from '@famsam/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { BulkBusyError } from '../../libs/platform/errors';
import { aDatabase, type TestDatabase } from '../support/database';
import { count, extent, seed } from '../support/extent';
import { aPlatform, type Platform } from '../support/platform';
import { QuickChildren } from '../support/quick-child';
import { Dice } from '../support/register-generator';
import { contextIn, createTallyTables, tallyView } from '../support/tally';

const ALL = 5_000;
const dice = new Dice(seed);

let db: TestDatabase;
let platform: Platform;
let area: AreaId;
let command: CommandId;
let children: QuickChildren;

beforeAll(async () => {
  children = await QuickChildren.bundled();
  db = await aDatabase();
  await createTallyTables(db.ownerUrl, ['now']);
  platform = await aPlatform(db.serviceUrl, [tallyView('inline', 'now')]);
});

beforeEach(async () => {
  area = await platform.newArea();
  command = newId() as CommandId;
});

afterAll(async () => {
  children?.close();
  await platform.app.close();
  await db.drop();
});

function aBulk() {
  return children.start('bulk', { DATABASE_URL: db.serviceUrl, AREA: area, COMMAND: command });
}

/** Events, what the inline view was told, and what is still staged. */
async function there() {
  const [row] = await platform.transactions.readInArea(area, (tx) =>
    tx.query<{ events: number; told: number; staged: number }>(`
      select (select count(*) from platform.event)::int as events,
             (select coalesce(sum(told), 0) from tally.now)::int as told,
             (select count(*) from platform.staged)::int as staged`),
  );
  return row;
}

/** The server lets go of a dead process's lock as soon as it sees the end of the connection. */
async function opened() {
  for (;;) {
    try {
      return await platform.bulks.open(contextIn(area));
    } catch (error) {
      if (!(error instanceof BulkBusyError)) throw error;
    }
  }
}

/** The step in which each is killed, at a moment in it that the dice choose. */
const kills = [
  'staging',
  ...Array.from({ length: extent({ test: 4, soak: 40 }) }, () => 'publishing'),
];

it.each(kills)(
  `killed while %s, it leaves nothing or all (SEED=${seed})`,
  async (step) => {
    const child = aBulk();
    await child.until(step);
    // Not waiting for anything: the kill has to come at any moment of the step.
    await pause(step === 'publishing' ? dice.below(150) : 0);
    await child.kill();
    count({ kills: 1 });
    const next = await opened();
    const found = await there();
    expect([0, ALL]).toContain(found?.events);
    expect(found).toEqual({ events: found?.events, told: found?.events, staged: 0 });
    await next.discard();

    // Once more from the start: now it is all there, and once.
    const again = aBulk();
    await again.until('published');
    await again.kill();
    expect(await there()).toEqual({ events: ALL, told: ALL, staged: expect.any(Number) });
  },
  60_000,
);
