import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { command, needNode, root, say } from './place.mjs';

const tool = (file, ...args) => [path.join('node_modules', file), ...args];

const steps = [
  ['Format', tool('prettier/bin/prettier.cjs', '--check', '.')],
  ['Lint', tool('eslint/bin/eslint.js', '--max-warnings', '0', '.')],
  ['Types', tool('typescript/bin/tsc', '-p', '.', '--noEmit')],
  ['Types of the pages', tool('typescript/bin/tsc', '-p', 'apps/web')],
  ['Types of the browser tests', tool('typescript/bin/tsc', '-p', 'tests/browser')],
  ['Rooms', tool('jest/bin/jest.js', '--ci', 'tests/architecture')],
  ['Tests', ['infra/test.mjs']],
];

/** Every step is run, so that one look shows all that is wrong. */
await command(async () => {
  needNode();
  await ensureInstalled();
  const results = steps.map(([name, args]) => {
    say(`\n── ${name} ──`);
    const started = Date.now();
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    return { name, passed: status === 0, line: `${name.padEnd(8)} ${seconds.padStart(6)} s` };
  });
  say('\n── In short ──');
  for (const { line, passed } of results) say(`${line}  ${passed ? 'passed' : 'FAILED'}`);
  return results.every(({ passed }) => passed) ? 0 : 1;
});
