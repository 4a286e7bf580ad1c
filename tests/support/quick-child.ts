import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A process that begins as fast as it can, to be killed. */
export interface QuickChild {
  /** Resolves when it has come so far, with what it says of it; fails when it ends before. */
  until(step: string): Promise<unknown>;
  /** `kill -9` */
  kill(): Promise<void>;
  /** As an operator ends it. */
  end(): Promise<void>;
}

/** Makes children of one script; all of them end with this process, or with `close`. */
export class QuickChildren {
  // In the clone, so that what the bundle leaves out is found from there.
  private readonly folder = mkdtempSync(join(__dirname, '../../.data/child-'));
  private readonly bundle = join(this.folder, 'child.cjs');
  private readonly alive = new Set<ChildProcess>();

  constructor(script: string) {
    execFileSync(process.execPath, [join(__dirname, 'bundle.mjs'), script, this.bundle], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
  }

  start(part: string, environment: Record<string, string>): QuickChild {
    const child = spawn(
      process.execPath,
      ['--no-warnings', join(__dirname, 'run-bundle.cjs'), this.bundle, part],
      {
        env: { PATH: process.env.PATH, ...environment },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
    this.alive.add(child);
    const steps = new Map<string, unknown>();
    const waiting = new Set<() => void>();
    let over = false;
    child.on('message', ([step, told]: [string, unknown]) => {
      steps.set(step, told);
      for (const wake of waiting) wake();
    });
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => {
        this.alive.delete(child);
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

  /** The first that ends well leaves its compiled code to the others. */
  async warmUp(part: string, environment: Record<string, string>, step: string): Promise<void> {
    const first = this.start(part, environment);
    await first.until(step);
    await first.end();
  }

  close(): void {
    for (const child of this.alive) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
