import { localDate } from '@famsam/kernel';
import * as fc from 'fast-check';
import { possibleValues } from '../../../tests/support/attacker';
import { extent } from '../../../tests/support/extent';
import { readKey, partsOf, type Part } from '../counting';
import { hiddenCells, type CountCell } from './disclosure';
import { isMasked, reportFrom, type Audience, type ReportCell } from './report';
import type { MunicipalityPart } from '../tables';

const day = localDate('2022-11-16');
const places: readonly MunicipalityPart[] = ['1885', '1884', '1863', '1864'].map((code) => ({
  code,
  name: `Kommun ${code}`,
  inhabitants: 10_000,
}));

function report(keys: readonly string[], audience: Audience = 'public', where = places) {
  const sums = new Map<Part, number>();
  for (const key of keys) {
    for (const part of partsOf(readKey(key))) sums.set(part, (sums.get(part) ?? 0) + 1);
  }
  return reportFrom(sums, where, day, audience);
}

/** One family with its processes, as the log of changes would have them. */
const family = fc
  .record({
    place: fc.constantFrom('1885', '1885', '1885', '1884', '1863', '1864'),
    by: fc.constantFrom('social-services', 'school', 'health-care', 'parent'),
    children: fc.integer({ min: 1, max: 5 }),
    year: fc.integer({ min: 2019, max: 2022 }),
    closedAfter: fc.option(fc.integer({ min: 0, max: 3 })),
    born: fc.array(fc.integer({ min: 2000, max: 2018 }), { maxLength: 3 }),
    guardians: fc.integer({ min: 0, max: 2 }),
    ended: fc.boolean(),
  })
  .map(({ place, by, children, year, closedAfter, born, guardians, ended }) => {
    const closedIn = closedAfter === null ? null : Math.min(2022, year + closedAfter);
    const open = closedIn === null ? 1 : 0;
    const flags = `${open && !ended ? 1 : 0}|${open}`;
    const status = open ? `active|${year}|` : `closed|${year}|${closedIn}`;
    return [
      `family|${place}|${by}|${children}|${status}|${guardians > 0 ? 1 : 0}`,
      ...(closedIn === null ? [] : [`meetings|${place}|${closedIn}|3`]),
      ...born.map((birthYear) => `process|${place}|child|${birthYear}|${year}|${flags}`),
      ...Array.from({ length: guardians }, () => `process|${place}|guardian||${year}|${flags}`),
    ];
  });

const others = fc.array(
  fc.constantFrom(
    'consultation|private-person',
    'family|1884|school|2|waiting|||0',
    'family|1884|school|2|closed-before-first-meeting||2021|0',
  ),
  { maxLength: 12 },
);

describe('a report that may be published (law.md 29)', () => {
  it(
    'leaves whoever does the sums at least three values for every small count',
    async () => {
      // The attacker's sums take longer with each small count; few families make small counts too.
      const some = fc.array(family, { maxLength: extent({ test: 25, soak: 90 }) });
      await fc.assert(
        fc.asyncProperty(some, others, async (families, rest) => {
          const keys = [...families.flat(), ...rest];
          const possible = await possibleValues(report(keys), report(keys, 'team'), 3);
          for (const [cell, { length }] of possible)
            expect({ cell, length }).toEqual({ cell, length: 3 });
        }),
        { numRuns: extent({ test: 6, soak: 150 }) },
      );
    },
    extent({ test: 60_000, soak: 600_000 }),
  );

  it('shows no count from 1 to 4 anywhere, and every other as it is or not at all', () => {
    fc.assert(
      fc.property(fc.array(family, { maxLength: 90 }), others, (families, rest) => {
        const keys = [...families.flat(), ...rest];
        const told = numbersIn(report(keys, 'team'));
        const published = numbersIn(report(keys));
        expect([...published.keys()]).toEqual([...told.keys()]);
        for (const [at, cell] of published) {
          const value = told.get(at);
          if (!isMasked(cell)) expect({ at, cell }).toEqual({ at, cell: value });
          if (isCount(at) && typeof value === 'number' && value >= 1 && value <= 4) {
            expect({ at, masked: isMasked(cell) }).toEqual({ at, masked: true });
          }
        }
      }),
      { numRuns: extent({ test: 30, soak: 1_000 }) },
    );
  });

  it('keeps the totals while parts are enough', () => {
    const few = Array.from({ length: 3 }, () => 'family|1864|school|1|active|2022||0');
    const many = Array.from(
      { length: 40 },
      (_, i) => `family|1885|school|2|active|${2021 + (i % 2)}||0`,
    );
    const { total, byMunicipality } = report([...few, ...many]);
    expect(total.families).toBe(43);
    const families = Object.fromEntries(byMunicipality.map((row) => [row.code, row.families]));
    expect(families).toEqual({
      1885: { masked: true, complementary: true },
      1884: 0,
      1863: 0,
      1864: { masked: true },
    });
    expect(byMunicipality.find(({ code }) => code === '1864')?.percent).toEqual({ masked: true });
  });

  it('hides a total that is itself small, and with it what would tell it', () => {
    const keys = ['active|2022|', 'active|2022|', 'closed|2021|2022'].map(
      (status) => `family|1884|school|2|${status}|0`,
    );
    const { total, meetingsPerClosedFamily, figures } = report([...keys, 'meetings|1884|2022|7']);
    expect([total.families, total.activeFamilies, total.closedFamilies].every(isMasked)).toBe(true);
    expect(Object.values(meetingsPerClosedFamily).every(isMasked)).toBe(true);
    const closed = figures.find(({ id }) => id === 'total.closedFamilies');
    expect(closed).toMatchObject({ numerator: { masked: true }, denominator: { masked: true } });
  });

  it('hides nothing from the team', () => {
    const told = report(['family|1884|school|2|active|2022||0'], 'team');
    expect(told.total.families).toBe(1);
    expect(told.byMunicipality[1]).toMatchObject({ code: '1884', families: 1, activeFamilies: 1 });
  });
});

describe('what is hidden beside a small count', () => {
  const cells = (values: Record<string, number>): CountCell[] =>
    Object.entries(values).map(([id, value]) => ({ id, value, total: id === 'all' }));

  it.each([
    ['one small count: the first other, on any day', { a: 3, b: 9, c: 7, all: 19 }, ['a', 'b']],
    ['two that can balance: nothing', { a: 2, b: 2, c: 7, all: 11 }, ['a', 'b']],
    ['two at the edge: another', { a: 1, b: 1, c: 7, all: 9 }, ['a', 'b', 'c']],
    ['no other count: a zero does not help, the total does', { a: 3, b: 0, all: 3 }, ['a', 'all']],
    ['none small: nothing', { a: 5, b: 0, all: 5 }, []],
  ])('%s', (_, values, expected) => {
    const relations = [
      { plus: Object.keys(values).filter((id) => id !== 'all'), minus: ['all'], exact: true },
    ];
    expect([...hiddenCells(cells(values), relations).keys()].sort()).toEqual(expected);
  });
});

/** Where the numbers stand and what is there; definitions have none. */
function numbersIn(
  value: unknown,
  at = '',
  into = new Map<string, ReportCell>(),
): Map<string, ReportCell> {
  if (typeof value === 'number' || (typeof value === 'object' && value && 'masked' in value)) {
    into.set(at, value as ReportCell);
  } else if (typeof value === 'object' && value) {
    for (const [key, part] of Object.entries(value)) numbersIn(part, `${at}/${key}`, into);
  }
  return into;
}

/** Not a year, a share, or so many meetings. */
function isCount(at: string): boolean {
  return !/year$|ercent$|meetingsPerClosedFamily\/(min|max|mean|median)$|^\/figures/.test(at);
}
