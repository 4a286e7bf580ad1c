import { appendFileSync } from 'node:fs';

/** `npm run soak` runs the same tests as `npm test`, with all that these have no time for. */
const soaking = process.env.SOAK === '1';

/** How much is done of something: what catches a mistake made today, or everything. */
export function extent<T>({ test, soak }: { readonly test: T; readonly soak: T }): T {
  return soaking ? soak : test;
}

/** Of all that is left to chance. A test that uses it says so in its name; it is tried again with `SEED=…`. */
export const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000));

/** What a test did, added up by the soak for its last lines: `{ kills: 200, messages: 1312 }`. */
export function count(counts: Readonly<Record<string, number>>): void {
  const file = process.env.SOAK_COUNTS;
  const { testPath } = expect.getState();
  if (file) appendFileSync(file, `${JSON.stringify({ testPath, counts })}\n`);
}
