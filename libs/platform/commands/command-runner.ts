import type { DomainEvent, Recorded, Rejection } from '@famsam/kernel';
import { Injectable } from '@nestjs/common';
import {
  earlierCommand,
  type Append,
  type Verdict,
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

interface Request<S, C, E extends DomainEvent, R extends Rejection> {
  readonly stream: StreamDefinition<S, C, E, R>;
  readonly id: string;
  readonly context: CommandContext;
  readonly command: C | ((state: S) => Promise<C>);
  readonly effects: Effects<S, E> | undefined;
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
    const request = { stream, id, context, command, effects };
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
  ): Promise<CommandResult> {
    const presumed = { state: stream.decider.initial, version: 0 };
    return this.carryOut({ stream, id, context, command, effects: undefined, presumed }, undefined);
  }

  private async carryOut<S, C, E extends DomainEvent, R extends Rejection>(
    { stream, id, context, command, effects, presumed }: Request<S, C, E, R>,
    key: string | undefined,
  ): Promise<CommandResult> {
    const name = streamName(stream.category, id);
    let cached = key === undefined ? presumed : this.states.get<S>(key);
    for (let conflicts = 0; conflicts <= AGAIN;) {
      const folded = cached ?? (await this.store.load(stream, context.areaId, id));
      let events: readonly E[];
      try {
        events = await decide(stream, name, context, command, folded);
      } catch (error) {
        // A repeat may be refused by what it did itself the first time.
        const repeated = cached ? undefined : await this.repeated(context);
        if (repeated) return repeated;
        if (!cached) throw error;
        events = [];
      }
      if (!events.length) {
        if (!cached) return this.nothingToDo(context, id, name, folded);
        // No state from memory may say no: the store is asked.
        cached = undefined;
        continue;
      }
      const toTransition = (stored: readonly Recorded[]) => transitionOf(stream, folded, stored);
      const verdict = await this.append(
        name,
        context,
        folded.version,
        events,
        effects && ((stored, tx) => effects(toTransition(stored), tx)),
      );
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

  private append<E extends DomainEvent>(
    name: string,
    context: CommandContext,
    expectedVersion: number,
    events: readonly E[],
    effects: ((stored: readonly Recorded[], tx: Tx) => Promise<void>) | undefined,
  ): Promise<Verdict> {
    const one: Append = {
      areaId: context.areaId,
      commandId: context.commandId,
      fingerprint: context.fingerprint ?? null,
      actor: context.actor,
      parts: [
        {
          stream: name,
          expectedVersion,
          events: events.map((event) => storable(this.rooms, event)),
        },
      ],
    };
    return this.appender.append(one, effects);
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

async function decide<S, C, E extends DomainEvent, R extends Rejection>(
  { decider }: StreamDefinition<S, C, E, R>,
  name: string,
  { expectedVersion }: CommandContext,
  command: C | ((state: S) => Promise<C>),
  { state, version }: Folded<S>,
): Promise<readonly E[]> {
  if (expectedVersion !== undefined && expectedVersion !== version) {
    throw new StaleVersionError(name, expectedVersion, version);
  }
  const made =
    typeof command === 'function' ? await (command as (state: S) => Promise<C>)(state) : command;
  const decision = decider.decide(made, state);
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
