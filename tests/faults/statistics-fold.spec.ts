import { addDays, localDate } from '@famsam/kernel';
import * as fc from 'fast-check';
import { countedTypes } from '../../libs/statistics/counting/changes';
import type { Cube } from '../../libs/statistics/counting/cube';
import { dayNumber } from '../../libs/statistics/counting/family.facts';
import { tablesFrom } from '../../libs/statistics/tables/tables';
import { counted } from '../support/counted';
import { eventsOf, firstInstant, moves } from '../support/random-lives';
import { slowTables } from '../support/slow-tables';

jest.setTimeout(60_000);

const municipalities = [
  { code: '1885', name: 'Lindesberg', inhabitants: 23601 },
  { code: '1884', name: 'Nora', inhabitants: 10721 },
  { code: '1863', name: 'Hällefors', inhabitants: 6849 },
];
const questions = fc.array(
  fc.record({
    asOf: fc.integer({ min: 0, max: 1700 }).map((n) => addDays(localDate('2020-01-01'), n)),
    pick: fc.nat(200),
    later: fc.integer({ min: -1, max: 60 }),
  }),
  { minLength: 4, maxLength: 10 },
);

describe('whatever is written down, corrected, struck and reopened', () => {
  it('every table at any day and instant equals a slow fold of the events', () => {
    fc.assert(
      fc.property(moves(120), questions, fc.integer({ min: 1, max: 50 }), (lives, asked, size) => {
        const events = eventsOf(lives);
        const cube = counted(events, size);
        for (const { asOf: anyDay, pick, later } of asked) {
          // Most things that can go wrong go wrong on the very day of something.
          const asOf = events[pick]?.happenedOn ?? anyDay;
          const then = firstInstant + later * 2;
          const fast = tablesFrom(cube.sumsAt(dayNumber(asOf), then), municipalities, asOf);
          const knownAt = new Date(then).toISOString();
          expect(fast).toEqual(slowTables(events, { asOf, knownAt, municipalities }));
        }
      }),
      { numRuns: 120 },
    );
  });

  it('is made of every kind of event that is counted', () => {
    const lives = fc.sample(moves(120), { numRuns: 100, seed: 20221116 });
    const seen = new Set(lives.flatMap((life) => eventsOf(life).map(({ type }) => type)));
    expect(countedTypes.filter((type) => !seen.has(type as never))).toEqual([]);
  });

  it('what was known at an instant never changes afterwards', () => {
    fc.assert(
      fc.property(moves(80), fc.nat(79), (lives, cut) => {
        const events = eventsOf(lives);
        const before = events[Math.min(cut, events.length - 1)];
        if (!before) return;
        const then = Date.parse(before.recordedAt);
        const known = events.filter(({ recordedAt }) => recordedAt <= before.recordedAt);
        const asOf = dayNumber(localDate('2024-01-01'));
        const sums = (cube: Cube) =>
          [...cube.sumsAt(asOf, then)].filter(([, sum]) => sum !== 0).sort();
        expect(sums(counted(events, 7))).toEqual(sums(counted(known, 50)));
      }),
      { numRuns: 60 },
    );
  });
});
