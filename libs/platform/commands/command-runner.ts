import type { DomainEvent, Recorded, Rejection } from '@famsam/kernel';
import { Injectable } from '@nestjs/common';
import {
  earlierCommand,
  type Append,
  Appender,
  EventStore,
  type Folded,
  storable,
} from '../events';
import type { CommandContext, CommandResult } from '../command-context';
import {
  CommandReusedError,
  RejectedError,
  StaleVersionError,
  VersionConflictError,
} from '../errors';
import { Rooms } from '../rooms';
import { KeyedQueue } from './keyed-queue';
import { StateCache } from './state-cache';
import { streamId, streamName, type StreamDefinition } from '../stream';
import type { Tx } from '../database';
import { Transactions } from '../database';

/** How often a command is decided again when others were faster. */
const AGAIN = 3;

/** What a command did to its stream. */
export interface Transition<S, E extends DomainEvent> {
  readonly before: S;
  readonly after: S;
  /** As they were stored; at least one. */
  readonly events: readonly Recorded<E>[];
}

type Effects<S, E extends DomainEvent> = (transition: Transition<S, E>, tx: Tx) => Promise<void>;

interface Beginning<S, C, E extends DomainEvent> {
  /**
   * Gives the command what it lacks until it is stored, such as the next number of a series without gaps. It is
   * decided again with that, in the transaction that appends; should the stream have begun already, that transaction
   * is undone.
   */
  readonly complete?: (command: C, tx: Tx) => Promise<C>;
  readonly effects?: Effects<S, E>;
}

interface Request<S, C, E extends DomainEvent, R extends Rejection> extends Beginning<S, C, E> {
  readonly stream: StreamDefinition<S, C, E, R>;
  readonly id: string;
  readonly context: CommandContext;
  readonly command: C | ((state: S) => Promise<C>);
  /** What the stream is taken to be before it is loaded. */
  readonly presumed?: Folded<S>;
}

@Injectable()
export class CommandRunner {
  private readonly states = new StateCache();
  private readonly queue = new KeyedQueue();

  constructor(
    private readonly store: EventStore,
    private readonly appender: Appender,
    private readonly transactions: Transactions,
    private readonly rooms: Rooms,
  ) {}

  /**
   * Joins an open transaction of the area. The command may be made from the state, with answers of
   * other rooms; that function may be called again and must change nothing. `effects` run in the
   * transaction that appends, after the inline projections; they may run again in another. A command
   * that finds nothing to do leaves no trace.
   */
  run<S, C, E extends DomainEvent, R extends Rejection>(
    stream: StreamDefinition<S, C, E, R>,
    id: string,
    context: CommandContext,
    command: C | ((state: S) => Promise<C>),
    effects?: Effects<S, E>,
  ): Promise<CommandResult> {
    const key = `${context.areaId} ${streamName(stream.category, id)}`;
    const request = { stream, id, context, command, ...(effects && { effects }) };
    // What an open transaction has done is not yet true for others.
    if (this.transactions.current(context.areaId)) return this.carryOut(request, undefined);
    return this.queue.run(key, () => this.carryOut(request, key));
  }

  /** As `run`, for a stream that is named after the command and begins with it: nothing need be loaded. */
  begin<S, C, E extends DomainEvent, R extends Rejection>(
    stream: StreamDefinition<S, C, E, R>,
    id: string,
    context: CommandContext,
    command: C | ((state: S) => Promise<C>),
    beginning: Beginning<S, C, E> = {},
  ): Promise<CommandResult> {
    const presumed = { state: stream.decider.initial, version: 0 };
    const request = { stream, id, context, command, ...beginning };
    // An open transaction cannot be undone for this command alone, so there the stream is loaded after all.
    const joins = this.transactions.current(context.areaId) !== undefined;
    return this.carryOut(joins ? request : { ...request, presumed }, undefined);
  }

  private async carryOut<S, C, E extends DomainEvent, R extends Rejection>(
    { stream, id, context, command, complete, effects, presumed }: Request<S, C, E, R>,
    key: string | undefined,
  ): Promise<CommandResult> {
    const name = streamName(stream.category, id);
    let cached = key === undefined ? presumed : this.states.get<S>(key);
    for (let conflicts = 0; conflicts <= AGAIN;) {
      const folded = cached ?? (await this.store.load(stream, context.areaId, id));
      let events: readonly E[];
      let made: C;
      try {
        made = await make(name, context, command, folded);
        events = decide(stream, made, folded);
      } catch (error) {
        // A repeat may be refused by what it did itself the first time.
        const repeated = cached ? undefined : await this.repeated(context);
        if (repeated) return repeated;
        if (!cached) throw error;
        // No state from memory may say no: the store is asked.
        cached = undefined;
        continue;
      }
      if (!events.length) {
        if (!cached) return this.nothingToDo(context, id, name, folded);
        cached = undefined;
        continue;
      }
      const toTransition = (stored: readonly Recorded[]) => transitionOf(stream, folded, stored);
      const toAppend = (decided: readonly E[]) => this.toAppend(name, context, folded, decided);
      const verdict = await this.appender.append(toAppend(events), {
        ...(complete && {
          complete: async (tx) => toAppend(decide(stream, await complete(made, tx), folded)),
        }),
        ...(effects && { effects: (stored, tx) => effects(toTransition(stored), tx) }),
      });
      if (verdict.kind === 'appended') {
        const version = folded.version + events.length;
        if (key) this.states.set(key, { state: toTransition(verdict.events).after, version });
        return { id, stream: name, version, events: events.length, repeated: false };
      }
      if (key) this.states.forget(key);
      cached = undefined;
      const repeated = verdict.kind === 'seen' ? await this.repeated(context) : undefined;
      if (repeated) return repeated;
      conflicts += 1;
    }
    throw new VersionConflictError(name);
  }

  private toAppend(
    stream: string,
    { areaId, commandId, fingerprint, actor }: CommandContext,
    { version: expectedVersion }: Folded<unknown>,
    decided: readonly DomainEvent[],
  ): Append {
    const events = decided.map((event) => storable(this.rooms, event));
    const parts = [{ stream, expectedVersion, events }];
    return { areaId, commandId, fingerprint: fingerprint ?? null, actor, parts };
  }

  private async nothingToDo<S>(
    context: CommandContext,
    id: string,
    name: string,
    folded: Folded<S>,
  ): Promise<CommandResult> {
    const nothing = { id, stream: name, version: folded.version, events: 0, repeated: false };
    return (await this.repeated(context)) ?? nothing;
  }

  private async repeated(context: CommandContext): Promise<CommandResult | undefined> {
    const { areaId, commandId, fingerprint } = context;
    const earlier = await earlierCommand(
      (query) => this.store.run(areaId, query),
      areaId,
      commandId,
    );
    if (!earlier) return undefined;
    if (earlier.fingerprint !== (fingerprint ?? null)) throw new CommandReusedError(commandId);
    const { stream, version, events } = earlier;
    return { id: streamId(stream), stream, version, events, repeated: true };
  }
}

async function make<S, C>(
  name: string,
  { expectedVersion }: CommandContext,
  command: C | ((state: S) => Promise<C>),
  { state, version }: Folded<S>,
): Promise<C> {
  if (expectedVersion !== undefined && expectedVersion !== version) {
    throw new StaleVersionError(name, expectedVersion, version);
  }
  return typeof command === 'function'
    ? await (command as (state: S) => Promise<C>)(state)
    : command;
}

function decide<S, C, E extends DomainEvent, R extends Rejection>(
  { decider }: StreamDefinition<S, C, E, R>,
  command: C,
  { state }: Folded<S>,
): readonly E[] {
  const decision = decider.decide(command, state);
  if (!decision.accepted) throw new RejectedError(decision.rejection);
  return decision.events;
}

/** From the events as they are stored, as a later load would. */
function transitionOf<S, C, E extends DomainEvent, R extends Rejection>(
  { decider }: StreamDefinition<S, C, E, R>,
  { state: before }: Folded<S>,
  stored: readonly Recorded[],
): Transition<S, E> {
  const events = stored as readonly Recorded<E>[];
  const after = events.reduce<S>((state, event) => decider.evolve(state, event), before);
  return { before, after, events };
}
