import { JobQueues } from '@famsam/platform';
import { Redis } from 'ioredis';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aDatabase, type TestDatabase } from '../support/database';
import { extent, seed } from '../support/extent';
import { PostOffice } from '../support/post-office';
import { Dice } from '../support/register-generator';
import { Driver } from './storm-driver';
import { aStormHouse, expectAllWell, messageIds, type StormHouse } from './storm-house';

const flushes = extent({ test: 15, soak: 200 });
const secondsAway = extent({ test: 5, soak: 60 });
const dice = new Dice(seed);
const isThere = spawnSync('redis-server', ['--version']).status === 0;
if (!isThere) process.stdout.write('redis-flush: no redis-server on this machine, so not tested\n');

let database: TestDatabase;
let office: PostOffice;
let house: StormHouse;
let driver: Driver | undefined;
let redis: OwnRedis;

/** Of this test alone, since it is emptied and stopped; it keeps nothing on disk. */
class OwnRedis {
  private process: ChildProcess | undefined;
  port = 0;

  async start(): Promise<void> {
    if (this.port === 0) {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      this.port = (server.address() as AddressInfo).port;
      server.close();
      await once(server, 'close');
    }
    const tied = join(__dirname, '../../infra/tied.sh');
    const where = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', tmpdir()];
    const nothingKept = ['--save', '', '--appendonly', 'no'];
    this.process = spawn('sh', [tied, 'redis-server', ...where, ...nothingKept], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
  }

  async kill(): Promise<void> {
    const { process: running } = this;
    if (!running) return;
    this.process = undefined;
    // `kill -9`
    running.stdin?.end();
    await once(running, 'exit');
  }
}

(isThere ? describe : describe.skip)('queues on Redis', () => {
  beforeAll(async () => {
    database = await aDatabase();
    office = new PostOffice();
    await office.open();
    redis = new OwnRedis();
    await redis.start();
    house = await aStormHouse(database.serviceUrl, {
      REDIS_URL: `redis://127.0.0.1:${redis.port}`,
      MAIL_URL: `smtp://127.0.0.1:${office.port}`,
      MAIL_FROM: 'bokning@exempel.se',
    });
    await house.app.get(JobQueues, { strict: false }).startWorkers();
  }, 120_000);

  afterAll(async () => {
    driver?.giveUp();
    await house?.app.close();
    await redis?.kill();
    await office?.close();
    await database?.drop();
  });

  it(`emptied ${flushes} times and away for ${secondsAway} seconds, lose and double no message (SEED=${seed})`, async () => {
    const client = new Redis(redis.port, '127.0.0.1');
    client.on('error', () => undefined);
    driver = new Driver(house, () => house.port, dice);
    driver.start({ agreements: 1, meetings: 2 }, 1_000);
    for (let flush = 0; flush < flushes; flush += 1) {
      // At any moment: about when some mail has left the house.
      const mails = office.until(office.received.length + dice.below(4));
      await Promise.race([mails, pause(200)]);
      await pause(dice.below(20));
      await client.flushall();
    }
    client.disconnect();
    await redis.kill();
    const before = driver.acknowledged;
    await pause(secondsAway * 1_000);
    const meanwhile = driver.acknowledged - before;
    await redis.start();
    await driver.stop();
    await house.settled();
    await expectAllWell(house, driver, messageIds(office), { flushes, meanwhile });
    // People work on without a queue.
    expect(meanwhile).toBeGreaterThan(0);
  }, 1_800_000);
});
