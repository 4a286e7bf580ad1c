import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { command, inData, needNode, root, say, Trouble } from './place.mjs';
import { readJson } from './processes.mjs';
import { filesOf } from './test-report.mjs';
import { runTests } from './test.mjs';

/** Names of parts, and the test files whose `extent` (tests/support/extent.ts) is larger there than in `npm test`. */
const parts = readJson(path.join(root, 'infra', 'soak-parts.json'));

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
    names.find((name) => parts[name].some((one) => testPath.endsWith(one)));
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
