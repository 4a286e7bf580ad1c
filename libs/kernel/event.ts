import type { AreaId, CommandId } from './ids';
import type { LocalDate } from './local-date';

/** What a decider says has happened: codes, ids and days, never personal text. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  /** Stored as it stands, for example `case.referred`; never a class name. */
  readonly type: Type;
  /** The day it happened, which may lie before the day it was written down. */
  readonly happenedOn: LocalDate;
  readonly data: Data;
}

/** Who did something: an id and a role, no name. */
export interface Actor {
  readonly id: string;
  readonly role: string;
}

/** Whoever does what nobody asked for, because it is due. The id stands in events and stays as it is. */
export const systemActor: Actor = { id: 'clockwork', role: 'system' };

/** An event as the store keeps it. */
export type Recorded<E extends DomainEvent = DomainEvent> = E & {
  /** Commit-safe global order. */
  readonly position: number;
  readonly areaId: AreaId;
  readonly stream: string;
  /** 1 for the first event of the stream. */
  readonly version: number;
  /** The instant it was recorded, ISO 8601 in UTC with milliseconds. */
  readonly recordedAt: string;
  readonly commandId: CommandId;
  readonly actor: Actor;
};

/** How one type of event is stored: its current version, its check on writing, and its way up from older versions. */
export interface EventContract {
  readonly type: string;
  /** The version written today. */
  readonly version: number;
  /** Throws when the data is not of the current version's shape. */
  readonly parse: (data: unknown) => unknown;
  /** `upcasts[n]` turns data of version n into data of version n + 1. */
  readonly upcasts: Readonly<Record<number, (data: unknown) => unknown>>;
}
