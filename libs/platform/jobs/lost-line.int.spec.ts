import { Client } from 'pg';
import { z } from 'zod';
import { aDatabase, type TestDatabase } from '../../../tests/support/database';
import { PostgresLine } from '../../../tests/support/postgres-line';
import { Seen } from '../../../tests/support/seen-jobs';
import { readConfiguration } from '../configuration';
import { newId } from '../ids';
import { JobQueues } from '.';

const payload = z.strictObject({ thing: z.string() });

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
    await seen.until(2);
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
