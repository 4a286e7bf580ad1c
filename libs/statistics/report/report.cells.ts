import type { CountCell, Relation } from './disclosure';
import type { MunicipalityPart, Tables } from '../tables';

/** Active families by national code of the municipality: told in the report and in the series. */
export type ActiveFamilies = ReadonlyMap<string, number>;

/**
 * Every count of one report, under the id of its figure, in an order that does not move with the
 * counts: first years before later ones, small municipalities before large ones, many children before few.
 */
export function cellsOf(
  tables: Tables,
  municipalities: readonly MunicipalityPart[],
  active: ActiveFamilies,
): CountCell[] {
  const { total, children } = tables;
  const part = (id: string, value: number): CountCell => ({ id, value, total: false });
  const whole = (id: string, value: number): CountCell => ({ id, value, total: true });
  return [
    ...tables.byYear.flatMap(({ year, ...counts }) =>
      Object.entries(counts).map(([name, value]) => part(`byYear.${year}.${name}`, value)),
    ),
    ...Object.entries(total).map(([name, value]) => whole(`total.${name}`, value)),
    ...bySize(municipalities).flatMap(({ code, i }) => {
      const { families = 0, processes = 0 } = tables.byMunicipality[i] ?? {};
      const at = `byMunicipality.${code}`;
      return [
        part(`${at}.families`, families),
        part(`${at}.processes`, processes),
        part(`${at}.activeFamilies`, active.get(code) ?? 0),
      ];
    }),
    ...Object.entries(tables.byReferrer).map(([by, value]) => part(`byReferrer.${by}`, value)),
    ...Object.entries(tables.childrenPerFamily)
      .reverse()
      .map(([number, value]) => part(`childrenPerFamily.${number}`, value)),
    whole('children.total', children.total),
    whole('children.inActiveFamilies', children.inActiveFamilies),
    ...tables.childrenBySchoolStage.flatMap(({ stage, ...counts }) => [
      part(`childrenBySchoolStage.${stage}.total`, counts.total),
      part(`childrenBySchoolStage.${stage}.inActiveFamilies`, counts.inActiveFamilies),
    ]),
    part('familiesWithGuardianProcess', tables.familiesWithGuardianProcess),
    part('waitingForFirstMeeting', tables.waitingForFirstMeeting),
    part('closedBeforeFirstMeeting', tables.closedBeforeFirstMeeting),
    part('consultations', tables.consultations),
  ];
}

function bySize(municipalities: readonly MunicipalityPart[]) {
  return municipalities
    .map(({ code, inhabitants }, i) => ({ code, i, inhabitants: inhabitants ?? 0 }))
    .sort((a, b) => a.inhabitants - b.inhabitants || b.i - a.i);
}

/** What follows from the definitions for whoever reads the report, and is true of these counts. */
export function relationsOf(cells: readonly CountCell[]): Relation[] {
  const values = new Map(cells.map(({ id, value }) => [id, value]));
  const sum = (ids: readonly string[]): number =>
    ids.reduce((all, id) => all + (values.get(id) ?? 0), 0);
  return [...sumsOf([...values.keys()]), ...limitsOf([...values.keys()])].filter(
    ({ plus, minus, exact }) =>
      [...plus, ...minus].every((id) => values.has(id)) &&
      (exact ? sum(plus) === sum(minus) : sum(plus) <= sum(minus)),
  );
}

const byYear = /^byYear\.(\d+)\./;

function sumsOf(ids: readonly string[]): Relation[] {
  const all = (prefix: string, name = ''): string[] =>
    ids.filter((id) => id.startsWith(prefix) && id.endsWith(name));
  const sum = (plus: readonly string[], of: string): Relation => ({
    plus,
    minus: [of],
    exact: true,
  });
  const years = ['families', 'processes', 'activeFamilies', 'activeProcesses', 'closedFamilies'];
  const places = ['families', 'processes', 'activeFamilies'];
  return [
    ...years.map((name) => sum(all('byYear.', `.${name}`), `total.${name}`)),
    ...places.map((name) => sum(all('byMunicipality.', `.${name}`), `total.${name}`)),
    sum(all('byReferrer.'), 'total.families'),
    sum(all('childrenPerFamily.'), 'total.families'),
    sum(all('childrenBySchoolStage.', '.total'), 'children.total'),
    sum(all('childrenBySchoolStage.', '.inActiveFamilies'), 'children.inActiveFamilies'),
    sum(['total.activeFamilies', 'total.closedFamilies'], 'total.families'),
  ];
}

function limitsOf(ids: readonly string[]): Relation[] {
  const atMost = (plus: readonly string[], minus: readonly string[]): Relation => ({
    plus,
    minus,
    exact: false,
  });
  const within = [
    ['.activeFamilies', '.families'],
    ['.activeProcesses', '.processes'],
    ['.inActiveFamilies', '.total'],
  ] as const;
  const parts = ids.flatMap((id) =>
    within
      .filter(([of]) => id.endsWith(of))
      .map(([of, all]) => atMost([id], [id.slice(0, -of.length) + all])),
  );
  const years = [...new Set(ids.flatMap((id) => byYear.exec(id)?.[1] ?? []))].sort();
  // Whoever was closed by a year had begun by then, and is not active.
  const closedByThen = years.map((last) => {
    const until = (name: string): string[] =>
      years.filter((year) => year <= last).map((year) => `byYear.${year}.${name}`);
    return atMost([...until('closedFamilies'), ...until('activeFamilies')], until('families'));
  });
  return [
    ...parts,
    ...closedByThen,
    atMost(['familiesWithGuardianProcess'], ['total.families']),
    // A guardian's process is no child's.
    atMost(['familiesWithGuardianProcess', 'children.total'], ['total.processes']),
    atMost(
      ['total.activeProcesses', 'children.total'],
      ['total.processes', 'children.inActiveFamilies'],
    ),
  ];
}
