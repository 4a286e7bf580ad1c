import { localDate } from '@famsam/kernel';
import { readKey, partsOf, type Part } from '../counting';
import { figuresOf } from './figures';
import { percent, schoolStage, tablesFrom, type MunicipalityPart } from './tables';

const day = localDate('2022-11-16');
const places: MunicipalityPart[] = [
  { code: '1885', name: 'Lindesberg', inhabitants: 23601 },
  { code: '1884', name: 'Nora', inhabitants: 10721 },
];

function sumsOf(counts: Record<string, number>) {
  const sums = new Map<Part, number>();
  for (const [key, members] of Object.entries(counts)) {
    for (const part of partsOf(readKey(key))) sums.set(part, (sums.get(part) ?? 0) + members);
  }
  return sums;
}

function tables(counts: Record<string, number>, municipalities = places) {
  return tablesFrom(sumsOf(counts), municipalities, day);
}

describe('the tables', () => {
  it('have every key on a day before anything happened', () => {
    expect(tables({})).toEqual({
      byYear: [],
      total: {
        families: 0,
        processes: 0,
        activeFamilies: 0,
        activeProcesses: 0,
        closedFamilies: 0,
      },
      byMunicipality: [
        {
          municipality: 'Lindesberg',
          families: 0,
          processes: 0,
          percent: null,
          expectedPercent: 69,
        },
        { municipality: 'Nora', families: 0, processes: 0, percent: null, expectedPercent: 31 },
      ],
      byReferrer: { Socialtjänsten: 0, 'Skola/förskola': 0, Vården: 0, Förälder: 0 },
      childrenPerFamily: {},
      children: { total: 0, inActiveFamilies: 0 },
      childrenBySchoolStage: ['förskola', 'F-3', '4-6', '7-9', 'avslutad grundskola'].map(
        (stage) => ({ stage, total: 0, inActiveFamilies: 0 }),
      ),
      familiesWithGuardianProcess: 0,
      meetingsPerClosedFamily: { n: 0, min: null, max: null, mean: null, median: null },
      waitingForFirstMeeting: 0,
      closedBeforeFirstMeeting: 0,
      consultations: 0,
    });
  });

  it('tell a year in which families were only closed', () => {
    const { byYear } = tables({ 'family|1884|school|2|closed|2020|2022|0': 3 });
    expect(byYear).toEqual([
      {
        year: 2020,
        families: 3,
        processes: 0,
        activeFamilies: 0,
        activeProcesses: 0,
        closedFamilies: 0,
      },
      {
        year: 2022,
        families: 0,
        processes: 0,
        activeFamilies: 0,
        activeProcesses: 0,
        closedFamilies: 3,
      },
    ]);
  });

  it('look at the family, not the process, for children in active families', () => {
    const { children } = tables({
      'process|1884|child|2012|2021|0|1': 2,
      'process|1884|child|2012|2021|0|0': 1,
      'process|1884|guardian||2021|1|1': 1,
    });
    expect(children).toEqual({ total: 3, inActiveFamilies: 2 });
  });

  it('take mean and median over closed families, the mean rounded half up to tenths', () => {
    const spread = tables({ 'meetings|1884|2021|1': 3, 'meetings|1885|2022|2': 1 });
    expect(spread.meetingsPerClosedFamily).toEqual({ n: 4, min: 1, max: 2, mean: 1.3, median: 1 });
    const even = tables({ 'meetings|1884|2021|1': 1, 'meetings|1885|2022|4': 1 });
    expect(even.meetingsPerClosedFamily).toEqual({ n: 2, min: 1, max: 4, mean: 2.5, median: 2.5 });
  });

  it('know no expected share when a part of the area is unknown', () => {
    const unknown = { code: '1864', name: 'Ljusnarsberg', inhabitants: null };
    const { byMunicipality } = tables({}, [...places, unknown]);
    expect(byMunicipality.map((row) => row.expectedPercent)).toEqual([null, null, null]);
  });
});

describe('rounding and stages', () => {
  it.each([
    [1, 8, 13],
    [1, 200, 1],
    [1, 201, 0],
    [5, 59, 8],
    [0, 0, null],
  ])('%i of %i is %s percent', (part, whole, expected) => {
    expect(percent(part, whole)).toBe(expected);
  });

  it.each([
    [2017, '2022-11-16', 'förskola'],
    [2016, '2022-11-16', 'F-3'],
    [2013, '2022-11-16', 'F-3'],
    [2012, '2022-11-16', '4-6'],
    [2009, '2022-11-16', '7-9'],
    [2006, '2022-11-16', 'avslutad grundskola'],
    [2016, '2022-06-30', 'förskola'],
    [2016, '2022-07-01', 'F-3'],
  ])('born %i is on %s in %s', (born, on, stage) => {
    expect(schoolStage(born, localDate(on))).toBe(stage);
  });

  it('has no stage for an unknown birth year', () => {
    expect(schoolStage(null, day)).toBeNull();
  });
});

describe('the figures', () => {
  it('have numerator, denominator and definition', () => {
    const sums = sumsOf({
      'family|1884|school|2|active|2021||0': 3,
      'family|1885|parent|2|closed|2021|2022|0': 5,
      'meetings|1885|2022|3': 5,
    });
    const counted = tablesFrom(sums, places, day);
    const figures = new Map(figuresOf(counted, places, sums).map((one) => [one.id, one]));
    expect(figures.get('byMunicipality.1884.percent')).toEqual({
      id: 'byMunicipality.1884.percent',
      numerator: 3,
      denominator: 8,
      value: 38,
      definition: 'families.share-of-municipality',
    });
    expect(figures.get('byMunicipality.1884.activeFamilies')).toEqual({
      id: 'byMunicipality.1884.activeFamilies',
      numerator: 3,
      denominator: 3,
      value: 3,
      definition: 'families.active-by-municipality',
    });
    expect(figures.get('byMunicipality.1885.activeFamilies')).toMatchObject({ value: 0 });
    expect(figures.get('byYear.2021.activeFamilies')).toMatchObject({
      numerator: 3,
      denominator: 8,
    });
    expect(figures.get('meetingsPerClosedFamily.mean')).toMatchObject({
      numerator: 15,
      denominator: 5,
      value: 3,
    });
    expect(figures.get('total.families')).toMatchObject({ value: 8, denominator: null });
  });
});
