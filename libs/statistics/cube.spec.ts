import * as fc from 'fast-check';
import { Cube, type ChangeRow } from './cube';

/** More rows than two blocks hold, so that full ones, marks and the open one all take part. */
const rows: readonly ChangeRow[] = Array.from({ length: 150_000 }, (_, i) => ({
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
        fc.integer({ min: 999_000, max: 1_215_000 }),
        (asOf, then) => {
          const expected = [0, 0, 0, 0, 0];
          for (const { day, knownAt, classId, delta } of rows) {
            if (day <= asOf && knownAt <= then) expected[classId]! += delta;
          }
          const sums = [0, 0, 0, 0, 0];
          for (const { of, members } of cube.countAt(asOf, then)) {
            if (of.kind === 'meetings') sums[of.held] = members;
          }
          expect(sums).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes classes in after a block is full', () => {
    const cube = new Cube();
    cube.addClass('consultation|private-person');
    for (let i = 0; i < 70_000; i++)
      cube.add({ knownAt: 1, day: 20_200_101, classId: 0, delta: 1 });
    cube.addClass('consultation|outside-mission');
    cube.add({ knownAt: 2, day: 20_200_101, classId: 1, delta: 1 });
    expect(cube.countAt(20_200_101, 2)).toEqual([
      { of: { kind: 'consultation', type: 'private-person' }, members: 70_000 },
      { of: { kind: 'consultation', type: 'outside-mission' }, members: 1 },
    ]);
    expect(cube.countAt(20_200_100, 2)).toEqual([]);
    expect(cube.countAt(20_200_101, 0)).toEqual([]);
  });
});
