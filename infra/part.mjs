import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { logFile } from './database.mjs';
import { flagsOf, memoryManners, root, say, withParent } from './place.mjs';
import { endProcess, identify } from './processes.mjs';

const longestWait = 30_000;
const largestLog = 20 * 1024 * 1024;

/**
 * A process of the application that is kept running: when it dies it is started again, at once the
 * first time, then after longer and longer waits. `environment` is asked anew at every start.
 */
export function keepRunning(name, environment, onChange) {
  const log = logFile(name);
  let current = null;
  let timer = null;
  let stopping = false;
  let deathsInARow = 0;

  function start() {
    timer = null;
    const output = openSync(log, 'a', 0o600);
    if (statSync(log).size > largestLog) truncateSync(log);
    const from = statSync(log).size;
    const child = spawn(
      process.execPath,
      [
        ...[...flagsOf(name), '--import', withParent],
        path.join(root, 'dist', 'apps', name, 'main.js'),
      ],
      // Of its own group: Ctrl-C is for the launcher, which stops its parts in order.
      {
        cwd: root,
        env: { ...memoryManners, ...environment() },
        stdio: ['ignore', output, output, 'ipc'],
        detached: true,
      },
    );
    closeSync(output);
    const started = Date.now();
    current = identify(child.pid);
    onChange();
    child.once('exit', (code, by) => {
      current = null;
      onChange();
      if (stopping) return;
      deathsInARow = Date.now() - started > longestWait ? 1 : deathsInARow + 1;
      const wait = deathsInARow === 1 ? 100 : Math.min(longestWait, 250 * 2 ** deathsInARow);
      const last = readFileSync(log).subarray(from).toString().trim().split('\n').slice(-12);
      say(`\nThe ${name} died (${by ?? `code ${code}`}); starting it again in ${wait / 1000} s.`);
      if (by !== 'SIGKILL') say(`${last.map((line) => `  ${name} | ${line}`).join('\n')}\n`);
      timer = setTimeout(start, wait);
    });
  }

  start();
  return {
    name,
    get process() {
      return current;
    },
    get deathsInARow() {
      return deathsInARow;
    },
    async stop() {
      stopping = true;
      clearTimeout(timer);
      if (current) await endProcess(current);
    },
    /** With new surroundings: it is ended, and the exit above starts it again. */
    async renew() {
      if (current) await endProcess(current);
    },
  };
}
