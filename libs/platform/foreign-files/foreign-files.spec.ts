import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Trying } from '../../../tests/support/trying-reader';
import { ProblemError } from '../http';
import { ForeignFiles, type ForeignLimits } from './foreign-files';
import { QuickFirst } from './quick-first';

const root = join(__dirname, '../../..');
const reader = join(root, 'tests/support/trying-reader');
const generous = { seconds: 20, megabytes: 32, answerBytes: 1_000, threads: 1, waiting: 1 };

function trying(limits: Partial<ForeignLimits> = {}): ForeignFiles<Trying, unknown> {
  return new ForeignFiles(reader, { ...generous, ...limits });
}

describe('foreign files', () => {
  const files = trying();
  const answer = { answer: new Map([['a', 1]]) };

  it('are answered for by their reader, or refused by its rule', async () => {
    expect(await files.read('answer')).toEqual(answer);
    await expect(files.read('refuse')).rejects.toMatchObject({ rule: 'rule' });
    await expect(files.read('count')).rejects.toMatchObject({ limit: 'occurrences', most: 7 });
    await expect(files.read('fail')).rejects.toThrow('a mistake of ours');
  });

  it('give back no more than the limit of the answer', async () => {
    await expect(files.read('babble')).rejects.toMatchObject({ limit: 'answer', most: 1_000 });
  });

  it('are ended when they take too much memory, and the next is read', async () => {
    await expect(files.read('hoard')).rejects.toMatchObject({ limit: 'memory', most: 32 });
    expect(await files.read('answer')).toEqual(answer);
  });

  it('are ended when they take too long, and others go on meanwhile and afterwards', async () => {
    const quick = trying({ seconds: 0.2 });
    const order: string[] = [];
    const spinning = quick.read('spin').catch((error: unknown) => (order.push('spin'), error));
    const next = quick.read('answer').then((read) => (order.push('next'), read));
    for (let other = 0; other < 100; other += 1) await new Promise(setImmediate);
    order.push('others');
    expect(await spinning).toMatchObject({ limit: 'time', most: 0.2 });
    expect(await next).toEqual(answer);
    expect(order).toEqual(['others', 'spin', 'next']);
  });

  it('that take long are waited for by nobody but their like', async () => {
    const limits = { quickSeconds: 0.1, seconds: 2, megabytes: 32, answerBytes: 1_000, waiting: 1 };
    const some = new QuickFirst<Trying, unknown>(reader, limits);
    const order: string[] = [];
    const slow = some.read('spin').catch((error: unknown) => (order.push('spin'), error));
    expect(await some.read('answer')).toEqual(answer);
    order.push('answer');
    expect(await slow).toMatchObject({ limit: 'time', most: 2 });
    expect(order).toEqual(['answer', 'spin']);
    // Whatever else is wrong with a file is told at once.
    await expect(some.read('refuse')).rejects.toMatchObject({ rule: 'rule' });
  });

  it('wait in a line that ends', async () => {
    const quick = trying({ seconds: 0.2, waiting: 2 });
    const all = [...Array(4)].map(() => quick.read('spin').catch((error: unknown) => error));
    await expect(all[3]).resolves.toBeInstanceOf(ProblemError);
    for (const one of all.slice(0, 3)) expect(await one).toMatchObject({ limit: 'time' });
  });

  it('keep no process alive', async () => {
    const script = join(root, 'tests/support/reads-and-ends.ts');
    const hook = join(root, 'tests/support/typescript.cjs');
    const { stdout } = await promisify(execFile)(process.execPath, ['-r', hook, script]);
    expect(stdout).toBe('read\n');
  });
});
