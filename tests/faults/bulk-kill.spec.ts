import type { AreaId, CommandId } from '@famsam/kernel';
import { newId } from '@famsam/platform';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BulkBusyError } from '../../libs/platform/errors';
import { aChild, killAllChildren } from '../support/child';
import { aDatabase, type TestDatabase } from '../support/database';
import { aPlatform, type Platform } from '../support/platform';
import { contextIn, createTallyTables, tallyView } from '../support/tally';

const ALL = 5_000;

let db: TestDatabase;
let platform: Platform;
let area: AreaId;
let command: CommandId;

beforeAll(async () => {
  db = await aDatabase();
  await createTallyTables(db.ownerUrl, ['now']);
  platform = await aPlatform(db.serviceUrl, [tallyView('inline', 'now')]);
});

beforeEach(async () => {
  area = await platform.newArea();
  command = newId() as CommandId;
});

afterAll(async () => {
  killAllChildren();
  await platform.app.close();
  await db.drop();
});

function aBulk() {
  return aChild(join(__dirname, 'bulk-kill.child.ts'), db.serviceUrl, area, command);
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

async function heardUntil(child: ReturnType<typeof aBulk>, word: string): Promise<void> {
  for (let line = await child.heard(); line !== word; line = await child.heard()) {
    if (line === undefined) throw new Error(`the child ended before ${word}`);
  }
}

it.each(['staging', 'publishing', 'publishing', 'publishing', 'publishing'])(
  'killed while %s, it leaves nothing or all',
  async (step) => {
    const child = aBulk();
    await heardUntil(child, step);
    // Not waiting for anything: the kill has to come at any moment of the step.
    await pause(step === 'publishing' ? Math.random() * 150 : 0);
    await child.kill();
    const next = await opened();
    const found = await there();
    expect([0, ALL]).toContain(found?.events);
    expect(found).toEqual({ events: found?.events, told: found?.events, staged: 0 });
    await next.discard();

    // Once more from the start: now it is all there, and once.
    const again = aBulk();
    await heardUntil(again, 'published');
    await again.kill();
    expect(await there()).toEqual({ events: ALL, told: ALL, staged: expect.any(Number) });
  },
  60_000,
);
