import { isLocalDate, isUuid, type AreaId } from '@famsam/kernel';
import type { JobsOptions } from 'bullmq';
import type { z } from 'zod';

/** What a processor may know of its job, beside the payload. */
export interface RunningJob {
  readonly id: string;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** A job that Postgres says is to be done now. */
export interface DueJob<P> {
  /**
   * The same for the same occasion, so that looking twice is one job; another one for the next try of
   * the same thing, since a queue remembers for a while what it has done or given up.
   */
  readonly jobId: string;
  readonly payload: P;
}

/** Something that happened, as far as a job has to know what to look at. */
export interface WakingEvent {
  readonly type: string;
  /** Of its stream: of the case for `case.closed`. */
  readonly id: string;
}

/** How what is due in an area is found, from Postgres. */
export interface DueWork<P, Item> {
  /** What may have something due, read plainly: nothing is worked out of an item here. */
  items(areaId: AreaId, events?: readonly WakingEvent[]): Promise<readonly Item[]>;
  /** What is due of these by now. If it throws, they are asked in halves, until the one at fault is alone. */
  of(areaId: AreaId, items: readonly Item[]): Promise<readonly DueJob<P>[]>;
  /** The job of an item that cannot be looked at: it fails in the queue, by itself, and is parked there. */
  alone(areaId: AreaId, item: Item): DueJob<P>;
}

/** One kind of job, and the queue of the same name. */
export interface JobDefinition<P, Item = unknown> {
  /** Lower-case words with dashes, for example `register-import`. */
  readonly name: string;
  /** Ids, codes, days and numbers only: what a queue holds is no place for personal text. */
  readonly payload: z.ZodType<P>;
  /** May run more than once for one job: it records in Postgres what it did. */
  process(payload: P, job: RunningJob): Promise<void>;
  /**
   * Asked in workers at their start and each minute; and, with the events, soon after one that the job names in
   * `wokenBy`: then about these alone. What the queue has already is not added again.
   */
  readonly due?: DueWork<P, Item>;
  /** Types of events that make something due at once. What time makes due is found within the minute. */
  readonly wokenBy?: readonly string[];
  /** How often it is tried before it stays failed. */
  readonly attempts: number;
  /** The wait before the second try; it doubles from there on. */
  readonly backoffMs: number;
  /**
   * After so long a try is given up and its place is another's; ten minutes when left out. What it was doing may
   * end all the same, beside the next try: each records in Postgres what it did.
   */
  readonly mostSeconds?: number;
  /** Jobs of this kind side by side in one worker; 1 when left out. */
  readonly concurrency?: number;
}

/**
 * Two minutes of tries, to spread into a definition: what Postgres and Redis need to begin anew leaves no job
 * parked.
 */
export const outlastsRestarts = { attempts: 8, backoffMs: 1_000 } as const;

const mostSecondsOfUsual = 10 * 60;

/** A try took longer than its kind of job may. */
export class TookTooLongError extends Error {
  override readonly name = 'TookTooLongError';
}

/** One try; a handler that hangs would hold its place in the worker for ever. */
export async function withinLimit<P>(
  { mostSeconds = mostSecondsOfUsual }: Pick<JobDefinition<P>, 'mostSeconds'>,
  trying: Promise<void>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    const late = new TookTooLongError(`longer than ${mostSeconds} seconds`);
    timer = setTimeout(() => reject(late), mostSeconds * 1_000);
  });
  try {
    await Promise.race([trying, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** The one place where the options of a job are chosen. */
export function optionsOf(job: JobDefinition<unknown>): JobsOptions {
  return {
    attempts: job.attempts,
    backoff: { type: 'exponential', delay: job.backoffMs },
    // What is parked is tried again and again; the last failure says enough.
    stackTraceLimit: 1,
    // A finished job is remembered for a while, so that the same id coming again soon is one job.
    removeOnComplete: { age: 24 * 60 * 60, count: 10_000 },
    removeOnFail: { age: 14 * 24 * 60 * 60, count: 10_000 },
  };
}

const code = /^[a-z][a-z0-9.-]{0,63}$/;

/** Throws when a payload holds anything but ids, codes, days, numbers and lists of them. */
export function assertOnlyIds(payload: unknown): void {
  const values: unknown[] =
    typeof payload === 'object' && payload !== null ? Object.values(payload).flat() : [payload];
  for (const value of values) {
    const fine =
      value === null ||
      typeof value === 'number' ||
      typeof value === 'boolean' ||
      (typeof value === 'string' && (isUuid(value) || isLocalDate(value) || code.test(value)));
    if (!fine) throw new Error('a job payload may hold ids, codes, days and numbers only');
  }
}
