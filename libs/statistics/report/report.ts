import type { LocalDate } from '@famsam/kernel';
import { definitions, type Definition, type DefinitionId } from '../definitions';
import { hiddenCells, type Hidden } from './disclosure';
import { figuresOf, activeFamiliesIn, tablesFrom, type MunicipalityPart } from '../tables';
import type { Part } from '../counting';
import { cellsOf, relationsOf } from './report.cells';
import type { SchoolStage } from '../tables';

/** Not shown (law.md 29): a count from 1 to 4 (`<5`), or one hidden beside it (`–`). */
export interface MaskedCell {
  readonly masked: true;
  readonly complementary?: true;
}

/** Null is not known, for example the share of nothing. */
export type ReportCell = number | null | MaskedCell;

/** `team`: those who run the work see all. `public`: everybody else sees what may be published. */
export type Audience = 'team' | 'public';

export interface ReportYear {
  readonly year: number;
  readonly families: ReportCell;
  readonly processes: ReportCell;
  readonly activeFamilies: ReportCell;
  readonly activeProcesses: ReportCell;
  readonly closedFamilies: ReportCell;
}

export interface ReportMunicipality {
  readonly code: string;
  readonly municipality: string;
  readonly families: ReportCell;
  readonly processes: ReportCell;
  readonly activeFamilies: ReportCell;
  readonly percent: ReportCell;
  readonly expectedPercent: number | null;
}

export interface ReportFigure {
  readonly id: string;
  readonly numerator: ReportCell;
  readonly denominator: ReportCell;
  readonly value: ReportCell;
  readonly definition: DefinitionId;
}

export interface Report {
  readonly asOf: LocalDate;
  readonly byYear: readonly ReportYear[];
  readonly total: Omit<ReportYear, 'year'>;
  readonly byMunicipality: readonly ReportMunicipality[];
  readonly byReferrer: Readonly<Record<string, ReportCell>>;
  readonly childrenPerFamily: Readonly<Record<string, ReportCell>>;
  readonly children: { readonly total: ReportCell; readonly inActiveFamilies: ReportCell };
  readonly childrenBySchoolStage: readonly {
    readonly stage: SchoolStage;
    readonly total: ReportCell;
    readonly inActiveFamilies: ReportCell;
  }[];
  readonly familiesWithGuardianProcess: ReportCell;
  readonly meetingsPerClosedFamily: {
    readonly n: ReportCell;
    readonly min: ReportCell;
    readonly max: ReportCell;
    readonly mean: ReportCell;
    readonly median: ReportCell;
  };
  readonly waitingForFirstMeeting: ReportCell;
  readonly closedBeforeFirstMeeting: ReportCell;
  readonly consultations: ReportCell;
  readonly figures: readonly ReportFigure[];
  readonly definitions: readonly Definition[];
}

export function reportFrom(
  sums: ReadonlyMap<Part, number>,
  municipalities: readonly MunicipalityPart[],
  asOf: LocalDate,
  audience: Audience,
): Report {
  const tables = tablesFrom(sums, municipalities, asOf);
  const active = activeFamiliesIn(sums);
  const cells = cellsOf(tables, municipalities, active);
  const hidden: ReadonlyMap<string, Hidden> =
    audience === 'public' ? hiddenCells(cells, relationsOf(cells)) : new Map();
  const show = (value: number | null, ...made: readonly string[]): ReportCell =>
    value === null ? null : (masked(made.flatMap((id) => hidden.get(id) ?? [])) ?? value);
  /** Each number under the id of its figure. */
  const shown = <T extends object>(at: string, counts: T): { [K in keyof T]: ReportCell } =>
    Object.fromEntries(
      (Object.entries(counts) as [string, number][]).map(([name, value]) => [
        name,
        show(value, `${at}.${name}`),
      ]),
    ) as { [K in keyof T]: ReportCell };
  // Of few closed families nothing more is told either.
  const spread = Object.fromEntries(
    Object.entries(tables.meetingsPerClosedFamily).map(([name, value]) => [
      name,
      show(value, 'total.closedFamilies'),
    ]),
  ) as Report['meetingsPerClosedFamily'];
  return {
    asOf,
    byYear: tables.byYear.map(({ year, ...counts }) => ({
      year,
      ...shown(`byYear.${year}`, counts),
    })),
    total: shown('total', tables.total),
    byMunicipality: tables.byMunicipality.map((row, i) => {
      const code = municipalities[i]?.code ?? '';
      const { municipality, families, processes, percent, expectedPercent } = row;
      const at = `byMunicipality.${code}`;
      const counts = { families, processes, activeFamilies: active.get(code) ?? 0 };
      const share = show(percent, `${at}.families`, 'total.families');
      return { code, municipality, ...shown(at, counts), percent: share, expectedPercent };
    }),
    byReferrer: shown('byReferrer', tables.byReferrer),
    childrenPerFamily: shown('childrenPerFamily', tables.childrenPerFamily),
    children: shown('children', tables.children),
    childrenBySchoolStage: tables.childrenBySchoolStage.map(({ stage, ...counts }) => ({
      stage,
      ...shown(`childrenBySchoolStage.${stage}`, counts),
    })),
    familiesWithGuardianProcess: show(
      tables.familiesWithGuardianProcess,
      'familiesWithGuardianProcess',
    ),
    meetingsPerClosedFamily: spread,
    waitingForFirstMeeting: show(tables.waitingForFirstMeeting, 'waitingForFirstMeeting'),
    closedBeforeFirstMeeting: show(tables.closedBeforeFirstMeeting, 'closedBeforeFirstMeeting'),
    consultations: show(tables.consultations, 'consultations'),
    figures: figuresOf(tables, municipalities, sums).map((figure) => {
      const { numerator, denominator } = madeOf(figure.id);
      return {
        ...figure,
        numerator: show(figure.numerator, ...numerator),
        denominator: show(figure.denominator, ...denominator),
        // A share tells its part by its whole, so it is shown only with both.
        value: show(
          figure.value,
          ...numerator,
          ...(figure.id.endsWith('.percent') ? denominator : []),
        ),
      };
    }),
    definitions,
  };
}

export function isMasked(cell: ReportCell): cell is MaskedCell {
  return typeof cell === 'object' && cell !== null;
}

/** What is made of a small count says so; what is made of one hidden beside it, that. */
function masked(reasons: readonly Hidden[]): MaskedCell | null {
  if (reasons.length === 0) return null;
  return reasons.includes('small') ? { masked: true } : { masked: true, complementary: true };
}

/** The cells that a figure shows above and below its line. */
function madeOf(id: string): {
  readonly numerator: readonly string[];
  readonly denominator: readonly string[];
} {
  const [table, row, name] = id.split('.');
  switch (table) {
    case 'byYear':
      if (name === 'activeFamilies') return over(id, `byYear.${row}.families`);
      if (name === 'activeProcesses') return over(id, `byYear.${row}.processes`);
      return over(id, `total.${name}`);
    case 'total':
      return over(id, row === 'activeProcesses' ? 'total.processes' : 'total.families');
    case 'byMunicipality':
      if (name === 'expectedPercent') return { numerator: [], denominator: [] };
      if (name === 'percent') return over(`byMunicipality.${row}.families`, 'total.families');
      return over(id, `total.${name}`);
    case 'children':
      return over(id, 'children.total');
    case 'childrenBySchoolStage': {
      const whole = name === 'total' ? 'children.total' : `childrenBySchoolStage.${row}.total`;
      return over(id, whole);
    }
    case 'meetingsPerClosedFamily': {
      const few = 'total.closedFamilies';
      return over(few, row === 'n' ? 'total.families' : few);
    }
    default:
      return over(id, 'total.families');
  }
}

function over(numerator: string, denominator: string) {
  return { numerator: [numerator], denominator: [denominator] };
}
