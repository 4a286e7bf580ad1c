import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SystemClock } from '../clock';
import { CONFIGURATION, type Configuration } from '../configuration';
import { placeOf } from '../place-of-error';
import { assertOnlyIds, optionsOf, withinLimit, type DueJob, type JobDefinition } from './job';
import {
  queueBackend,
  type JobQueue,
  type KnownJob,
  type JobWorker,
  type QueueBackend,
  type RunOfJob,
} from './queue-backend';

type AnyJob = JobDefinition<unknown>;

const longestParkedMs = 60 * 60_000;
/** Of each kind, each time somebody looks. */
const mostTriedAnew = 1_000;

/** A job that failed as often as it may, and waits for somebody to look. */
export interface ParkedJob {
  readonly job: string;
  readonly jobId: string;
  readonly attempts: number;
  readonly parkedAt: string;
  /** The kind of the error, and where it came from; never its message. */
  readonly error: string;
}

/**
 * Work to be done soon, outside the request. The queue may forget or repeat (decision 0007): what
 * is due stands in Postgres, and is brought back from there (`JobReminder`).
 */
@Injectable()
export class JobQueues implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('jobs');
  /** BullMQ stamps its jobs by the machine, whatever clock the house goes by. */
  private readonly stamps = new SystemClock();
  private readonly backend: QueueBackend;
  private readonly jobs = new Map<string, AnyJob>();
  private readonly queues = new Map<string, JobQueue>();
  private readonly workers: JobWorker[] = [];
  private readonly whenAtWork: (() => Promise<void>)[] = [];
  private prepared: Promise<void> | undefined;
  private booted = false;

  constructor(@Inject(CONFIGURATION) configuration: Configuration) {
    this.backend = queueBackend(configuration);
  }

  get backendName(): string {
    return this.backend.name;
  }

  /** In the constructor of a room's module, or of the service that does the job. */
  define<P, Item>(job: JobDefinition<P, Item>): void {
    if (this.booted) throw new Error(`job ${job.name} is defined after the start`);
    if (this.jobs.has(job.name)) throw new Error(`job ${job.name} is defined twice`);
    this.jobs.set(job.name, job);
  }

  get definitions(): readonly AnyJob[] {
    return [...this.jobs.values()];
  }

  /** Called in a process whose workers have started. */
  whenWorking(action: () => Promise<void>): void {
    this.whenAtWork.push(action);
  }

  /** A job without a processor, or with a name that no queue takes, keeps the process from starting. */
  onApplicationBootstrap(): void {
    this.booted = true;
    for (const job of this.jobs.values()) {
      if (!/^[a-z]+(-[a-z]+)*$/.test(job.name)) throw new Error(`not a job name: ${job.name}`);
      if (typeof job.process !== 'function') throw new Error(`job ${job.name} has no processor`);
    }
  }

  /** `jobId` is the event's or the command's id: the same one twice is one job. */
  async enqueue(name: string, jobId: string, payload: unknown): Promise<void> {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`there is no job ${name}`);
    const checked = job.payload.parse(payload);
    assertOnlyIds(checked);
    const queue = await this.queueOf(job);
    await queue.add(name, checked, { ...optionsOf(job), jobId });
  }

  /**
   * What is due. What the queue did so many milliseconds ago, in vain, is begun anew; null: nothing is. What is
   * parked has a time of its own (`tryParked`).
   */
  async remember(
    name: string,
    { jobId, payload }: DueJob<unknown>,
    overForMs: number | null,
  ): Promise<void> {
    const job = this.jobs.get(name);
    if (job && overForMs !== null) {
      const known = await (await this.queueOf(job)).getJob(jobId);
      const isOver = known?.finishedOn !== undefined && this.since(known.finishedOn) >= overForMs;
      if (known && isOver && !(await known.isFailed())) await known.remove();
    }
    await this.enqueue(name, jobId, payload);
  }

  /**
   * Tries each parked job once more, by itself: so many milliseconds after it was parked, and each time after twice
   * the wait, up to an hour. What failed for a reason that is gone is done then, or finds nothing left to do.
   */
  async tryParked(firstAfterMs: number): Promise<void> {
    for (const job of this.jobs.values())
      for (const parked of await this.failedOf(job, mostTriedAnew)) {
        const { attemptsMade, finishedOn = 0 } = parked;
        const tried = Math.max(0, attemptsMade - job.attempts);
        const waits = Math.min(firstAfterMs * 2 ** tried, longestParkedMs);
        if (this.since(finishedOn) < waits) continue;
        // Another worker may have been quicker.
        await parked.retry('failed').catch((error: unknown) => {
          this.logger.debug(`not tried anew: ${error instanceof Error ? error.name : 'error'}`);
        });
      }
  }

  /** How many jobs of each kind are parked. */
  async countParked(): Promise<Readonly<Record<string, number>>> {
    const counts = await Promise.all(
      [...this.jobs.values()].map(async (job): Promise<[string, number]> => {
        const { failed = 0 } = await (await this.queueOf(job)).getJobCounts('failed');
        return [job.name, failed];
      }),
    );
    return Object.fromEntries(counts);
  }

  /** The newest first, at most so many of each kind. */
  async parked(limit: number): Promise<readonly ParkedJob[]> {
    const found = await Promise.all(
      [...this.jobs.values()].map(async (job) => {
        const failed = await this.failedOf(job, limit);
        return failed.map((one) => parkedJob(job.name, one));
      }),
    );
    return found.flat().sort((one, other) => other.parkedAt.localeCompare(one.parkedAt));
  }

  /** Begins a parked job anew; false when there is none of that id. */
  async retry(name: string, jobId: string): Promise<boolean> {
    const job = this.jobs.get(name);
    const parked = job && (await (await this.queueOf(job)).getJob(jobId));
    if (!parked || !(await parked.isFailed())) return false;
    await parked.remove();
    await this.enqueue(name, jobId, parked.data);
    return true;
  }

  async startWorkers(): Promise<void> {
    await this.prepare();
    for (const job of this.jobs.values()) {
      const worker = this.backend.worker(
        job.name,
        (run) => this.run(job, run),
        job.concurrency ?? 1,
      );
      worker.on('error', (error) => this.logger.warn(`queue ${job.name}: ${error.name}`));
      this.workers.push(worker);
      await worker.waitUntilReady();
      void worker
        .run()
        .catch((error: Error) => this.logger.error(`queue ${job.name} stopped: ${error.name}`));
    }
    for (const action of this.whenAtWork) await action();
  }

  /** Throws when the backend does not answer. */
  async ping(): Promise<void> {
    for (const job of this.jobs.values()) {
      await (await this.queueOf(job)).getJobCounts('waiting');
      return;
    }
  }

  /** Jobs under way are finished first; the database is still there. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.queues.clear();
    await this.backend.close();
  }

  private async failedOf(job: AnyJob, limit: number): Promise<readonly KnownJob[]> {
    const failed = await (await this.queueOf(job)).getJobs(['failed'], 0, limit - 1);
    return failed.filter((one) => one !== undefined);
  }

  private since(stamp: number): number {
    return this.stamps.now().getTime() - stamp;
  }

  private async queueOf(job: AnyJob): Promise<JobQueue> {
    await this.prepare();
    const queue = this.queues.get(job.name) ?? this.newQueue(job.name);
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      // BullMQ never forgets that its first connection failed: the next caller gets another queue.
      if (this.queues.get(job.name) === queue) this.queues.delete(job.name);
      await queue.close();
      throw error;
    }
  }

  private newQueue(name: string): JobQueue {
    const queue = this.backend.queue(name);
    queue.on('error', (error) => this.logger.warn(`queue ${name}: ${error.name}`));
    this.queues.set(name, queue);
    return queue;
  }

  /** Tried again by the next caller when it fails. */
  private prepare(): Promise<void> {
    this.prepared ??= this.backend.prepare().catch((error: unknown) => {
      this.prepared = undefined;
      throw error;
    });
    return this.prepared;
  }

  /** The queue keeps what a failure says, and texts of errors may quote a person's: it gets the kind only. */
  private async run(job: AnyJob, run: RunOfJob): Promise<void> {
    const { id, data, attemptsMade } = run;
    if (id === undefined) throw new Error('a job without an id');
    try {
      const trying = job.process(job.payload.parse(data), { id, attempt: attemptsMade + 1 });
      await withinLimit(job, trying);
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error;
      const at = placeOf(error);
      this.logger.error({ message: 'a job failed', job: job.name, id, attemptsMade, kind, at });
      throw Object.assign(new Error(kind), { stack: [kind, ...at].join('\n') });
    }
  }
}

function parkedJob(
  job: string,
  { id = '', attemptsMade, finishedOn = 0, failedReason = '', stacktrace }: KnownJob,
): ParkedJob {
  const [, place = ''] = (stacktrace?.at(-1) ?? '').split('\n');
  const error = [failedReason, place.trim()].join(' ').trim();
  const parkedAt = new Date(finishedOn).toISOString();
  return { job, jobId: id, attempts: attemptsMade, parkedAt, error };
}
