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

/** A message of more keys than this says less exactly what is stale: a register may touch every case. */
const mostKeys = 40;

export function keysFor(role: string, stale: readonly Stale[]): readonly StaleKey[] {
  const keys = distinct(stale.filter((one) => one.for.includes(role)).map(({ key }) => key));
  return keys.length > mostKeys ? distinct(keys.map((key) => key.slice(0, 1))) : keys;
}

function distinct(keys: readonly StaleKey[]): StaleKey[] {
  return [...new Map(keys.map((key) => [key.join('\n'), key])).values()];
}
