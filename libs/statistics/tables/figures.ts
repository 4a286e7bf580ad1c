import type { DefinitionId } from '../definitions';
import type { Part } from '../counting';
import {
  activeFamiliesIn,
  inhabitantsOfArea,
  meetingsOfClosed,
  type MunicipalityPart,
  type Tables,
} from './tables';

/** One published figure: what it says, out of what, and what it means. */
export interface Figure {
  /** Where it stands in the tables, for example `byYear.2021.activeFamilies`; municipalities by code (law.md 31). */
  readonly id: string;
  readonly numerator: number | null;
  /** Null for a figure that is no part of another. */
  readonly denominator: number | null;
  readonly value: number | null;
  readonly definition: DefinitionId;
}

function figure(
  id: string,
  definition: DefinitionId,
  numerator: number | null,
  denominator: number | null,
  value = numerator,
): Figure {
  return { id, numerator, denominator, value, definition };
}

/** Every number of the tables, in their order, and the sums that they are made of. */
export function figuresOf(
  tables: Tables,
  municipalities: readonly MunicipalityPart[],
  sums: ReadonlyMap<Part, number>,
): Figure[] {
  return [
    ...yearFigures(tables),
    ...municipalityFigures(tables, municipalities, activeFamiliesIn(sums)),
    ...familyFigures(tables),
    ...childFigures(tables),
    ...meetingFigures(tables, meetingsOfClosed(sums)),
    figure('waitingForFirstMeeting', 'families.waiting', tables.waitingForFirstMeeting, null),
    figure(
      'closedBeforeFirstMeeting',
      'families.closed-before-first-meeting',
      tables.closedBeforeFirstMeeting,
      null,
    ),
    figure('consultations', 'consultations.held', tables.consultations, null),
  ];
}

/** A year's active ones are told out of those that began in it; its closed ones out of all closed. */
function yearFigures({ byYear, total }: Tables): Figure[] {
  const years = byYear.flatMap((row) => {
    const at = `byYear.${row.year}`;
    return [
      figure(`${at}.families`, 'families.by-year', row.families, total.families),
      figure(`${at}.processes`, 'processes.by-year', row.processes, total.processes),
      figure(`${at}.activeFamilies`, 'families.active', row.activeFamilies, row.families),
      figure(`${at}.activeProcesses`, 'processes.active', row.activeProcesses, row.processes),
      figure(`${at}.closedFamilies`, 'families.closed', row.closedFamilies, total.closedFamilies),
    ];
  });
  return [
    ...years,
    figure('total.families', 'families.counted', total.families, null),
    figure('total.processes', 'processes.counted', total.processes, null),
    figure('total.activeFamilies', 'families.active', total.activeFamilies, total.families),
    figure('total.activeProcesses', 'processes.active', total.activeProcesses, total.processes),
    figure('total.closedFamilies', 'families.closed', total.closedFamilies, total.families),
  ];
}

function municipalityFigures(
  { byMunicipality, total }: Tables,
  municipalities: readonly MunicipalityPart[],
  active: ReadonlyMap<string, number>,
): Figure[] {
  const area = inhabitantsOfArea(municipalities);
  return byMunicipality.flatMap((row, i) => {
    const code = municipalities[i]?.code ?? '';
    const at = `byMunicipality.${code}`;
    const { families, processes } = row;
    return [
      figure(`${at}.families`, 'families.by-municipality', families, total.families),
      figure(`${at}.processes`, 'processes.by-municipality', processes, total.processes),
      figure(
        `${at}.activeFamilies`,
        'families.active-by-municipality',
        active.get(code) ?? 0,
        total.activeFamilies,
      ),
      figure(
        `${at}.percent`,
        'families.share-of-municipality',
        families,
        total.families,
        row.percent,
      ),
      figure(
        `${at}.expectedPercent`,
        'families.expected-share-of-municipality',
        municipalities[i]?.inhabitants ?? null,
        area,
        row.expectedPercent,
      ),
    ];
  });
}

function familyFigures(tables: Tables): Figure[] {
  const all = tables.total.families;
  return [
    ...Object.entries(tables.byReferrer).map(([label, families]) =>
      figure(`byReferrer.${label}`, 'families.by-referrer', families, all),
    ),
    ...Object.entries(tables.childrenPerFamily).map(([number, families]) =>
      figure(`childrenPerFamily.${number}`, 'families.by-children', families, all),
    ),
    figure(
      'familiesWithGuardianProcess',
      'families.with-guardian-process',
      tables.familiesWithGuardianProcess,
      all,
    ),
  ];
}

function childFigures({ children, childrenBySchoolStage }: Tables): Figure[] {
  return [
    figure('children.total', 'children.counted', children.total, null),
    figure(
      'children.inActiveFamilies',
      'children.in-active-families',
      children.inActiveFamilies,
      children.total,
    ),
    ...childrenBySchoolStage.flatMap(({ stage, total, inActiveFamilies }) => {
      const at = `childrenBySchoolStage.${stage}`;
      return [
        figure(`${at}.total`, 'children.by-school-stage', total, children.total),
        figure(`${at}.inActiveFamilies`, 'children.in-active-families', inActiveFamilies, total),
      ];
    }),
  ];
}

function meetingFigures({ meetingsPerClosedFamily, total }: Tables, held: number): Figure[] {
  const { n, min, max, mean, median } = meetingsPerClosedFamily;
  const at = 'meetingsPerClosedFamily';
  const definition = 'meetings.per-closed-family';
  return [
    figure(`${at}.n`, definition, n, total.families),
    figure(`${at}.min`, definition, min, null),
    figure(`${at}.max`, definition, max, null),
    figure(`${at}.mean`, definition, held, n, mean),
    figure(`${at}.median`, definition, median, null),
  ];
}
