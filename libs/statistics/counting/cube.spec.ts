import * as fc from 'fast-check';
import { extent } from '../../../tests/support/extent';
import { Cube, type ChangeRow } from './cube';

/** More rows than sixteen blocks hold, so that the large one, full ones, marks and the open one take part. */
const rows: readonly ChangeRow[] = Array.from({ length: 300_000 }, (_, i) => ({
  knownAt: 1_000_000 + Math.floor(i / 7) * 10 - (i % 13),
  day: 20_200_101 + ((i * 7919) % 1_000),
  classId: (i * 31) % 5,
  delta: (i % 3) - 1,
}));

describe('the cube', () => {
  it('sums what a plain scan sums, at any day and instant', () => {
    const cube = new Cube();
    for (let id = 0; id < 5; id++) cube.addClass(`meetings|1884|2021|${id}`);
    for (const row of rows) cube.add(row);
    fc.assert(
      fc.property(
        fc.integer({ min: 20_200_100, max: 20_201_102 }),
        fc.integer({ min: 999_000, max: 1_430_000 }),
        (asOf, then) => {
          const expected = [0, 0, 0, 0, 0];
          for (const { day, knownAt, classId, delta } of rows) {
            if (day <= asOf && knownAt <= then) expected[classId]! += delta;
          }
          const sums = [0, 0, 0, 0, 0];
          for (const [part, sum] of cube.sumsAt(asOf, then)) sums[Number(part.split(' ')[1])] = sum;
          expect(sums).toEqual(expected);
        },
      ),
      { numRuns: extent({ test: 15, soak: 500 }) },
    );
  });

  it('takes classes in after a block is full', () => {
    const cube = new Cube();
    cube.addClass('meetings|1884|2021|1');
    for (let i = 0; i < 70_000; i++)
      cube.add({ knownAt: 1, day: 20_200_101, classId: 0, delta: 1 });
    cube.addClass('meetings|1884|2021|2');
    cube.addClass('meetings|1885|2021|1');
    cube.add({ knownAt: 2, day: 20_200_101, classId: 1, delta: 1 });
    cube.add({ knownAt: 2, day: 20_200_101, classId: 2, delta: 1 });
    const sums = (day: number, then: number) => Object.fromEntries(cube.sumsAt(day, then));
    expect(sums(20_200_101, 2)).toEqual({ 'closedAfter 1': 70_001, 'closedAfter 2': 1 });
    expect(sums(20_200_101, 1)).toEqual({ 'closedAfter 1': 70_000, 'closedAfter 2': 0 });
    expect(sums(20_200_100, 2)).toEqual({ 'closedAfter 1': 0, 'closedAfter 2': 0 });
  });
});
