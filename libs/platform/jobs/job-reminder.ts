import type { AreaId } from '@famsam/kernel';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Areas, WakeUp } from '../database';
import { placeOf } from '../place-of-error';
import { JobQueues } from './job-queues';

const everyMinute = 60_000;
/** After news of an area, so that many commits are one look. */
const soonMs = 60;
/** A look that took long waits longer for the next, so that looking takes about a tenth of the time. */
const restFactor = 10;
/** But one slow look is no reason to let people wait: the machine may only have been busy. */
const longestRestMs = 5_000;
/** A job that is over and due all the same is begun anew after this, be it parked or done in vain. */
const anewAfterMs = 10 * 60_000;

/**
 * Brings to the queues what Postgres says is due: when workers start, each minute, and soon after
 * something happened in an area. So an emptied queue is full again, and delays of months survive
 * (decision 0015).
 */
@Injectable()
export class JobReminder implements OnModuleDestroy {
  private readonly logger = new Logger('jobs');
  private readonly soon = new Map<AreaId, NodeJS.Timeout>();
  private readonly looks = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private tookMs = 0;
  private closed = false;

  constructor(
    private readonly queues: JobQueues,
    private readonly areas: Areas,
    private readonly wakeUp: WakeUp,
  ) {
    queues.whenWorking(() => this.start());
  }

  /** Everything that is due in any area. */
  remind(): Promise<void> {
    return this.counted(async () => {
      for (const areaId of await this.areas.ids()) await this.look(areaId, true);
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    this.wakeUp.stopListening(this.onNews);
    clearInterval(this.timer);
    for (const timer of this.soon.values()) clearTimeout(timer);
    await Promise.all(this.looks);
  }

  private async start(): Promise<void> {
    await this.wakeUp.listen(this.onNews);
    await this.remind();
    this.timer = setInterval(() => void this.remind(), everyMinute).unref();
  }

  private readonly onNews = (areaId: AreaId, name: string | undefined): void => {
    if (name !== undefined || this.closed || this.soon.has(areaId)) return;
    const wait = Math.min(Math.max(soonMs, restFactor * this.tookMs), longestRestMs);
    const timer = setTimeout(() => {
      this.soon.delete(areaId);
      void this.counted(() => this.look(areaId, false));
    }, wait);
    this.soon.set(areaId, timer.unref());
  };

  /** What goes wrong is tried again in a minute; the database or the queue may be away. */
  private async counted(work: () => Promise<void>): Promise<void> {
    if (this.closed) return;
    const look = work().catch((error: unknown) => this.complain('areas', error));
    this.looks.add(look);
    await look;
    this.looks.delete(look);
  }

  private async look(areaId: AreaId, again: boolean): Promise<void> {
    const began = performance.now();
    for (const job of this.queues.definitions) {
      try {
        for (const due of (await job.due?.(areaId)) ?? []) {
          if (this.closed) return;
          await this.queues.remember(job.name, due, again ? anewAfterMs : null);
        }
      } catch (error) {
        this.complain(job.name, error);
      }
    }
    this.tookMs = performance.now() - began;
  }

  private complain(job: string, error: unknown): void {
    const kind = error instanceof Error ? error.name : typeof error;
    const at = placeOf(error);
    this.logger.warn({ message: 'what is due was not looked for', job, error: kind, at });
  }
}
