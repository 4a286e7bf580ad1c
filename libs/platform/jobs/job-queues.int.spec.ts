import type { ChildProcess } from 'node:child_process';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { areaId, type AreaId } from '@famsam/kernel';
import { NestFactory } from '@nestjs/core';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { z } from 'zod';
import { aDatabase, type TestDatabase } from '../../../tests/support/database';
import { noRedisServer, ownRedis } from '../../../tests/support/own-redis';
import { Seen } from '../../../tests/support/seen-jobs';
import { contextIn, tallyStream } from '../../../tests/support/tally';
import { readConfiguration } from '../configuration';
import { ConfigurationModule } from '../configuration.module';
import { newId } from '../ids';
import { CommandRunner } from '../commands';
import { Areas } from '../database';
import { PlatformModule } from '../platform.module';
import { Rooms } from '../rooms';
import {
  JobQueues,
  JobReminder,
  JobsModule,
  type DueJob,
  type DueWork,
  type JobDefinition,
  type WakingEvent,
} from '.';

type Payload = { areaId: string; thing: string };

const payload = z.strictObject({ areaId: z.uuid(), thing: z.string() });
const area = newId();

/** Whatever may be due is. */
function dueWork(
  items: DueWork<Payload, DueJob<Payload>>['items'],
): DueWork<Payload, DueJob<Payload>> {
  return { items, of: async (_area, found) => found, alone: (_area, item) => item };
}

/** Defines its jobs as a room does: in the constructor of its module. */
function houseOf(jobs: readonly JobDefinition<Payload, DueJob<Payload>>[]) {
  @Module({})
  class House {
    constructor(queues: JobQueues, rooms: Rooms) {
      for (const job of jobs) queues.define(job);
      rooms.add({ name: 'tally', streams: [tallyStream], projections: [] });
    }
  }
  return House;
}

const givenRedis = process.env.TEST_REDIS_URL;
const noRedis = !givenRedis && noRedisServer;
if (noRedis) {
  process.stderr.write('SKIPPED jobs on redis: no redis-server on the PATH\n');
}

/** The Redis of the run, or one of our own. */
async function redis(): Promise<{ url: string; server?: ChildProcess }> {
  return givenRedis ? { url: givenRedis } : ownRedis();
}

const describeRedis = noRedis ? describe.skip : describe;

describe('jobs on postgres', () => jobsOn('postgres'));
describeRedis('jobs on redis', () => jobsOn('redis'));

function jobsOn(backend: 'postgres' | 'redis'): void {
  let database: TestDatabase;
  let redisUrl: string | undefined;
  let server: ChildProcess | undefined;
  const open: INestApplicationContext[] = [];

  beforeAll(async () => {
    if (backend === 'redis') {
      ({ url: redisUrl, server } = await redis());
    }
    database = await aDatabase();
  });

  afterEach(async () => {
    for (const app of open.splice(0)) await app.close();
  });

  afterAll(async () => {
    await database?.drop();
    server?.kill();
  });

  /** One process of the installation; a worker of it when it defines a processor and starts. */
  async function aProcess(...jobs: JobDefinition<Payload, DueJob<Payload>>[]): Promise<JobQueues> {
    const configuration = readConfiguration({
      DATABASE_URL: database.serviceUrl,
      ...(redisUrl && { REDIS_URL: redisUrl }),
    });
    const app = await NestFactory.createApplicationContext(
      {
        module: houseOf(jobs),
        imports: [
          ConfigurationModule.of(configuration),
          PlatformModule.forRoot({ databaseUrl: database.serviceUrl }),
          JobsModule,
        ],
      },
      { logger: false, abortOnError: false },
    );
    open.push(app);
    return app.get(JobQueues);
  }

  function job(seen: Seen, fail: (attempt: number) => boolean = () => false) {
    return {
      name: 'do-thing',
      payload,
      attempts: 3,
      backoffMs: 1,
      process: async ({ thing }: Payload, { id, attempt }: { id: string; attempt: number }) => {
        seen.note({ thing, attempt, id });
        if (fail(attempt)) throw new Error('Anna Andersson');
      },
    };
  }

  it('are done once, whoever enqueued them', async () => {
    const seen = new Seen();
    const api = await aProcess(job(new Seen()));
    const worker = await aProcess(job(seen));
    const id = newId();
    await api.enqueue('do-thing', id, { areaId: area, thing: 'first' });
    await api.enqueue('do-thing', id, { areaId: area, thing: 'first' });
    await worker.startWorkers();
    await seen.until(1);
    await api.enqueue('do-thing', id, { areaId: area, thing: 'first' });
    await api.enqueue('do-thing', newId(), { areaId: area, thing: 'second' });
    await seen.until(2);
    expect(seen.runs).toEqual([
      { thing: 'first', attempt: 1, id },
      { thing: 'second', attempt: 1, id: expect.any(String) },
    ]);
    expect(api.backendName).toBe(backend);
  });

  it('are tried again as often as they say', async () => {
    const seen = new Seen();
    const worker = await aProcess(job(seen, (attempt) => attempt < 3));
    await worker.startWorkers();
    await worker.enqueue('do-thing', newId(), { areaId: area, thing: 'third-time' });
    await seen.until(3);
    expect(seen.runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  it('that hang are given up after their time, and tried again', async () => {
    const seen = new Seen();
    const hangs = new Promise<void>(() => undefined);
    const worker = await aProcess({
      ...job(seen),
      mostSeconds: 0.1,
      process: (payload, running) => {
        seen.note({ thing: payload.thing, ...running });
        return running.attempt === 1 ? hangs : Promise.resolve();
      },
    });
    await worker.startWorkers();
    await worker.enqueue('do-thing', newId(), { areaId: area, thing: 'hangs' });
    await worker.enqueue('do-thing', newId(), { areaId: area, thing: 'waits' });
    // One at a time: the second had no place while the first hung.
    await seen.until(4);
    const tries = seen.runs.map(({ thing, attempt }) => `${thing} ${attempt}`).sort();
    expect(tries).toEqual(['hangs 1', 'hangs 2', 'waits 1', 'waits 2']);
  });

  it('under way are finished before the process ends', async () => {
    let begun = (): void => {};
    const underWay = new Promise<void>((resolve) => (begun = resolve));
    let finish = (): void => {};
    const mayFinish = new Promise<void>((resolve) => (finish = resolve));
    let done = false;
    const worker = await aProcess({
      ...job(new Seen()),
      process: async () => {
        begun();
        await mayFinish;
        done = true;
      },
    });
    await worker.startWorkers();
    await worker.enqueue('do-thing', newId(), { areaId: area, thing: 'slow' });
    await underWay;
    const closed = open
      .pop()
      ?.close()
      .then(() => done);
    finish();
    expect(await closed).toBe(true);
  });

  it('of many kinds share few connections to Postgres, beside the one on which each listens', async () => {
    const names = ['do-one', 'do-two', 'do-three', 'do-four', 'do-five'];
    const worker = await aProcess(...names.map((name) => ({ ...job(new Seen()), name })));
    await worker.startWorkers();
    await Promise.all(Array.from({ length: 20 }, () => worker.parked(10)));
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows } = await client.query(
      `select from pg_stat_activity
        where datname = current_database() and application_name = any ($1)`,
      [['famsam jobs', ...names]],
    );
    await client.end();
    if (backend === 'redis') expect(rows).toHaveLength(0);
    else expect(rows.length).toBeLessThanOrEqual(names.length + 7);
  });

  it('carry ids, codes and days only', async () => {
    const queues = await aProcess(job(new Seen()));
    const carry = (thing: string) => queues.enqueue('do-thing', newId(), { areaId: area, thing });
    await expect(carry('Anna Andersson')).rejects.toThrow('ids, codes');
    await expect(carry('19121212-1212')).rejects.toThrow('ids, codes');
    await expect(queues.enqueue('do-thing', newId(), { areaId: 'x' })).rejects.toThrow();
    await carry('2026-11-22');
  });

  it('that nobody defined are refused', async () => {
    const queues = await aProcess();
    await expect(queues.enqueue('no-such', newId(), {})).rejects.toThrow('no job no-such');
  });

  it('answer a ping, and leave nothing of a failure but its kind', async () => {
    const seen = new Seen();
    const queues = await aProcess({ ...job(seen, () => true), attempts: 1 });
    await expect(queues.ping()).resolves.toBeUndefined();
    await queues.startWorkers();
    await queues.enqueue('do-thing', newId(), { areaId: area, thing: 'fails' });
    await seen.until(1);
    for (const app of open.splice(0)) await app.close();
    expect(await everythingStored()).not.toContain('Andersson');
  });

  it('that are due come back into an emptied queue, and are done once for each occasion', async () => {
    const seen = new Seen();
    const id = newId();
    let things = [{ jobId: id, payload: { areaId: area, thing: 'due' } }];
    const due = dueWork(async () => things);
    const worker = await aProcess({ ...job(seen), name: 'due-thing', due });
    const house = open.at(-1) as INestApplicationContext;
    await house.get(Areas).create(areaId(area));
    await worker.startWorkers();
    await seen.until(1);
    await house.get(JobReminder).remind();
    things = [{ jobId: newId(), payload: { areaId: area, thing: 'due-again' } }];
    await house.get(JobReminder).remind();
    await seen.until(2);
    expect(seen.runs.map(({ thing }) => thing)).toEqual(['due', 'due-again']);
  });

  it('that an event makes due are looked for soon after it', async () => {
    const seen = new Seen();
    const due = dueWork(async (_area: AreaId, events: readonly WakingEvent[] = []) =>
      events.map(({ id }) => ({ jobId: id, payload: { areaId: area, thing: 'news' } })),
    );
    const wokenBy = ['tally.counted'];
    const worker = await aProcess({ ...job(seen), name: 'news-thing', wokenBy, due });
    const house = open.at(-1) as INestApplicationContext;
    await house.get(Areas).create(areaId(area));
    await worker.startWorkers();
    const id = newId();
    const count = { kind: 'count', by: 1 } as const;
    await house.get(CommandRunner).run(tallyStream, id, contextIn(areaId(area)), count);
    await seen.until(1);
    expect(seen.runs[0]).toMatchObject({ thing: 'news', id });
  });

  it('that failed for good are parked, seen, and begun anew when somebody asks', async () => {
    const seen = new Seen();
    let broken = true;
    const worker = await aProcess({
      ...job(seen, () => broken),
      name: 'poison-thing',
      attempts: 1,
    });
    const id = newId();
    await worker.startWorkers();
    await worker.enqueue('poison-thing', id, { areaId: area, thing: 'poison' });
    await seen.until(1);
    const parked = async () => (await worker.parked(50)).find(({ jobId }) => jobId === id);
    let found = await parked();
    while (!found) found = await parked();
    expect(found).toMatchObject({ job: 'poison-thing', attempts: 1 });
    expect(found.error).toMatch(/^Error at /);
    broken = false;
    expect(await worker.retry('poison-thing', id)).toBe(true);
    await seen.until(2);
    expect(await worker.retry('poison-thing', newId())).toBe(false);
  });

  it('that are parked are tried once more by themselves, after longer and longer', async () => {
    const seen = new Seen();
    let broken = true;
    const worker = await aProcess({ ...job(seen, () => broken), name: 'again-thing' });
    const id = newId();
    const parked = async () => (await worker.parked(50)).find(({ jobId }) => jobId === id);
    const untilParked = async (attempts: number) => {
      while ((await parked())?.attempts !== attempts);
    };
    await worker.startWorkers();
    await worker.enqueue('again-thing', id, { areaId: area, thing: 'poison' });
    await untilParked(3);
    expect(await worker.countParked()).toMatchObject({ 'again-thing': 1 });
    await worker.tryParked(60_000);
    expect((await parked())?.attempts).toBe(3);
    await worker.tryParked(0);
    await untilParked(4);
    broken = false;
    await worker.tryParked(0);
    await seen.until(5);
    expect(seen.runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5]);
    while ((await worker.countParked())['again-thing'] !== 0);
  });

  it('that the queue is through with, and that are due all the same, are begun anew', async () => {
    const seen = new Seen();
    const worker = await aProcess({ ...job(seen), name: 'vain-thing' });
    const due = { jobId: newId(), payload: { areaId: area, thing: 'in-vain' } };
    await worker.startWorkers();
    await worker.remember('vain-thing', due, null);
    await seen.until(1);
    while (seen.runs.length < 2) await worker.remember('vain-thing', due, 0);
    // One after another: when another job is done, so is all that was begun before it.
    const runsOfDue = async () => {
      const id = newId();
      await worker.enqueue('vain-thing', id, { areaId: area, thing: 'another' });
      while (!seen.runs.some((run) => run.id === id)) await seen.until(seen.runs.length + 1);
      return seen.runs.filter((run) => run.id === due.jobId).length;
    };
    const runs = await runsOfDue();
    await worker.remember('vain-thing', due, 60_000);
    expect(await runsOfDue()).toBe(runs);
  });

  async function everythingStored(): Promise<string> {
    if (redisUrl) return storedInRedis(redisUrl);
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'bullmq'`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(`select row_to_json(t)::text as row from ${name} t`);
      texts.push(...rows.map(({ row }) => row));
    }
    await client.end();
    return texts.join('\n');
  }
}

async function storedInRedis(url: string): Promise<string> {
  const client = new Redis(url);
  const texts: string[] = [];
  for (const key of await client.keys('famsam-*')) {
    const type = await client.type(key);
    if (type === 'hash') texts.push(JSON.stringify(await client.hgetall(key)));
    if (type === 'stream') texts.push(JSON.stringify(await client.xrange(key, '-', '+')));
  }
  await client.quit();
  return texts.join('\n');
}

describe('a process does not start', () => {
  const queues = (): JobQueues =>
    new JobQueues(readConfiguration({ DATABASE_URL: 'postgres://127.0.0.1/none' }));
  const good = { name: 'do-thing', payload, attempts: 1, backoffMs: 1, process: async () => {} };

  it('with a job without a processor', () => {
    const all = queues();
    all.define({ ...good, process: undefined as never });
    expect(() => all.onApplicationBootstrap()).toThrow('job do-thing has no processor');
  });

  it('with two jobs of one name', () => {
    const all = queues();
    all.define(good);
    expect(() => all.define(good)).toThrow('defined twice');
  });

  it('with a name that no queue takes', () => {
    const all = queues();
    all.define({ ...good, name: 'do:thing' });
    expect(() => all.onApplicationBootstrap()).toThrow('not a job name');
  });
});
