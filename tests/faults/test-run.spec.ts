import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { findChromium } from '../support/chromium';
import { extent } from '../support/extent';

/** A run of tests that is ended half-way, whichever part of it and however, leaves nothing behind. */
const root = path.join(__dirname, '../..');
const ends: [part: 'npm' | 'the run' | 'jest', signal: NodeJS.Signals][] = [
  ['the run', 'SIGKILL'],
  ['npm', 'SIGKILL'],
  ['jest', 'SIGKILL'],
  ['npm', 'SIGINT'],
  ['npm', 'SIGTERM'],
];

const hasRedis = !spawnSync('redis-server', ['--version']).error;
const hasChromium = findChromium() !== undefined;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function processes(): Process[] {
  const { stdout } = spawnSync('ps', ['-ww', '-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return [...stdout.matchAll(/^ *(\d+) +(\d+) +(.*)$/gm)].map(([, pid, parent, command]) => ({
    ...{ pid: Number(pid), parent: Number(parent) },
    command: command ?? '',
  }));
}

/** Of an installation of whoever starts the tests; none of it is there, and none of it is asked. */
const theirs = { DATABASE_URL: 'postgres://127.0.0.1:1/mine', REDIS_URL: 'redis://127.0.0.1:1' };

/** `npm test` as a person starts it, when it has come to a test that waits to be killed. */
async function aRun() {
  const ours = /^(TEST_|JEST_|SOAK|npm_)/;
  const given = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const env = { ...Object.fromEntries(given), ...theirs };
  // With another beside it, so that jest has workers.
  const tests = [
    path.join(__dirname, 'test-run.child.ts'),
    path.join(root, 'tests/architecture/readme.spec.ts'),
  ];
  const npm = spawn('npm', ['test', '--', '--testMatch', ...tests], {
    ...{ cwd: root, env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  npm.stderr.on('data', (data) => (said += data));
  for await (const line of createInterface({ input: npm.stdout })) {
    said += `${line}\n`;
    const folder = /^running (.+)$/.exec(line)?.[1];
    if (folder) return { npm, folder };
  }
  throw new Error(said);
}

/** Those of a run: they show its folder among their arguments, or were started by one that does. */
function ofRun(folder: string): Process[] {
  const all = processes();
  const found = new Set(all.filter(({ command }) => command.includes(folder)));
  // A parent stands before its children, so all of them are met.
  for (const one of found) for (const child of all) if (child.parent === one.pid) found.add(child);
  return [...found];
}

test.each(extent({ test: ends.slice(0, 1), soak: ends }))(
  '%s ended by %s leaves no Postgres, no Redis and no browser',
  async (part, signal) => {
    const { npm, folder } = await aRun();
    const there = ofRun(folder);
    const named = (what: string) => there.filter(({ command }) => command.includes(what));
    // Its own, and that of the test.
    expect(named(`postgres -D ${folder}/`)).toHaveLength(2);
    expect(named('redis-server 127')).toHaveLength(hasRedis ? 1 : 0);
    expect(named(` --famsam-test=${folder}`).length > 0).toBe(hasChromium);
    const [jest, ...more] = named('jest.js');
    if (!jest || more.length) throw new Error(JSON.stringify(there));

    if (part === 'npm') npm.kill(signal);
    else process.kill(part === 'jest' ? jest.pid : jest.parent, signal);
    const left = () => {
      const now = new Set(processes().map(({ pid, command }) => `${pid} ${command}`));
      return there.filter(({ pid, command }) => now.has(`${pid} ${command}`));
    };
    while (left().length || ofRun(folder).length || existsSync(folder)) await pause(50);
  },
  120_000,
);
