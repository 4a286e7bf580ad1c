import type { Decider, DomainEvent, EventContract, Rejection } from '@famsam/kernel';

/** One kind of stream: who decides on it, and how its events are stored. */
export interface StreamDefinition<
  State,
  Command,
  E extends DomainEvent,
  R extends Rejection = Rejection,
> {
  /** First part of the stream's name: category `case` and an id make `case-<id>`. */
  readonly category: string;
  readonly decider: Decider<State, Command, E, R>;
  readonly contracts: readonly EventContract[];
}

/** For lists of streams whose states do not matter to the list. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list holds deciders of every shape
export type AnyStream = StreamDefinition<any, any, any, any>;

export function streamName(category: string, id: string): string {
  return `${category}-${id}`;
}

/** The id in `case-<id>`; categories hold no dash. */
export function streamId(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}
