import type { Stale, StaleKey } from '../live-room';

/** A message of more keys than this says less exactly what is stale: a register may touch every case. */
const mostKeys = 40;

export function keysFor(role: string, stale: readonly Stale[]): readonly StaleKey[] {
  const keys = distinct(stale.filter((one) => one.for.includes(role)).map(({ key }) => key));
  return keys.length > mostKeys ? distinct(keys.map((key) => key.slice(0, 1))) : keys;
}

function distinct(keys: readonly StaleKey[]): StaleKey[] {
  return [...new Map(keys.map((key) => [key.join('\n'), key])).values()];
}
