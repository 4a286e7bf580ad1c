import type { Report, ReportCell } from '../../libs/statistics/report';

/** Somebody who reads a report, knows the definitions, and does the sums. */
interface Equation {
  readonly plus: readonly string[];
  readonly minus: readonly string[];
  readonly exact: boolean;
}

interface Range {
  readonly from: number;
  readonly to: number;
}
interface Puzzle {
  readonly equations: readonly Equation[];
  /** Dashes that stand for no small count. */
  readonly holes: ReadonlySet<string>;
  /** Where to look first; a world far from it is as good. */
  readonly truth: ReadonlyMap<string, number>;
}

type Ranges = ReadonlyMap<string, Range>;

const enormous = 10_000;
const farthest = 6;
const mostGuesses = 200;

/**
 * For each small cell of the report, which values it may have. Told the true report as well, but
 * uses it only to know which dashes stand for a count from 1 to 4: more than any reader knows.
 */
export function possibleValues(
  report: Report,
  truth: Report,
): ReadonlyMap<string, readonly number[]> {
  const cells = cellsOf(report);
  const known = new Map(
    [...cellsOf(truth)].map(([key, cell]) => [key, typeof cell === 'number' ? cell : 0] as const),
  );
  const vague = new Set([...known].filter(([, n]) => n >= 1 && n <= 4).map(([key]) => key));
  const small = [...vague].map((key) => [key] as const);
  const ranges: Ranges = new Map([...cells].map(([key, cell]) => [key, rangeOf(cell)]));
  const holes = new Set(
    [...cells]
      .filter(([key, cell]) => isMasked(cell) && cell.complementary && !vague.has(key))
      .map(([key]) => key),
  );
  const equations = equationsOf(report).filter(({ plus, minus }) =>
    [...plus, ...minus].every((key) => cells.has(key)),
  );
  return new Map(
    small.map(([key]) => [
      key,
      [0, 1, 2, 3, 4].filter((value) => {
        const { from, to } = ranges.get(key)!;
        if (value < from || value > to) return false;
        const guess = new Map(ranges).set(key, { from: value, to: value });
        return solvable({ equations, holes, truth: known }, guess, { guesses: 0 });
      }),
    ]),
  );
}

function isMasked(cell: ReportCell): cell is Exclude<ReportCell, number | null> {
  return typeof cell === 'object' && cell !== null;
}

function rangeOf(cell: ReportCell): Range {
  if (!isMasked(cell)) return { from: cell ?? 0, to: cell ?? 0 };
  return cell.complementary ? { from: 0, to: enormous } : { from: 1, to: 4 };
}

function cellsOf(report: Report): Map<string, ReportCell> {
  const cells = new Map<string, ReportCell>();
  const put = (at: string, counts: object): void => {
    for (const [name, cell] of Object.entries(counts)) cells.set(`${at} ${name}`, cell);
  };
  for (const { year, ...counts } of report.byYear) put(`year ${year}`, counts);
  put('all', report.total);
  for (const { code, families, processes, activeFamilies } of report.byMunicipality) {
    put(`place ${code}`, { families, processes, activeFamilies });
  }
  put('referrer', report.byReferrer);
  put('with', report.childrenPerFamily);
  put('children', report.children);
  for (const { stage, ...counts } of report.childrenBySchoolStage) put(`stage ${stage}`, counts);
  const { familiesWithGuardianProcess, waitingForFirstMeeting, closedBeforeFirstMeeting } = report;
  put('other', { familiesWithGuardianProcess, waitingForFirstMeeting, closedBeforeFirstMeeting });
  put('meetings', { n: report.meetingsPerClosedFamily.n });
  return cells;
}

function equationsOf(report: Report): Equation[] {
  const years = report.byYear.map(({ year }) => year);
  const places = report.byMunicipality.map(({ code }) => code);
  const stages = report.childrenBySchoolStage.map(({ stage }) => stage);
  const equal = (plus: string[], minus: string[]): Equation => ({ plus, minus, exact: true });
  const atMost = (plus: string[], minus: string[]): Equation => ({ plus, minus, exact: false });
  const yearly = ['families', 'processes', 'activeFamilies', 'activeProcesses', 'closedFamilies'];
  const upTo = (last: number, name: string): string[] =>
    years.filter((year) => year <= last).map((year) => `year ${year} ${name}`);
  return [
    ...yearly.map((name) => equal(upTo(9999, name), [`all ${name}`])),
    ...['families', 'processes', 'activeFamilies'].map((name) =>
      equal(
        places.map((code) => `place ${code} ${name}`),
        [`all ${name}`],
      ),
    ),
    equal(
      Object.keys(report.byReferrer).map((by) => `referrer ${by}`),
      ['all families'],
    ),
    equal(
      Object.keys(report.childrenPerFamily).map((number) => `with ${number}`),
      ['all families'],
    ),
    ...(['total', 'inActiveFamilies'] as const).map((name) =>
      equal(
        stages.map((stage) => `stage ${stage} ${name}`),
        [`children ${name}`],
      ),
    ),
    equal(['all activeFamilies', 'all closedFamilies'], ['all families']),
    equal(['meetings n'], ['all closedFamilies']),
    ...years.flatMap((year) => [
      atMost([`year ${year} activeFamilies`], [`year ${year} families`]),
      atMost([`year ${year} activeProcesses`], [`year ${year} processes`]),
      atMost(
        [...upTo(year, 'closedFamilies'), ...upTo(year, 'activeFamilies')],
        upTo(year, 'families'),
      ),
    ]),
    ...places.map((code) => atMost([`place ${code} activeFamilies`], [`place ${code} families`])),
    ...stages.map((stage) => atMost([`stage ${stage} inActiveFamilies`], [`stage ${stage} total`])),
    atMost(['children inActiveFamilies'], ['children total']),
    atMost(['other familiesWithGuardianProcess'], ['all families']),
    atMost(['other familiesWithGuardianProcess', 'children total'], ['all processes']),
    atMost(
      ['all activeProcesses', 'children total'],
      ['all processes', 'children inActiveFamilies'],
    ),
  ];
}

/** Narrows what each cell may be until nothing more follows, then tries values, those near the truth first. */
function solvable(puzzle: Puzzle, ranges: Ranges, search: { guesses: number }): boolean {
  const narrowed = narrow(new Map(ranges), puzzle.equations, puzzle.holes);
  if (!narrowed) return false;
  const open = [...narrowed].filter(([, { from, to }]) => from < to);
  const [key, range] = open.sort(([, a], [, b]) => a.to - a.from - (b.to - b.from))[0] ?? [];
  if (key === undefined || !range) return true;
  const truth = puzzle.truth.get(key) ?? 0;
  for (let away = 0; away <= farthest; away++) {
    for (const value of away === 0 ? [truth] : [truth - away, truth + away]) {
      const hole = puzzle.holes.has(key) && value >= 1 && value <= 4;
      if (hole || value < range.from || value > range.to) continue;
      // Undecided counts as impossible, which only makes the test harder to pass.
      if (++search.guesses > mostGuesses) return false;
      const guess = new Map(narrowed).set(key, { from: value, to: value });
      if (solvable(puzzle, guess, search)) return true;
    }
  }
  return false;
}

function narrow(
  ranges: Map<string, Range>,
  equations: readonly Equation[],
  holes: ReadonlySet<string>,
): Map<string, Range> | null {
  for (let again = true; again;) {
    again = false;
    for (const { plus, minus, exact } of equations) {
      const least = sum(ranges, plus, 'from') - sum(ranges, minus, 'to');
      const most = sum(ranges, plus, 'to') - sum(ranges, minus, 'from');
      if (least > 0 || (exact && most < 0)) return null;
      const limits = [
        ...plus.map((key) => ({ key, sign: 1 })),
        ...minus.map((key) => ({ key, sign: -1 })),
      ];
      for (const { key, sign } of limits) {
        const { from, to } = ranges.get(key)!;
        let [low, high] = [from, to];
        if (sign > 0) {
          high = Math.min(high, from - least);
          if (exact) low = Math.max(low, to - most);
        } else {
          low = Math.max(low, to + least);
          if (exact) high = Math.min(high, from + most);
        }
        if (holes.has(key) && low >= 1 && low <= 4) low = 5;
        if (holes.has(key) && high >= 1 && high <= 4) high = 0;
        if (low > high) return null;
        if (low > from || high < to) {
          ranges.set(key, { from: low, to: high });
          again = true;
          break;
        }
      }
    }
  }
  return ranges;
}

function sum(ranges: Ranges, keys: readonly string[], end: 'from' | 'to'): number {
  return keys.reduce((all, key) => all + ranges.get(key)![end], 0);
}
