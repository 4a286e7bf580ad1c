import { areaId } from '@famsam/kernel';
import { newId } from '../ids';
import { dueJobs } from './due-jobs';

const area = areaId(newId());

interface Looked {
  readonly asked: number[][];
  due(broken: (item: number) => boolean, items: readonly number[]): Promise<readonly string[]>;
}

/** Work over numbers, of which some cannot be looked at. */
function looking(): Looked {
  const asked: number[][] = [];
  const job = (jobId: string) => ({ jobId, payload: {} });
  return {
    asked,
    due: async (broken, items) => {
      const found = await dueJobs(
        {
          items: async () => items,
          of: async (_area, some) => {
            asked.push([...some]);
            if (some.some(broken)) throw new RangeError('a day in the year 9999');
            return some.map((item) => job(`due ${item}`));
          },
          alone: (_area, item) => job(`alone ${item}`),
        },
        area,
      );
      return found.map(({ jobId }) => jobId);
    },
  };
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('what is due', () => {
  it('is asked of all at once as long as nothing fails', async () => {
    const { asked, due } = looking();
    expect(await due(() => false, [1, 2, 3])).toEqual(['due 1', 'due 2', 'due 3']);
    expect(asked).toEqual([[1, 2, 3]]);
    expect(await due(() => true, [])).toEqual([]);
  });

  it('is found beside items that cannot be looked at, which become jobs by themselves (found A3)', async () => {
    const { asked, due } = looking();
    const found = await due((item) => item === 3 || item === 700, upTo(1_000));
    expect(found).toHaveLength(1_000);
    expect(found.filter((id) => id.startsWith('alone'))).toEqual(['alone 3', 'alone 700']);
    expect(asked.length).toBeLessThan(45);
    expect(await due(() => true, [8])).toEqual(['alone 8']);
  });

  it('is not looked for on and on when it is the look that fails', async () => {
    const { asked, due } = looking();
    await expect(due(() => true, upTo(1_000))).rejects.toThrow(RangeError);
    expect(asked.length).toBeLessThan(250);
  });
});
