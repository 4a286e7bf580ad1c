import { existsSync, readFileSync, rmSync } from 'node:fs';
import { filesOf } from './test-report.mjs';
import { command, inData, needNode, say, Trouble } from './place.mjs';
import { runTests } from './test.mjs';

/**
 * The parts of the soak: the test files whose `extent` (tests/support/extent.ts) is larger here than
 * in `npm test`.
 */
const parts = {
  'worker-kill': ['tests/faults/worker-kill'],
  'api-kill': ['tests/faults/api-kill'],
  'redis-flush': ['tests/faults/redis-flush'],
  'postgres-restart': ['tests/faults/postgres-restart'],
  properties: [
    'libs/meetings/finding/find-slots.property',
    'libs/register/register.int',
    'libs/statistics/counting/cube',
    'libs/statistics/report/report.spec',
    'tests/e2e/today',
  ],
};

function chosen(names) {
  const unknown = names.find((name) => !parts[name]);
  if (unknown === undefined) return names.length ? names : Object.keys(parts);
  throw new Trouble(
    `There is no part ${unknown} of the soak, only: ${Object.keys(parts).join(', ')}.`,
  );
}

/** What the tests counted, by the part in whose files they did. */
function countsOf(file, partOf) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const sums = {};
  for (const { testPath, counts } of lines.map((line) => JSON.parse(line))) {
    const sum = (sums[partOf(testPath)] ??= {});
    for (const [what, many] of Object.entries(counts)) sum[what] = (sum[what] ?? 0) + many;
  }
  return sums;
}

const inWords = (counts = {}) =>
  Object.entries(counts).map(([what, many]) => `${many.toLocaleString('en')} ${what}`);

await command(async () => {
  needNode();
  const names = chosen(process.argv.slice(2));
  const seed = process.env.SEED ?? String(Math.floor(Math.random() * 1_000_000));
  const file = inData(`soak-${process.pid}.jsonl`);
  const partOf = (testPath) =>
    names.find((name) => parts[name].some((one) => testPath.includes(one)));
  const told = (result) => {
    const sums = countsOf(file, partOf);
    process.stdout.write(`The soak, SEED=${seed}:\n`);
    for (const name of names) {
      const files = filesOf(result).filter((one) => partOf(one.file) === name);
      const seconds = files.reduce((sum, one) => sum + one.seconds, 0);
      const verdict = files.length && files.every(({ passed }) => passed) ? 'passed' : 'FAILED';
      const line = [name.padEnd(18), `${seconds.toFixed(0).padStart(5)} s`, verdict];
      process.stdout.write(`${[...line, inWords(sums[name]).join(', ')].join('  ')}\n`);
    }
    const all = {};
    for (const sum of Object.values(sums)) {
      for (const [what, many] of Object.entries(sum)) all[what] = (all[what] ?? 0) + many;
    }
    process.stdout.write(`together: ${inWords(all).join(', ')}\n\n`);
  };
  say(`The soak, SEED=${seed}: ${names.join(', ')}`);
  try {
    const env = { SOAK: '1', SOAK_COUNTS: file, SEED: seed };
    return await runTests(
      names.flatMap((name) => parts[name]),
      { env, told },
    );
  } finally {
    rmSync(file, { force: true });
  }
});
