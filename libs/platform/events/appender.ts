import type { AreaId, Clock, Recorded } from '@famsam/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { AsyncResource } from 'node:async_hooks';
import { DataSource } from 'typeorm';
import { append, type Append, type Verdict } from './append';
import { CLOCK } from '../clock';
import { poolOf, Transactions, type OpenTransaction, WakeUp } from '../database';
import { VersionConflictError } from '../errors';
import { observeAppend } from '../metrics';
import { Rooms } from '../rooms';
import type { Tx } from '../database';

/** What a command does in the transaction that stores its events, beside that. */
interface InTransaction<T extends Tx = Tx> {
  /**
   * Before: gives the events what they lack until then. Where they are not stored after all, the transaction is
   * undone, so that nothing was taken in vain.
   */
  readonly complete?: (tx: T) => Promise<Append>;
  /** After: what follows from the stored events. */
  readonly effects?: (events: readonly Recorded[], tx: T) => Promise<void>;
}

/** In the async context of the caller, so that what it logs or asks is its own. */
interface Waiting extends InTransaction<OpenTransaction> {
  readonly append: Append;
  readonly answer: (verdict: Verdict) => void;
  readonly fail: (error: unknown) => void;
}

interface Lane {
  /** Those that are completed take from the same series, so they would wait for each other in Postgres. */
  readonly oneByOne: boolean;
  busy: number;
  /** How long a transaction takes lately, in milliseconds. */
  usual: number;
  readonly waiting: Waiting[];
}

/**
 * At the same time per area; what comes meanwhile goes together in the next transaction. Where commits
 * are slow (a disk far away) there is time for more of them side by side.
 */
const LANES = { quick: 2, slow: 8 };
const SLOW_MS = 1.5;
const TOGETHER = 64;

/**
 * Stores the events of commands, with the inline projections in the same transaction. Commands of
 * one area that arrive together share a round trip and a commit, each with its own verdict (decision 0005).
 */
@Injectable()
export class Appender {
  private readonly lanes = new Map<string, Lane>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly rooms: Rooms,
    private readonly wakeUp: WakeUp,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * In the open transaction of the area when there is one, else together with others: should one
   * of these fail, all of them begin again, and with them their effects.
   */
  async append(one: Append, work: InTransaction = {}): Promise<Verdict> {
    const joined = this.transactions.current(one.areaId);
    if (joined) return this.storeJoined(joined, one, work);
    const began = performance.now();
    try {
      return await this.queued(one, work);
    } catch (error) {
      if (lostRace(error)) return { kind: 'stale' };
      throw error;
    } finally {
      observeAppend((performance.now() - began) / 1000);
    }
  }

  /** A lost race ends the open transaction with it, so there is no deciding again. */
  private async storeJoined(
    tx: OpenTransaction,
    one: Append,
    { complete, effects }: InTransaction,
  ): Promise<Verdict> {
    try {
      const whole = complete ? await complete(tx) : one;
      const [verdict] = await append((query) => tx.run(query), this.now(), [whole]);
      if (verdict?.kind === 'appended') {
        await this.project(tx, verdict.events);
        await effects?.(verdict.events, tx);
        tx.afterCommit(() => this.wakeUp.nudge(one.areaId));
      }
      return verdict as Verdict;
    } catch (error) {
      throw lostRace(error) ? new VersionConflictError(one.parts[0]?.stream ?? '') : error;
    }
  }

  private queued(append: Append, work: InTransaction): Promise<Verdict> {
    const bound = this.inCallersContext(work);
    return new Promise((answer, fail) => {
      const lane = this.lane(append.areaId, work.complete !== undefined);
      lane.waiting.push({ append, ...bound, answer, fail });
      // The rest of this turn of the event loop may bring more.
      if (lane.waiting.length === 1) setImmediate(() => this.dispatch(lane));
    });
  }

  private inCallersContext({ complete, effects }: InTransaction): InTransaction<OpenTransaction> {
    if (!complete && !effects) return {};
    const caller = new AsyncResource('append');
    const within = <T>(tx: OpenTransaction, work: () => T) =>
      caller.runInAsyncScope(() => this.transactions.within(tx, work));
    return {
      ...(complete && { complete: (tx) => within(tx, () => complete(tx)) }),
      ...(effects && { effects: (events, tx) => within(tx, () => effects(events, tx)) }),
    };
  }

  /** Shows events to the inline projections, in the order of the rooms. */
  async project(tx: Tx, events: readonly Recorded[]): Promise<void> {
    for (const projection of this.rooms.inline) {
      const wanted = events.filter(({ type }) => projection.handles.includes(type));
      if (wanted.length) await projection.apply(tx, wanted);
    }
  }

  private lane(areaId: AreaId, oneByOne: boolean): Lane {
    const key = `${areaId} ${oneByOne}`;
    const found = this.lanes.get(key);
    if (found) return found;
    const lane: Lane = { oneByOne, busy: 0, usual: 0, waiting: [] };
    this.lanes.set(key, lane);
    return lane;
  }

  private dispatch(lane: Lane): void {
    const lanes = lane.usual > SLOW_MS ? LANES.slow : LANES.quick;
    while (lane.busy < (lane.oneByOne ? 1 : lanes) && lane.waiting.length) {
      // Of these the other half is being made ready here while Postgres has the first.
      const most = lane.oneByOne ? Math.ceil(lane.waiting.length / 2) : TOGETHER;
      const batch = takeTogether(lane.waiting, Math.min(most, TOGETHER));
      const began = performance.now();
      lane.busy += 1;
      void this.store(batch).finally(() => {
        lane.busy -= 1;
        lane.usual += (performance.now() - began - lane.usual) / 16;
        setImmediate(() => this.dispatch(lane));
      });
    }
  }

  private async store(batch: readonly Waiting[]): Promise<void> {
    try {
      const verdicts = await this.storeTogether(batch);
      batch.forEach(({ answer }, at) => answer(verdicts[at] as Verdict));
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && error instanceof TakenInVain) only?.answer(error.verdict);
      else if (batch.length === 1) only?.fail(error);
      // One of them spoilt it for all (a projection that throws, a race for a version): each alone.
      else await Promise.all(batch.map((waiting) => this.store([waiting])));
    }
  }

  private async storeTogether(batch: readonly Waiting[]): Promise<Verdict[]> {
    const appends = batch.map((waiting) => waiting.append);
    const areaId = appends[0]?.areaId as AreaId;
    const more = this.shown(appends) || batch.some(({ complete, effects }) => complete ?? effects);
    const verdicts = more
      ? await this.transactions.begin(areaId, 'write', (tx) => this.storeIn(tx, batch))
      : await append((query) => poolOf(this.dataSource).query(query), this.now(), appends);
    if (verdicts.some(({ kind }) => kind === 'appended')) this.wakeUp.nudge(areaId);
    return verdicts;
  }

  private async storeIn(tx: OpenTransaction, batch: readonly Waiting[]): Promise<Verdict[]> {
    // At once, so that what they ask for travels together.
    const appends = await Promise.all(
      batch.map(async (waiting) => (await waiting.complete?.(tx)) ?? waiting.append),
    );
    const verdicts = await append((query) => tx.run(query), this.now(), appends);
    for (const [at, { complete }] of batch.entries()) {
      const verdict = verdicts[at];
      if (complete && verdict && verdict.kind !== 'appended') throw new TakenInVain(verdict);
    }
    await this.project(tx, verdicts.flatMap(eventsOf).sort(byPosition));
    for (const [at, { effects }] of batch.entries()) {
      const verdict = verdicts[at];
      if (verdict?.kind === 'appended') await effects?.(verdict.events, tx);
    }
    return verdicts;
  }

  /** Whether an inline projection wants any of it; else a single statement does all. */
  private shown(appends: readonly Append[]): boolean {
    const types = appends.flatMap(({ parts }) => parts.flatMap(({ events }) => events));
    return this.rooms.inline.some(({ handles }) =>
      types.some(({ type }) => handles.includes(type)),
    );
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

/** What completed a command goes back with its transaction. */
class TakenInVain extends Error {
  constructor(readonly verdict: Verdict) {
    super('a command was completed and then not stored');
  }
}

function eventsOf(verdict: Verdict): readonly Recorded[] {
  return verdict.kind === 'appended' ? verdict.events : [];
}

function byPosition(a: Recorded, b: Recorded): number {
  return a.position - b.position;
}

/** No command and no stream twice; in the order of the streams, so that two batches never wait in a ring. */
function takeTogether(waiting: Waiting[], most: number): Waiting[] {
  const batch: Waiting[] = [];
  const taken = new Set<string>();
  for (let at = 0; at < waiting.length && batch.length < most;) {
    const one = waiting[at] as Waiting;
    const names = [one.append.commandId, ...one.append.parts.map(({ stream }) => stream)];
    if (names.some((name) => taken.has(name))) at += 1;
    else {
      for (const name of names) taken.add(name);
      batch.push(one);
      waiting.splice(at, 1);
    }
  }
  return batch.sort((a, b) => (streamOf(a) < streamOf(b) ? -1 : 1));
}

function streamOf({ append: { parts } }: Waiting): string {
  return parts[0]?.stream ?? '';
}

/** Another process stored the same version or command between our look and our insert, or waits for us in a ring. */
export function lostRace(error: unknown): boolean {
  const { code, schema, table } = error as { code?: string; schema?: string; table?: string };
  return code === '40P01' || (code === '23505' && schema === 'platform' && table === 'event');
}
