import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { command, needNode, root, say, Trouble } from './place.mjs';
import { runTests } from './test.mjs';

const tool = (file, ...args) => [path.join('node_modules', file), ...args];

const steps = [
  ['Format', tool('prettier/bin/prettier.cjs', '--check', '.')],
  ['Lint', tool('eslint/bin/eslint.js', '--max-warnings', '0', '.')],
  ['Types', tool('typescript/bin/tsc', '-p', '.', '--noEmit')],
  ['Types of the pages', tool('typescript/bin/tsc', '-p', 'apps/web')],
  ['Types of the browser tests', tool('typescript/bin/tsc', '-p', 'tests/browser')],
];

async function inSeconds(name, work) {
  say(`\n── ${name} ──`);
  const started = Date.now();
  const passed = (await work()) === 0;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  return { passed, line: `${name.padEnd(26)} ${seconds.padStart(6)} s` };
}

/** Every step is run, so that one look shows all that is wrong. The rules of the house are among the tests. */
await command(async () => {
  needNode();
  const [only, ...more] = process.argv.slice(2);
  if (more.length || (only !== undefined && only !== 'static'))
    throw new Trouble('npm run check knows one word: static, for all but the tests.');
  await ensureInstalled();
  const results = [];
  for (const [name, args] of steps) {
    const run = () => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status;
    results.push(await inSeconds(name, run));
  }
  if (only === undefined) results.push(await inSeconds('Tests', () => runTests([])));
  say('\n── In short ──');
  for (const { line, passed } of results) say(`${line}  ${passed ? 'passed' : 'FAILED'}`);
  return results.every(({ passed }) => passed) ? 0 : 1;
});
