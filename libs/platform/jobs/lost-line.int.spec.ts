import { Client } from 'pg';
import { z } from 'zod';
import { aDatabase, type TestDatabase } from '../../../tests/support/database';
import { PostgresLine } from '../../../tests/support/postgres-line';
import { Seen } from '../../../tests/support/seen-jobs';
import { readConfiguration } from '../configuration';
import { newId } from '../ids';
import { JobQueues } from '.';

const payload = z.strictObject({ thing: z.string() });

/** Timers of one length do not run; they are over when the test says that so much time has passed. */
class HeldTimers {
  private readonly works: (() => void)[] = [];
  private readonly spy: jest.SpyInstance;

  constructor(length: number) {
    const start = globalThis.setTimeout;
    const held = (work: () => void, ms?: number, ...passed: []) => {
      if (ms !== length) return start(work, ms, ...passed);
      this.works.push(work);
      return start(() => undefined, 0);
    };
    this.spy = jest.spyOn(globalThis, 'setTimeout').mockImplementation(held);
  }

  async pass(): Promise<void> {
    for (const work of this.works.splice(0)) work();
    await new Promise(setImmediate);
  }

  release(): void {
    this.spy.mockRestore();
  }
}

describe('on Postgres, connections that are lost', () => {
  const line = new PostgresLine();
  const queues: JobQueues[] = [];
  let database: TestDatabase;
  let owner: Client;
  let overLine: string;

  beforeAll(async () => {
    database = await aDatabase();
    overLine = await line.open(database.serviceUrl);
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });

  afterEach(async () => {
    for (const one of queues.splice(0)) await one.beforeApplicationShutdown();
  });

  afterAll(async () => {
    line.close();
    await owner.end();
    await database.drop();
  });

  function queuesOver(url: string, seen: Seen): JobQueues {
    const made = new JobQueues(readConfiguration({ DATABASE_URL: url }));
    const process = async (
      { thing }: z.infer<typeof payload>,
      { id, attempt }: { id: string; attempt: number },
    ) => seen.note({ thing, attempt, id });
    made.define({ name: 'do-thing', payload, attempts: 1, backoffMs: 1, process });
    queues.push(made);
    return made;
  }

  it('in one breath with its subscription leave a worker that looks by itself', async () => {
    const seen = new Seen();
    const worker = queuesOver(overLine, seen);
    const api = queuesOver(database.serviceUrl, new Seen());
    await worker.startWorkers();
    await api.enqueue('do-thing', newId(), { thing: 'before' });
    await seen.until(1);
    const timers = new HeldTimers(5_000);
    // After a subscription that failed, BullMQ waits an hour for the call that the next one would bring.
    const { rows } = await owner.query<{ now: Date }>('select clock_timestamp() as now');
    const lost = line.lose('LISTEN bullmq_jobs', 'instead', 'with');
    line.cut();
    await lost;
    // It asks once more what waits, on two connections, and then relies on the call.
    const asked = `select from pg_stat_activity where datname = current_database() and state = 'idle'
      and query ~ 'next_delay|claimable' and query_start > $1`;
    while ((await owner.query(asked, [rows[0]?.now])).rowCount !== 2);
    await api.enqueue('do-thing', newId(), { thing: 'after' });
    while (seen.runs.length < 2) await timers.pass();
    timers.release();
  });

  it('as a worker is opened keep it from starting, and the process from nothing else', async () => {
    await queuesOver(database.serviceUrl, new Seen()).ping();
    const worker = queuesOver(overLine, new Seen());
    const lost = line.lose('min_client_version', 'instead');
    await expect(worker.startWorkers()).rejects.toThrow('terminating connection');
    await lost;
    // BullMQ would ask the connection that failed again and again, and never let a timer come.
    await new Promise((resolve) => setTimeout(resolve, 0));
  });

  it('as a queue is opened leave it to the next who uses it', async () => {
    const seen = new Seen();
    await queuesOver(database.serviceUrl, seen).startWorkers();
    const api = queuesOver(overLine, new Seen());
    const enqueue = (thing: string) => api.enqueue('do-thing', newId(), { thing });
    const lost = line.lose('min_client_version', 'instead');
    await expect(enqueue('too-early')).rejects.toThrow('terminating connection');
    await lost;
    await enqueue('after');
    await seen.until(1);
    expect(seen.runs).toMatchObject([{ thing: 'after' }]);
  });
});
