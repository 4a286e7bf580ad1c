import loadSolver from 'highs';
import type { Report, ReportCell } from '../../libs/statistics/report/report';

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

/** More than any count of a report. */
const enormous = 10_000;
const smallCounts = [0, 1, 2, 3, 4];

const loaded = loadSolver();

/**
 * For each small cell of the report, which values it may have, until `enough` are found: those for
 * which the integer program of all that is shown and known has a solution. Told the true report as
 * well, but uses it only to know which dashes stand for a count from 1 to 4: more than any reader knows.
 */
export async function possibleValues(
  report: Report,
  truth: Report,
  enough: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const solver = await loaded;
  const cells = cellsOf(report);
  const small = [...cellsOf(truth)].flatMap(([key, cell]) =>
    typeof cell === 'number' && cell >= 1 && cell <= 4 ? [key] : [],
  );
  const ranges = new Map([...cells].map(([key, cell]) => [key, rangeOf(cell)]));
  const holes = [...cells].flatMap(([key, cell]) =>
    isMasked(cell) && cell.complementary && !small.includes(key) ? [key] : [],
  );
  const equations = equationsOf(report).filter(({ plus, minus }) =>
    [...plus, ...minus].every((key) => cells.has(key)),
  );
  const hasWorld = (key: string, value: number): boolean => {
    const program = programOf(
      equations,
      holes,
      new Map(ranges).set(key, { from: value, to: value }),
    );
    const { Status } = solver.solve(program);
    if (Status !== 'Optimal' && Status !== 'Infeasible') throw new Error(`${Status}: ${program}`);
    return Status === 'Optimal';
  };
  return new Map(
    small.map((key) => {
      const { from, to } = ranges.get(key)!;
      const possible: number[] = [];
      for (const value of smallCounts) {
        if (possible.length === enough) break;
        if (value >= from && value <= to && hasWorld(key, value)) possible.push(value);
      }
      return [key, possible];
    }),
  );
}

/** In CPLEX' LP format. What stands in a hole is none, or five and more, as its switch says. */
function programOf(
  equations: readonly Equation[],
  holes: readonly string[],
  ranges: ReadonlyMap<string, Range>,
): string {
  const names = new Map([...ranges.keys()].map((key, at) => [key, `c${at}`]));
  const sum = (keys: readonly string[], sign: string): string =>
    keys.map((key) => `${sign} ${names.get(key)}`).join(' ');
  return [
    'Minimize',
    ' 0 c0',
    'Subject To',
    ...equations.map(
      ({ plus, minus, exact }) => ` ${sum(plus, '+')} ${sum(minus, '-')} ${exact ? '=' : '<='} 0`,
    ),
    ...holes.flatMap((key, at) => [
      ` ${names.get(key)} - 5 s${at} >= 0`,
      ` ${names.get(key)} - ${enormous} s${at} <= 0`,
    ]),
    'Bounds',
    ...[...ranges].map(([key, { from, to }]) => ` ${from} <= ${names.get(key)} <= ${to}`),
    'General',
    ` ${[...names.values()].join(' ')}`,
    'Binary',
    ` ${holes.map((_, at) => `s${at}`).join(' ')}`,
    'End',
  ].join('\n');
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
