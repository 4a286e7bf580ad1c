import { setTimeout as pause } from 'node:timers/promises';
import { aDatabase, type TestDatabase } from '../support/database';
import { extent, seed } from '../support/extent';
import { PostOffice } from '../support/post-office';
import { QuickChildren, type QuickChild } from '../support/quick-child';
import { Dice } from '../support/register-generator';
import { Driver } from './storm-driver';
import { aStormHouse, expectAllWell, messageIds, type StormHouse } from './storm-house';

const mostKills = extent({ test: 12, soak: 200 });
const dice = new Dice(seed);

let database: TestDatabase;
let office: PostOffice;
let house: StormHouse;
let driver: Driver | undefined;
let children: QuickChildren;

beforeAll(async () => {
  children = await QuickChildren.bundled();
  database = await aDatabase();
  office = new PostOffice();
  await office.open();
  house = await aStormHouse(database.serviceUrl, {
    MAIL_URL: `smtp://127.0.0.1:${office.port}`,
    MAIL_FROM: 'bokning@exempel.se',
  });
}, 120_000);

afterAll(async () => {
  driver?.giveUp();
  children?.close();
  await house?.app.close();
  await office?.close();
  await database?.drop();
});

let kills = 0;

async function kill(...some: QuickChild[]): Promise<void> {
  await Promise.all(some.map((worker) => worker.kill()));
  kills += some.length;
}

/** The next mail has just left the house; or none does for a while. */
const aMail = () => Promise.race([office.until(office.received.length + 1), pause(3_000)]);

it(`workers killed ${mostKills} times send everything, and nothing twice (SEED=${seed})`, async () => {
  driver = new Driver(house, () => house.port, dice);
  const aWorker = () => children.start('worker', house.environment);
  driver.start({ agreements: 1, meetings: 2 }, 1_500);
  let working = [aWorker(), aWorker()];
  while (kills < mostKills) {
    const [beginning, ...next] = [aWorker(), aWorker(), aWorker()];
    await beginning.until('beginning');
    await pause(dice.below(200));
    await kill(beginning);
    // Most often just after a mail; all that are at work, so that whoever has it in hand is among them.
    await Promise.all(working.map((worker) => worker.until('working')));
    await (dice.below(4) > 0 ? aMail() : pause(dice.below(500)));
    await pause(dice.below(20));
    await kill(...working);
    working = next;
  }
  await driver.stop();
  await house.settled();
  await expectAllWell(house, driver, messageIds(office), { kills });
}, 1_800_000);
