import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of its own, which a test may kill; it speaks in lines. */
export interface Child {
  /** The next line it says; undefined when it has ended. */
  heard(): Promise<string | undefined>;
  kill(): Promise<void>;
}

const alive = new Set<ChildProcess>();

export function aChild(script: string, ...args: string[]): Child {
  const hook = join(__dirname, 'typescript.cjs');
  const child = spawn(process.execPath, ['-r', hook, script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  alive.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      alive.delete(child);
      resolve();
    });
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    heard: async () => {
      const { value } = (await lines.next()) as { value: string | undefined };
      return value;
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/** Leaves nothing running, however the test ended. */
export function killAllChildren(): void {
  for (const child of alive) child.kill('SIGKILL');
}
