import { setImmediate } from 'node:timers/promises';

/** A step of a search, after which others may have their turn. */
export type Steps<T> = Generator<void, T>;

/** Nobody else is served for longer than this and one step. */
const longestTurnMs = 10;

/** Takes all steps, and between them lets everybody else have a turn who waits. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (let begun = performance.now(); ;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - begun < longestTurnMs) continue;
    await setImmediate();
    begun = performance.now();
  }
}

export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
