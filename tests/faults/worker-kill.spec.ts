import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aDatabase, type TestDatabase } from '../support/database';
import { extent, seed } from '../support/extent';
import { PostOffice } from '../support/post-office';
import { QuickChildren, type QuickChild } from '../support/quick-child';
import { Dice } from '../support/register-generator';
import { Driver } from './storm-driver';
import { aStormHouse, expectAllWell, messageIds, type StormHouse } from './storm-house';

const kills = extent({ test: 15, soak: 200 });
const dice = new Dice(seed);

let database: TestDatabase;
let office: PostOffice;
let house: StormHouse;
let driver: Driver | undefined;
let children: QuickChildren;

beforeAll(async () => {
  children = new QuickChildren(join(__dirname, 'house.child.ts'));
  database = await aDatabase();
  office = new PostOffice();
  await office.open();
  house = await aStormHouse(database.serviceUrl, {
    MAIL_URL: `smtp://127.0.0.1:${office.port}`,
    MAIL_FROM: 'bokning@exempel.se',
  });
  await children.warmUp('worker', house.environment, 'working');
}, 120_000);

afterAll(async () => {
  driver?.giveUp();
  children?.close();
  await house?.app.close();
  await office?.close();
  await database?.drop();
});

/** At any moment of its work: while it begins, or about when some mail has left the house. */
async function killed(worker: QuickChild): Promise<void> {
  if (dice.below(5) === 0) {
    await worker.until('beginning');
    await pause(dice.below(200));
  } else {
    await worker.until('working');
    const mails = office.until(office.received.length + dice.below(4));
    await Promise.race([mails, pause(500)]);
    await pause(dice.below(20));
  }
  await worker.kill();
}

it(`workers killed ${kills} times send everything, and nothing twice (SEED=${seed})`, async () => {
  driver = new Driver(house, () => house.port, dice);
  const aWorker = () => children.start('worker', house.environment);
  driver.start({ agreements: 1, meetings: 2 }, 6_000);
  // While one is killed and another begins, there is one at work.
  const workers = [aWorker(), aWorker(), aWorker()];
  for (let kill = 0; kill < kills; kill += 1) {
    const at = kill % workers.length;
    await killed(workers[at] as QuickChild);
    workers[at] = aWorker();
  }
  await driver.stop();
  await house.settled();
  await expectAllWell(house, driver, messageIds(office), { kills });
}, 1_800_000);
