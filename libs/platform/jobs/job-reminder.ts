import { areaId as asAreaId, type AreaId } from '@famsam/kernel';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { z } from 'zod';
import { Areas, WakeUp } from '../database';
import { EventStore } from '../events';
import { namedId } from '../ids';
import { placeOf } from '../place-of-error';
import { streamId } from '../stream';
import { dueJobs } from './due-jobs';
import { outlastsRestarts, type JobDefinition, type WakingEvent } from './job';
import { JobQueues } from './job-queues';

const everyMinute = 60_000;
/** After news of an area, so that many commits are one look. */
const soonMs = 60;
/** A look that took long waits longer for the next, so that looking takes about a tenth of the time. */
const restFactor = 10;
/** But one slow look is no reason to let people wait: the machine may only have been busy. */
const longestRestMs = 5_000;
/** News that a writer under way holds back is looked for again, each time after twice the wait. */
const longestHeldMs = 1_000;
/** A job that was done in vain, since it is due all the same, is begun anew after this; one that is parked is tried. */
const anewAfterMs = 10 * 60_000;
/** After more news than this, as an import brings them, everything is looked at. */
const mostNews = 500;

type AnyJob = JobDefinition<unknown>;

/** Looking for what is due is a job itself, where it failed: tried again and parked as any other. */
export const lookJob = 'look-for-due';
const lookPayload = z.strictObject({ areaId: z.uuid(), job: z.string() });

/** What one process knows of an area. */
interface AreaLook {
  /** Everything up to here has been looked at; undefined before the first look. */
  upTo: number | undefined;
  timer: NodeJS.Timeout | undefined;
  heldMs: number;
}

/**
 * Brings to the queues what Postgres says is due: when workers start, each minute, and soon after something
 * happened in an area, then from the jobs alone that it concerns. So an emptied queue is full again, and delays
 * of months survive (decision 0015).
 */
@Injectable()
export class JobReminder implements OnModuleDestroy {
  private readonly logger = new Logger('jobs');
  private readonly known = new Map<AreaId, AreaLook>();
  private readonly looks = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private tookMs = 0;
  private closed = false;

  constructor(
    private readonly queues: JobQueues,
    private readonly areas: Areas,
    private readonly store: EventStore,
    private readonly wakeUp: WakeUp,
  ) {
    queues.define({
      name: lookJob,
      payload: lookPayload,
      ...outlastsRestarts,
      process: (look) => this.lookAgain(asAreaId(look.areaId), look.job),
    });
    queues.whenWorking(() => this.start());
  }

  /** Everything that is due in any area. */
  remind(): Promise<void> {
    return this.counted(async () => {
      for (const areaId of await this.areas.ids())
        await this.lookAtAll(areaId, anewAfterMs).catch((error: unknown) =>
          this.complain('area', error),
        );
    });
  }

  /** What has become due by the events since the last look at the area. */
  remindOfNews(areaId: AreaId): Promise<void> {
    return this.counted(() => this.lookAtNews(areaId));
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    this.wakeUp.stopListening(this.onNews);
    clearInterval(this.timer);
    for (const { timer } of this.known.values()) clearTimeout(timer);
    await Promise.all(this.looks);
  }

  private async start(): Promise<void> {
    await this.wakeUp.listen(this.onNews);
    await this.remind();
    this.timer = setInterval(() => void this.eachMinute(), everyMinute).unref();
  }

  private async eachMinute(): Promise<void> {
    await this.remind();
    await this.counted(() => this.queues.tryParked(anewAfterMs));
  }

  private readonly onNews = (areaId: AreaId, name: string | undefined): void => {
    if (name !== undefined) return;
    this.lookSoon(areaId, Math.min(Math.max(soonMs, restFactor * this.tookMs), longestRestMs));
  };

  private lookSoon(areaId: AreaId, wait: number): void {
    const area = this.area(areaId);
    if (this.closed || area.timer) return;
    area.timer = setTimeout(() => {
      area.timer = undefined;
      void this.remindOfNews(areaId);
    }, wait).unref();
  }

  private area(areaId: AreaId): AreaLook {
    const found = this.known.get(areaId) ?? { upTo: undefined, timer: undefined, heldMs: soonMs };
    this.known.set(areaId, found);
    return found;
  }

  /** What goes wrong is tried again in a minute; the database or the queue may be away. */
  private async counted(work: () => Promise<void>): Promise<void> {
    if (this.closed) return;
    const look = work().catch((error: unknown) => this.complain('areas', error));
    this.looks.add(look);
    await look;
    this.looks.delete(look);
  }

  private async lookAtNews(areaId: AreaId): Promise<void> {
    const area = this.area(areaId);
    if (area.upTo === undefined) return this.lookAtAll(areaId, null);
    const began = performance.now();
    const jobs = this.queues.definitions;
    const types = [...new Set(jobs.flatMap(({ wokenBy = [] }) => wokenBy))];
    const { upTo, events, held } = await this.store.newsSince(areaId, area.upTo, types, mostNews);
    if (!events) return this.lookAtAll(areaId, null);
    area.upTo = Math.max(area.upTo, upTo);
    for (const job of jobs) {
      const theirs = events
        .filter(({ type }) => job.wokenBy?.includes(type))
        .map(({ type, stream }) => ({ type, id: streamId(stream) }));
      if (theirs.length > 0) await this.remember(job, areaId, theirs, null);
    }
    this.tookMs = performance.now() - began;
    area.heldMs = held ? Math.min(2 * area.heldMs, longestHeldMs) : soonMs;
    if (held) this.lookSoon(areaId, area.heldMs);
  }

  private async lookAtAll(areaId: AreaId, overForMs: number | null): Promise<void> {
    const area = this.area(areaId);
    const began = performance.now();
    area.upTo = Math.max(area.upTo ?? 0, await this.store.reached(areaId));
    for (const job of this.queues.definitions)
      await this.remember(job, areaId, undefined, overForMs);
    this.tookMs = performance.now() - began;
  }

  /** A look that fails, or finds what no queue takes, keeps no other from looking; it is shown by its own job. */
  private async remember(
    job: AnyJob,
    areaId: AreaId,
    events: readonly WakingEvent[] | undefined,
    overForMs: number | null,
  ): Promise<void> {
    try {
      await this.look(job, areaId, events, overForMs);
    } catch (error) {
      this.complain(job.name, error);
      const payload = { areaId, job: job.name };
      const look = { jobId: namedId(areaId, `look for ${job.name}`), payload };
      await this.queues
        .remember(lookJob, look, overForMs)
        .catch((failure: unknown) => this.complain(lookJob, failure));
    }
  }

  private async lookAgain(areaId: AreaId, name: string): Promise<void> {
    const job = this.queues.definitions.find((one) => one.name === name);
    if (job) await this.look(job, areaId, undefined, null);
  }

  private async look(
    job: AnyJob,
    areaId: AreaId,
    events: readonly WakingEvent[] | undefined,
    overForMs: number | null,
  ): Promise<void> {
    if (!job.due) return;
    const failures: unknown[] = [];
    for (const due of await dueJobs(job.due, areaId, events)) {
      if (this.closed) return;
      await this.queues
        .remember(job.name, due, overForMs)
        .catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  private complain(job: string, error: unknown): void {
    const kind = error instanceof Error ? error.name : typeof error;
    const at = placeOf(error);
    this.logger.warn({ message: 'what is due was not looked for', job, error: kind, at });
  }
}
