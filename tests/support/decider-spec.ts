import type { Decider, Decision, DomainEvent, Rejection } from '@famsam/kernel';

/** A command without what the harness fills in, unless a test says it itself. */
export type Without<Command, Key extends PropertyKey> = Command extends unknown
  ? Omit<Command, Key> & Partial<Pick<Command, Key & keyof Command>>
  : never;

/** What came of a command, and what can be expected of it. */
class Outcome<E extends DomainEvent, R extends Rejection> {
  constructor(private readonly decision: Decision<E, R>) {}

  then(...events: readonly E[]): void {
    expect(this.decision).toEqual({ accepted: true, events });
  }

  thenNothing(): void {
    this.then();
  }

  /** By its code, and whatever else of the rejection the test is about. */
  thenRefused(code: string, more: Partial<Rejection> = {}): void {
    expect(this.decision).toMatchObject({ accepted: false, rejection: { code, ...more } });
  }

  /** None when it was refused. */
  get events(): readonly E[] {
    return this.decision.accepted ? this.decision.events : [];
  }

  /** The types of the events, or the code of the refusal: for tables of many commands. */
  get inShort(): readonly string[] | string {
    const { decision } = this;
    return decision.accepted ? decision.events.map(({ type }) => type) : decision.rejection.code;
  }
}

/**
 * `given(...events).when(command).then(...events)`: the history is folded by the decider itself, and the command is
 * decided on what comes of it. `usual` is the part of every command that a test seldom speaks of, such as today.
 */
export function deciderSpec<
  S,
  C extends object,
  E extends DomainEvent,
  R extends Rejection,
  Usual extends Partial<C>,
>(decider: Decider<S, C, E, R>, usual: Usual) {
  return (...history: readonly E[]) => {
    const state = history.reduce<S>(decider.evolve, decider.initial);
    return {
      state,
      when: (command: Without<C, keyof Usual>) =>
        new Outcome<E, R>(decider.decide({ ...usual, ...command } as unknown as C, state)),
    };
  };
}
