import { JobQueues } from '@famsam/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { aDatabase, type TestDatabase } from '../support/database';
import { extent, seed } from '../support/extent';
import { QuickChildren } from '../support/quick-child';
import { Dice } from '../support/register-generator';
import { Driver } from './storm-driver';
import { aStormHouse, expectAllWell, type StormHouse } from './storm-house';

const kills = extent({ test: 12, soak: 200 });
const dice = new Dice(seed);

let database: TestDatabase;
let house: StormHouse;
let driver: Driver | undefined;
let children: QuickChildren;

beforeAll(async () => {
  children = await QuickChildren.bundled();
  database = await aDatabase();
  house = await aStormHouse(database.serviceUrl);
  await house.app.get(JobQueues, { strict: false }).startWorkers();
}, 120_000);

afterAll(async () => {
  driver?.giveUp();
  children?.close();
  await house?.app.close();
  await database?.drop();
});

it(`apis killed ${kills} times lose and double nothing of what they acknowledged (SEED=${seed})`, async () => {
  let port = 0;
  const begun = async () => {
    const api = children.start('api', house.environment);
    return { api, port: Number(await api.until('listening')) };
  };
  // While one serves, the next two begin; the people ask whichever serves.
  const next = [begun(), begun()];
  driver = new Driver(house, () => port, dice);
  driver.start({ agreements: 2, meetings: 3 }, 50);
  for (let kill = 0; kill < kills; kill += 1) {
    const now = await next.shift();
    next.push(begun());
    port = now?.port ?? 0;
    const answered = driver.ledger.length + dice.below(8);
    // At any moment of its work: before its first answer, or about when some have been given.
    await Promise.race([driver.until(answered), pause(1_500)]);
    await pause(dice.below(20));
    await now?.api.kill();
  }
  // The last ones may answer what is still asked.
  port = (await next[0])?.port ?? 0;
  await driver.stop();
  await house.settled();
  const letters = await house.lettersKept();
  const evidence = await expectAllWell(house, driver, letters, { kills });
  expect(driver.lost).toBeGreaterThan(kills / 2);
  // In the mailbox each lies once, and all that were noted as sent lie there.
  expect(new Set(letters).size).toBe(
    evidence.events.filter(({ type }) => type === 'message.sent').length,
  );
  await Promise.all((await Promise.all(next)).map(({ api }) => api.kill()));
}, 1_800_000);
