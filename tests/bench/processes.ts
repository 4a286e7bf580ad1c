import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from './bench';

const dist = path.join(__dirname, '..', '..');

function environment(bench: Bench, url: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { REDIS_URL: _, ...own } = process.env;
  return {
    ...own,
    DATABASE_URL: url,
    FAMSAM_VAULT_KEY: bench.vaultKey,
    FAMSAM_DATA_DIR: bench.folder,
    ...more,
  };
}

/** A process of the application as `npm start` runs it: its log goes to a file. */
export interface Running {
  readonly port: number;
  stop(): Promise<void>;
}

export async function start(bench: Bench, url: string, name: 'api' | 'worker'): Promise<Running> {
  const port = await freePort();
  const log = path.join(bench.folder, `${name}.log`);
  const output = openSync(log, 'w');
  const child = spawn(
    process.execPath,
    // As the bench itself: run like every process of ours, and ended with the one that started it.
    [...process.execArgv, ...(name === 'api' ? bench.apiFlags : []), script(name)],
    {
      env: environment(bench, url, { PORT: String(port) }),
      stdio: ['ignore', output, output, 'ipc'],
    },
  );
  closeSync(output);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (name === 'api') await untilReady(child, port, log);
  return {
    port,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const script = (name: string) => path.join(dist, 'apps', name, 'main.js');

async function untilReady(child: ChildProcess, port: number, log: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) break;
    try {
      const { ok } = await fetch(`http://127.0.0.1:${port}/health/ready`);
      if (ok) return;
    } catch {
      // It does not listen yet.
    }
    await pause(100);
  }
  throw new Error(
    `the api is not ready; its log ends with\n${readFileSync(log, 'utf8').slice(-2000)}`,
  );
}

/** What a command of the operators' command line printed, how long it took and what it needed most. */
export interface Finished {
  readonly output: string;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

export async function famsam(
  bench: Bench,
  url: string,
  args: readonly string[],
): Promise<Finished> {
  const peakFile = path.join(bench.folder, 'peak-memory');
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...[...process.execArgv, '--require', path.join(__dirname, 'peak-memory.js')],
      ...[script('cli'), ...args],
    ],
    {
      env: environment(bench, url, { BENCH_PEAK_FILE: peakFile }),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  const seconds = (performance.now() - began) / 1_000;
  if (code !== 0)
    throw new Error(`famsam ${args.join(' ')} ended with ${String(code)}:\n${errors}`);
  return { output, seconds, peakMegabytes: Number(readFileSync(peakFile, 'utf8')) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
