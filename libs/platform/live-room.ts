import type { Recorded } from '@famsam/kernel';

/** The beginning of the keys under which pages keep what they have read, for example `['case', id]`. */
export type StaleKey = readonly string[];

export interface Stale {
  readonly key: StaleKey;
  /** Roles whose pages hold such a thing. Nobody else hears of it, so an id is for those who may see it. */
  readonly for: readonly string[];
}

/** What a room knows of the pages: what they have to read again. */
export interface LiveRoom {
  /** After an event of the room's streams. */
  readonly after?: (event: Recorded) => readonly Stale[];
  /** On news without an event, by name: an asynchronous projection that has moved, or what `LiveNews.tell` is given. */
  readonly on?: Readonly<Record<string, readonly Stale[]>>;
}
