import {
  execFile,
  fork,
  type ChildProcess,
  type ChildProcessByStdio,
  type StdioOptions,
} from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

/** A process that begins as fast as it can, to be killed. */
export interface QuickChild {
  /** Resolves when it has come so far, with what it says of it; fails when it ends before. */
  until(step: string): Promise<unknown>;
  /** `kill -9` */
  kill(): Promise<void>;
  /** As an operator ends it. */
  end(): Promise<void>;
}

/** Makes the children of tests/faults/children.ts; all of them end with this process, or with `close`. */
export class QuickChildren {
  private readonly alive = new Set<ChildProcess>();

  private constructor(private readonly bundle: string) {}

  /** Bundled by the first in a run who asks. */
  static async bundled(): Promise<QuickChildren> {
    // In the clone, so that what the bundle leaves out is found from there.
    const bundle = join(process.env.TEST_FOLDER ?? '', 'children.cjs');
    const script = join(__dirname, '../faults/children.ts');
    await promisify(execFile)(process.execPath, [join(__dirname, 'bundle.mjs'), script, bundle], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    return new QuickChildren(bundle);
  }

  start(part: string, environment: Record<string, string>): QuickChild {
    const child = this.fork(part, environment);
    const steps = new Map<string, unknown>();
    const waiting = new Set<() => void>();
    let over = false;
    child.on('message', ([step, told]: [string, unknown]) => {
      steps.set(step, told);
      for (const wake of waiting) wake();
    });
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => {
        over = true;
        for (const wake of waiting) wake();
        resolve();
      });
    });
    const by = (signal: NodeJS.Signals) => () => {
      child.kill(signal);
      return ended;
    };
    const until = (step: string) =>
      new Promise<unknown>((resolve, reject) => {
        const look = () => {
          if (!steps.has(step) && !over) return;
          waiting.delete(look);
          if (steps.has(step)) resolve(steps.get(step));
          else reject(new Error(`a child ended before it was ${step}`));
        };
        waiting.add(look);
        look();
      });
    return { until, kill: by('SIGKILL'), end: by('SIGTERM') };
  }

  fork(part: string, environment: Record<string, string>): ChildProcess {
    return this.begun([part], environment, ['ignore', 'ignore', 'inherit', 'ipc']);
  }

  /** One that prints. */
  run(
    args: readonly string[],
    environment: Record<string, string>,
  ): ChildProcessByStdio<null, Readable, Readable> {
    return this.begun(args, environment, ['ignore', 'pipe', 'pipe', 'ipc']) as ChildProcessByStdio<
      null,
      Readable,
      Readable
    >;
  }

  private begun(
    args: readonly string[],
    environment: Record<string, string>,
    stdio: StdioOptions,
  ): ChildProcess {
    const child = fork(join(__dirname, 'run-bundle.cjs'), [this.bundle, ...args], {
      execArgv: ['--no-warnings'],
      env: { PATH: process.env.PATH, ...environment },
      stdio,
    });
    this.alive.add(child);
    child.once('exit', () => this.alive.delete(child));
    return child;
  }

  close(): void {
    for (const child of this.alive) child.kill('SIGKILL');
  }
}
