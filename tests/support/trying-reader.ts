import { OverLimitError, UnreadableFileError } from '@famsam/kernel';

export type Trying = 'answer' | 'spin' | 'hoard' | 'babble' | 'count' | 'refuse' | 'fail';

/** A reader that does what it is told: what foreign files make readers do. */
export default function read(what: Trying): unknown {
  if (what === 'spin') for (;;);
  if (what === 'hoard') for (const all: unknown[] = []; ;) all.push({ all: all.length });
  if (what === 'babble') return 'x'.repeat(10_000);
  if (what === 'count') throw new OverLimitError('occurrences', 7);
  if (what === 'refuse') throw new UnreadableFileError('rule');
  if (what === 'fail') throw new Error('a mistake of ours');
  return { answer: new Map([['a', 1]]) };
}
