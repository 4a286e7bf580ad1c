import 'reflect-metadata';
import path from 'node:path';
import { append } from './append';
import { Bench, sizes } from './bench';
import { browser } from './browser';
import { commands } from './commands';
import { foreign } from './foreign';
import { live } from './live';
import type { Line, Measure } from './measure';
import { reading } from './reading';
import { rebuild } from './rebuild';
import { register } from './register';
import { brief, machine, table, write } from './report';
import { screen } from './screen';
import { slots } from './slots';
import { tables } from './tables';

/** `register` before those that use what it imports. */
const measures: readonly Measure[] = [
  append,
  commands,
  reading,
  register,
  rebuild,
  tables,
  live,
  screen,
  slots,
  foreign,
  browser,
];

/** Started by infra/bench.mjs, which gives the Postgres, pgbench and the folder. */
async function main(): Promise<void> {
  const { only, quick, postgres, pgbench, folder, apiFlags } = JSON.parse(
    process.argv[2] ?? '{}',
  ) as {
    only: string | null;
    quick: boolean;
    postgres: string;
    pgbench: string;
    folder: string;
    apiFlags: readonly string[];
  };
  const named = only?.split(',');
  const chosen = measures.filter(({ name }) => !named || named.includes(name));
  if (!chosen.length) {
    process.stderr.write(`--only names some of ${measures.map(({ name }) => name).join(', ')}\n`);
    process.exitCode = 1;
    return;
  }
  const size = sizes[quick ? 'quick' : 'whole'];
  const bench = new Bench(postgres, pgbench, folder, size, apiFlags);
  const measuredAt = new Date().toISOString();
  const on = await machine(bench);
  const lines: Line[] = [];
  for (const measure of chosen) {
    bench.say(`${measure.name} …`);
    for await (const one of measure.run(bench)) {
      lines.push(one);
      bench.say(`  ${brief(one)}`);
    }
  }
  process.stdout.write(`\n${table(lines)}\n`);
  const file = path.join(folder, 'result.json');
  write(file, { measuredAt, size, machine: on, lines });
  bench.say(`\n${quick ? 'A quick run shows only that the bench works. ' : ''}Written to ${file}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
