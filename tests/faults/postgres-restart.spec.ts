import { JobQueues, ProjectionRunner } from '@famsam/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { aDatabase, type TestDatabase } from '../support/database';
import { extent, seed } from '../support/extent';
import { OwnPostgres } from '../support/own-postgres';
import { PostOffice } from '../support/post-office';
import { Dice } from '../support/register-generator';
import { Driver } from './storm-driver';
import { aStormHouse, expectAllWell, messageIds, type StormHouse } from './storm-house';

/** So many times all connections are cut off, and so many times the whole server crashes and comes back. */
const cuts = extent({ test: 16, soak: 300 });
const crashes = extent({ test: 2, soak: 10 });
const dice = new Dice(seed);
const shared = process.env.TEST_DATABASE_URL;
const postgres = new OwnPostgres();

let database: TestDatabase;
let office: PostOffice;
let house: StormHouse;
let driver: Driver | undefined;

beforeAll(async () => {
  process.env.TEST_DATABASE_URL = await postgres.start();
  database = await aDatabase();
  office = new PostOffice();
  await office.open();
  house = await aStormHouse(database.serviceUrl, {
    MAIL_URL: `smtp://127.0.0.1:${office.port}`,
    MAIL_FROM: 'bokning@exempel.se',
  });
  house.app.get(ProjectionRunner, { strict: false }).start();
  await house.app.get(JobQueues, { strict: false }).startWorkers();
}, 120_000);

afterAll(async () => {
  driver?.giveUp();
  await house?.app.close();
  await office?.close();
  await sessionsOver();
  await postgres.end();
  if (shared !== undefined) process.env.TEST_DATABASE_URL = shared;
});

/** The queues let go of their connections a moment after they say so, and nobody listens to those any more. */
async function sessionsOver(): Promise<void> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  const others = `select from pg_stat_activity where datname = current_database()
    and backend_type = 'client backend' and pid <> pg_backend_pid()`;
  while ((await client.query(others)).rowCount) await pause(20);
  await client.end();
}

async function cutOff(): Promise<void> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
  } finally {
    await client.end();
  }
}

it(`Postgres, cut off ${cuts} times and crashed ${crashes} times, loses and doubles nothing (SEED=${seed})`, async () => {
  driver = new Driver(house, () => house.port, dice);
  driver.start({ agreements: 1, meetings: 2 }, 500);
  const every = cuts / crashes;
  for (let cut = 1; cut <= cuts; cut += 1) {
    // At any moment: about when something has been answered or sent.
    const answered = driver.until(driver.ledger.length + dice.below(4));
    const mails = office.until(office.received.length + 1 + dice.below(3));
    await Promise.race([answered, mails, pause(1_500)]);
    await pause(dice.below(20));
    await cutOff();
    if (cut % every !== 0) continue;
    await driver.until(driver.ledger.length + 1 + dice.below(4));
    await postgres.crash();
    await postgres.start();
  }
  await driver.stop();
  await house.settled();
  await expectAllWell(house, driver, messageIds(office), { cuts, crashes });
  expect(driver.lost).toBeGreaterThan(crashes);
}, 1_800_000);
