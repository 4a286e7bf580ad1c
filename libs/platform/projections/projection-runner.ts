import type { AreaId, Clock } from '@famsam/kernel';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { CLOCK } from '../clock';
import { moveCheckpoint, takeLease } from './checkpoint';
import { poolOf, Transactions, WakeUp } from '../database';
import { EventStore } from '../events';
import type { Projection } from '../projection';
import { recordFailure, whatFailed } from './projection-failure';
import { lagFrom, type LagRow, type ProjectionLag } from './projection-lag';
import { ProjectionRebuild } from './projection-rebuild';
import { Rooms } from '../rooms';

const BATCH = 2_000;
const POLL_MS = 1_000;
/** A writer under way holds the watermark back: how soon to look again, at first and at most. */
const HELD_MS = { first: 4, most: 128 };
const FAILED_MS = { first: 100, most: 30_000 };
/** Transactions at the same time, so that projections do not take the pool from commands. */
const AT_ONCE = 4;

/** What one process knows of one projection in one area. */
interface Task {
  readonly projection: Projection;
  readonly areaId: AreaId;
  /** Where it was last seen; behind the truth when another process has moved it on. */
  position: number;
  state: 'idle' | 'running' | 'running-wanted-again';
  failures: number;
  notBefore: number;
}

type Step = 'elsewhere' | { readonly position: number; readonly full: boolean };

/** Moves asynchronous projections on, sharing the work with every other process that does. */
@Injectable()
export class ProjectionRunner implements OnApplicationShutdown {
  private readonly logger = new Logger(ProjectionRunner.name);
  private readonly tasks = new Map<string, Task>();
  private readonly ready: Task[] = [];
  private readonly working = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private heldMs = HELD_MS.first;
  private started = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly store: EventStore,
    private readonly rooms: Rooms,
    private readonly rebuilds: ProjectionRebuild,
    private readonly wakeUp: WakeUp,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  start(): void {
    if (this.started) return;
    this.started = true;
    void this.wakeUp.listen(this.onNews);
    void this.poll();
  }

  /** Comes back when the last transaction has ended. */
  async stop(): Promise<void> {
    this.started = false;
    this.wakeUp.stopListening(this.onNews);
    clearTimeout(this.timer);
    this.ready.length = 0;
    await Promise.all(this.working);
  }

  onApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  /** Until every asynchronous projection has read what was committed at the time of the call. */
  async catchUp(areaId?: AreaId): Promise<void> {
    for (const [area, head] of await this.heads()) {
      if (areaId !== undefined && area !== areaId) continue;
      for (const projection of this.rooms.asynchronous) {
        for (;;) {
          const step = await this.step(projection, area, true);
          if (step !== 'elsewhere' && step.position >= head) break;
          if (step !== 'elsewhere' && !step.full) await pause(HELD_MS.first);
        }
      }
    }
  }

  /** Old rows answer until the new ones are complete, area by area. */
  async rebuild(name: string, areaId?: AreaId): Promise<void> {
    const projection = this.rooms.projection(name);
    if (!projection) throw new Error(`no projection is called ${name}`);
    for (const area of areaId ? [areaId] : (await this.heads()).keys()) {
      await this.rebuilds.rebuild(projection, area);
    }
  }

  /** One row per asynchronous projection and area. */
  async lag(): Promise<readonly ProjectionLag[]> {
    const names = this.rooms.asynchronous.map(({ name }) => name);
    const { rows } = await poolOf(this.dataSource).query<LagRow>(
      'select * from platform.projection_lags($1)',
      [names],
    );
    return rows.map((row) => lagFrom(row, this.clock.now()));
  }

  private readonly onNews = (areaId: AreaId, name: string | undefined): void => {
    if (name !== undefined) return;
    for (const projection of this.rooms.asynchronous) this.want(this.task(projection, areaId));
  };

  private task(projection: Projection, areaId: AreaId): Task {
    const key = `${projection.name} ${areaId}`;
    const found = this.tasks.get(key);
    if (found) return found;
    const idle = { position: -1, state: 'idle', failures: 0, notBefore: 0 } as const;
    const task: Task = { projection, areaId, ...idle };
    this.tasks.set(key, task);
    return task;
  }

  private want(task: Task): void {
    if (!this.started || task.notBefore > performance.now()) return;
    if (task.state === 'idle') {
      task.state = 'running';
      this.ready.push(task);
      this.workOn();
    } else task.state = 'running-wanted-again';
  }

  private workOn(): void {
    while (this.working.size < AT_ONCE) {
      const task = this.ready.shift();
      if (!task) return;
      const work = this.workOff(task).finally(() => {
        this.working.delete(work);
        this.workOn();
      });
      this.working.add(work);
    }
  }

  private async workOff(task: Task): Promise<void> {
    try {
      for (let again = true; again && this.started;) {
        task.state = 'running';
        const step = await this.step(task.projection, task.areaId, false);
        if (step !== 'elsewhere') task.position = step.position;
        again =
          (step !== 'elsewhere' && step.full) || (task.state as string) === 'running-wanted-again';
      }
      task.failures = 0;
    } catch (error) {
      await this.failed(task, error);
    } finally {
      task.state = 'idle';
    }
  }

  private step(projection: Projection, areaId: AreaId, wait: boolean): Promise<Step> {
    return this.transactions.begin(areaId, 'write', async (tx) => {
      const lease = await takeLease(tx, projection.name, wait);
      if (!lease) return 'elsewhere';
      const { checkpoint, watermark } = lease;
      if (watermark <= checkpoint) return { position: checkpoint, full: false };
      const events = await this.store.readBetween(
        tx,
        checkpoint,
        watermark,
        BATCH,
        projection.handles,
      );
      const last = events.at(-1);
      if (last) await projection.apply(tx, events);
      if (last) tx.afterCommit(() => this.wakeUp.nudge(areaId, projection.name));
      const full = last !== undefined && events.length === BATCH;
      const position = full ? last.position : watermark;
      await moveCheckpoint(tx, projection.name, position);
      return { position, full };
    });
  }

  private async failed(task: Task, error: unknown): Promise<void> {
    task.failures += 1;
    const wait = Math.min(FAILED_MS.first * 2 ** (task.failures - 1), FAILED_MS.most);
    task.notBefore = performance.now() + wait;
    const reason = whatFailed(error);
    this.logger.error(`${task.projection.name} failed (${reason}), again in ${wait} ms`);
    await recordFailure(this.transactions, task.areaId, task.projection.name, reason).catch(
      () => undefined,
    );
    setTimeout(() => this.want(task), wait).unref();
  }

  /** Finds what no nudge has told of, and what a writer under way has held back. */
  private async poll(): Promise<void> {
    let held = false;
    try {
      for (const [areaId, head] of await this.heads()) {
        for (const projection of this.rooms.asynchronous) {
          const task = this.task(projection, areaId);
          if (task.position >= head) continue;
          held ||= task.position >= 0;
          this.want(task);
        }
      }
    } catch (error) {
      this.logger.warn(`cannot look for news: ${whatFailed(error)}`);
    }
    this.heldMs = held ? Math.min(this.heldMs * 2, HELD_MS.most) : HELD_MS.first;
    this.pollIn(held ? this.heldMs : POLL_MS);
  }

  private pollIn(ms: number): void {
    if (!this.started) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.poll(), ms);
  }

  /** By area, the last event that is committed, whether or not it may be read yet. */
  private async heads(): Promise<Map<AreaId, number>> {
    const { rows } = await poolOf(this.dataSource).query<{ area_id: AreaId; head: string }>(
      'select area_id, head from platform.area_heads()',
    );
    return new Map(rows.map(({ area_id, head }) => [area_id, Number(head)]));
  }
}
