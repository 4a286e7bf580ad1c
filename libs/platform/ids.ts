import { randomFillSync } from 'node:crypto';
import { v5, v7 } from 'uuid';

/** Randomness is asked of the system for many ids at a time; each of its bytes is used once. */
const pool = new Uint8Array(16 * 256);
let used = pool.length;

function random(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}

/** Ids that grow with time, kind to indexes. */
export function newId(): string {
  return v7({ rng: random });
}

/** The same id for the same name, every time. */
export function namedId(namespace: string, name: string): string {
  return v5(name, namespace);
}
