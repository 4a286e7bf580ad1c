import { createHash } from 'node:crypto';
import {
  createPostgresBackend,
  LATEST_SCHEMA_VERSION,
  Queue,
  runMigrations,
  Worker,
  type JobsOptions,
  type JobState,
  type PgPool,
  type WorkerOptions,
} from 'bullmq';
import { Pool, type Client } from 'pg';
import type { Configuration } from '../configuration';
import { SERVICE_ROLE, askedForLife, lentAlive, SteadyClient } from '../database';

/** What is asked of a queue and of a worker, on either backend. */
export interface JobQueue {
  /** Throws when it could not be opened; it never will be then. */
  waitUntilReady(): Promise<unknown>;
  add(name: string, payload: unknown, options: JobsOptions): Promise<unknown>;
  getJobCounts(...states: JobState[]): Promise<{ readonly [state: string]: number }>;
  getJob(jobId: string): Promise<KnownJob | undefined>;
  getJobs(states: JobState[], start: number, end: number): Promise<(KnownJob | undefined)[]>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

export interface JobWorker {
  /** Only when it is ready: on a first connection that failed it would turn round for ever, and let nothing else run. */
  run(): Promise<void>;
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** What is asked of BullMQ's Job. */
export interface RunOfJob {
  readonly id?: string;
  readonly data: unknown;
  readonly attemptsMade: number;
}

/** What is asked of one that the queue remembers. */
export interface KnownJob extends RunOfJob {
  readonly finishedOn?: number;
  readonly failedReason?: string;
  readonly stacktrace: readonly string[] | null;
  isFailed(): Promise<boolean>;
  retry(state: 'failed'): Promise<void>;
  remove(): Promise<void>;
}

/** That a process is killed says little of its job; one that kills each process it runs in is parked all the same. */
const maxStalledCount = 20;

type OfWorkers = Pick<WorkerOptions, 'maxStalledCount' | 'lockDuration' | 'stalledInterval'>;

const autorun = false;

/** Where the queues live: the same two makers on Postgres and on Redis (decision 0007). */
export interface QueueBackend {
  readonly name: 'postgres' | 'redis';
  prepare(): Promise<void>;
  queue(name: string): JobQueue;
  worker(name: string, work: (run: RunOfJob) => Promise<void>, concurrency: number): JobWorker;
  /** After the queues and workers. */
  close(): Promise<void>;
}

export function queueBackend({ databaseUrl, redisUrl, jobLockMs }: Configuration): QueueBackend {
  const options = { maxStalledCount, lockDuration: jobLockMs, stalledInterval: jobLockMs };
  return redisUrl === null
    ? onPostgres(databaseUrl, options)
    : onRedis(redisUrl, databaseUrl, options);
}

/** In seconds; then a worker that nobody called looks by itself. */
const longestWait = 5;

/**
 * A connection that is lost in one breath with the answer to its subscription is taken for a good one, and BullMQ
 * would let a worker wait there for up to an hour. So it looks soon, and subscribes anew whenever nobody called.
 */
const wakefulBackend: typeof createPostgresBackend = (...args) => {
  const backend = createPostgresBackend(...args);
  const wait = backend.waitForJob.bind(backend);
  backend.waitForJob = async (seconds) => {
    const call = await wait(Math.min(seconds, longestWait));
    if (!call) await backend.reconnectBlocking();
    return call;
  };
  return backend;
};

/** BullMQ's own description of the same. */
function connectionOf(pool: Pool): PgPool {
  return pool as unknown as PgPool;
}

/** Of all queues of a process, and of all its workers beside the connection on which each listens. */
const [ofQueues, ofAllWorkers] = [3, 4];

function onPostgres(databaseUrl: string, ofWorkers: OfWorkers): QueueBackend {
  const pools = new Map<'queues' | 'workers', Pool>();
  // Not left to BullMQ: a connection that it opens itself ends the process when it is lost too early. And shared, since
  // a server has a hundred (decision 0035): each statement borrows one for itself alone.
  const poolOf = (whose: 'queues' | 'workers', max: number): Pool => {
    const known = pools.get(whose);
    if (known) return known;
    const pool = new Pool({
      connectionString: databaseUrl,
      application_name: 'famsam jobs',
      options: `-c role=${SERVICE_ROLE} -c search_path=bullmq`,
      max,
      ...askedForLife,
      ...lentAlive,
    });
    // Each of those that share it listens for its errors.
    pool.setMaxListeners(0);
    // BullMQ gives back what it heard the end of: nobody else is to borrow that.
    pool.on('release', (_error, client) => {
      const lent = client as unknown as SteadyClient;
      if (lent.lost) void lent.end().catch(() => undefined);
    });
    pools.set(whose, pool);
    return pool;
  };
  return {
    name: 'postgres',
    prepare: () => migrateQueues(databaseUrl),
    queue: (name) => {
      const connection = connectionOf(poolOf('queues', ofQueues));
      return new Queue(name, { connection }, createPostgresBackend);
    },
    worker: (name, work, concurrency) => {
      const pool = poolOf('workers', ofAllWorkers);
      // It keeps one to listen.
      pool.options.max += 1;
      const options = { connection: connectionOf(pool), concurrency, autorun, ...ofWorkers };
      return new Worker(name, work, options, wakefulBackend);
    },
    close: async () => {
      const open = [...pools.values()];
      pools.clear();
      await Promise.all(open.map((pool) => pool.end()));
    },
  };
}

/** As the owner: BullMQ brings its own migrations, and the services' role needs leave to use them. */
async function migrateQueues(databaseUrl: string): Promise<void> {
  const owner = new SteadyClient({ connectionString: databaseUrl });
  await owner.connect();
  try {
    // Api and worker start together; the lock goes with the connection.
    await owner.query(`select pg_advisory_lock(hashtext('famsam'), hashtext('bullmq'))`);
    if (await isReady(owner)) return;
    await runMigrations(owner, 'bullmq');
    await owner.query(`
      begin;
      grant select, insert, update, delete on all tables in schema bullmq to famsam_service;
      grant usage, select on all sequences in schema bullmq to famsam_service;
      grant usage on schema bullmq to famsam_service;
      commit`);
  } finally {
    await owner.end();
  }
}

async function isReady(owner: Client): Promise<boolean> {
  const { rows: there } = await owner.query<{ yes: boolean }>(`
    select to_regclass('bullmq.migration') is not null
       and has_schema_privilege('famsam_service', to_regnamespace('bullmq'), 'usage') as yes`);
  if (!there[0]?.yes) return false;
  const { rows } = await owner.query<{ version: number }>(
    'select coalesce(max(version), 0)::int as version from bullmq.migration',
  );
  return (rows[0]?.version ?? 0) >= LATEST_SCHEMA_VERSION;
}

/**
 * A primary that became a replica keeps its connections and refuses what is written: they are left, and what was
 * refused is said again to whoever answers at the address now (found J01). 2 says so to ioredis.
 */
function reconnectOnError({ message }: Error): false | 2 {
  return message.includes('READONLY') ? 2 : false;
}

function onRedis(url: string, databaseUrl: string, ofWorkers: OfWorkers): QueueBackend {
  const { hostname, port, pathname } = new URL(databaseUrl);
  // Installations that share a Redis must not take each other's jobs.
  const installation = createHash('sha256').update(`${hostname}:${port}${pathname}`).digest('hex');
  const prefix = `famsam-${installation.slice(0, 12)}`;
  const connection = { url, reconnectOnError };
  return {
    name: 'redis',
    prepare: async () => {},
    queue: (name) =>
      new Queue(name, { connection: { ...connection, maxRetriesPerRequest: 1 }, prefix }),
    worker: (name, work, concurrency) =>
      new Worker(name, work, {
        connection: { ...connection, maxRetriesPerRequest: null },
        prefix,
        ...{ concurrency, autorun },
        ...ofWorkers,
      }),
    close: async () => {},
  };
}
