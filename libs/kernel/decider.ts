import type { DomainEvent } from './event';

/** A refusal with a stable code, translated by the interface; `details` hold ids, codes and days only. */
export interface Rejection<Code extends string = string> {
  readonly code: Code;
  /** `state`: the case stands in the way (HTTP 409). `value`: what was sent cannot be (HTTP 422). */
  readonly because: 'state' | 'value';
  /** The field of the command that the rule speaks of. */
  readonly field?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Decision<E, R> =
  | { readonly accepted: true; readonly events: readonly E[] }
  | { readonly accepted: false; readonly rejection: R };

/** Pure: no clock, no random, no database. */
export interface Decider<State, Command, E extends DomainEvent, R extends Rejection> {
  readonly initial: State;
  decide(command: Command, state: State): Decision<E, R>;
  evolve(state: State, event: E): State;
}

export function accept<E>(events: readonly E[]): Decision<E, never> {
  return { accepted: true, events };
}

export function reject<R extends Rejection>(rejection: R): Decision<never, R> {
  return { accepted: false, rejection };
}
