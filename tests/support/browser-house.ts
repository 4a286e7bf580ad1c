import { execFile, fork } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Answer, HouseActs, Question } from './browser-house.child';

/** A process with the house and its Chromium, which outlives a test file and ends with who started it. */
export interface HouseProcess {
  ask<Act extends keyof HouseActs>(
    act: Act,
    ...args: Parameters<HouseActs[Act]>
  ): Promise<Awaited<ReturnType<HouseActs[Act]>>>;
  readonly ended: Promise<void>;
}

const root = join(__dirname, '../..');

export async function startHouse(): Promise<HouseProcess> {
  // Whoever is first builds; the others wait for it, and find all of it up to date.
  await promisify(execFile)(process.execPath, [join(root, 'infra', 'build.mjs')]);
  const child = fork(join(__dirname, 'browser-house.child.ts'), {
    execArgv: ['-r', join(__dirname, 'typescript.cjs')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let asked = 0;
  /** It keeps nobody from ending who waits for no answer. */
  const hold = (method: 'ref' | 'unref') => {
    child[method]();
    child.channel?.[method]();
  };

  child.on('message', ({ id, value, error }: Answer) => {
    const { resolve, reject } = waiting.get(id)!;
    waiting.delete(id);
    if (waiting.size === 0) hold('unref');
    if (error === undefined) resolve(value as never);
    else reject(new Error(error));
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      for (const { reject } of waiting.values())
        reject(new Error(`the house of the browser tests ended: ${signal ?? code}`));
      resolve();
    });
  });
  return {
    ended,
    ask: (act, ...args) =>
      new Promise((resolve, reject) => {
        const question: Question = { id: (asked += 1), act, args };
        waiting.set(question.id, { resolve, reject });
        hold('ref');
        child.send(question, (error) => error && reject(error));
      }),
  };
}
