import type { ReferrerCategory } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { yearOf } from '@famsam/kernel';
import type { Part, PartName } from '../counting';

/** The published tables; names and labels as the team publishes them, in Swedish. */
export interface Tables {
  readonly byYear: readonly YearRow[];
  readonly total: Omit<YearRow, 'year'>;
  readonly byMunicipality: readonly {
    readonly municipality: string;
    readonly families: number;
    readonly processes: number;
    readonly percent: number | null;
    readonly expectedPercent: number | null;
  }[];
  readonly byReferrer: Readonly<Record<string, number>>;
  readonly childrenPerFamily: Readonly<Record<string, number>>;
  readonly children: { readonly total: number; readonly inActiveFamilies: number };
  readonly childrenBySchoolStage: readonly {
    readonly stage: SchoolStage;
    readonly total: number;
    readonly inActiveFamilies: number;
  }[];
  readonly familiesWithGuardianProcess: number;
  readonly meetingsPerClosedFamily: {
    readonly n: number;
    readonly min: number | null;
    readonly max: number | null;
    readonly mean: number | null;
    readonly median: number | null;
  };
  readonly waitingForFirstMeeting: number;
  readonly closedBeforeFirstMeeting: number;
  readonly consultations: number;
}

export interface YearRow {
  readonly year: number;
  readonly families: number;
  readonly processes: number;
  readonly activeFamilies: number;
  readonly activeProcesses: number;
  readonly closedFamilies: number;
}

export interface MunicipalityPart {
  readonly code: string;
  readonly name: string;
  /** By the latest known figure for a 31 December on or before the day (law.md 30). */
  readonly inhabitants: number | null;
}

export const schoolStages = ['förskola', 'F-3', '4-6', '7-9', 'avslutad grundskola'] as const;
export type SchoolStage = (typeof schoolStages)[number];

export const referrerLabels: readonly (readonly [ReferrerCategory, string])[] = [
  ['social-services', 'Socialtjänsten'],
  ['school', 'Skola/förskola'],
  ['health-care', 'Vården'],
  ['parent', 'Förälder'],
];

/** What a part is split by, and how many: `2021` and 26, `1884` and 14. */
type Split = ReadonlyMap<string, number>;

export function tablesFrom(
  sums: ReadonlyMap<Part, number>,
  municipalities: readonly MunicipalityPart[],
  asOf: LocalDate,
): Tables {
  const split = splitsOf(sums);
  const total = {
    families: all(split('families')),
    processes: all(split('processes')),
    activeFamilies: all(split('activeFamilies')),
    activeProcesses: all(split('activeProcesses')),
    closedFamilies: all(split('closedFamilies')),
  };
  const [born, ofActiveBorn] = [split('childrenBorn'), split('childrenOfActiveBorn')];
  const [stages, stagesOfActive] = [byStage(born, asOf), byStage(ofActiveBorn, asOf)];
  const from = split('familiesFrom');
  return {
    byYear: yearRows(split),
    total,
    byMunicipality: municipalityRows(split, total.families, municipalities),
    byReferrer: Object.fromEntries(
      referrerLabels.map(([category, label]) => [label, from.get(category) ?? 0]),
    ),
    // Whole numbers as keys: an object keeps them in ascending order.
    childrenPerFamily: Object.fromEntries(split('familiesWith')),
    children: { total: all(born), inActiveFamilies: all(ofActiveBorn) },
    childrenBySchoolStage: schoolStages.map((stage) => ({
      stage,
      total: stages.get(stage) ?? 0,
      inActiveFamilies: stagesOfActive.get(stage) ?? 0,
    })),
    familiesWithGuardianProcess: all(split('guardianProcess')),
    meetingsPerClosedFamily: spread(split('closedAfter')),
    waitingForFirstMeeting: all(split('waiting')),
    closedBeforeFirstMeeting: all(split('closedBefore')),
    consultations: all(split('consultations')),
  };
}

/** By national code of the municipality; where there is none, it is not there. */
export function activeFamiliesIn(sums: ReadonlyMap<Part, number>): ReadonlyMap<string, number> {
  return splitsOf(sums)('activeFamiliesIn');
}

/** What is zero on the day is not there. */
function splitsOf(sums: ReadonlyMap<Part, number>): (name: PartName) => Split {
  const splits = new Map<string, Map<string, number>>();
  for (const [part, count] of sums) {
    const [name = '', by = ''] = part.split(' ');
    const split = splits.get(name) ?? new Map<string, number>();
    splits.set(name, split);
    if (count !== 0) split.set(by, count);
  }
  return (name) => splits.get(name) ?? new Map<string, number>();
}

function all(split: Split): number {
  let total = 0;
  for (const count of split.values()) total += count;
  return total;
}

/** The years in which anything is to be told: a family may be closed in a year in which none began. */
function yearRows(split: (name: PartName) => Split): YearRow[] {
  const figures = [
    'families',
    'processes',
    'activeFamilies',
    'activeProcesses',
    'closedFamilies',
  ] as const;
  const rows = new Map<string, Writable<YearRow>>();
  for (const figure of figures) {
    for (const [year, count] of split(figure)) {
      const row = rows.get(year) ?? emptyYear(Number(year));
      rows.set(year, row);
      row[figure] = count;
    }
  }
  return [...rows.values()].sort((a, b) => a.year - b.year);
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function emptyYear(year: number): Writable<YearRow> {
  const nothing = { families: 0, processes: 0, activeFamilies: 0, activeProcesses: 0 };
  return { year, ...nothing, closedFamilies: 0 };
}

function municipalityRows(
  split: (name: PartName) => Split,
  families: number,
  municipalities: readonly MunicipalityPart[],
): Tables['byMunicipality'] {
  const area = inhabitantsOfArea(municipalities);
  const [familiesIn, processesIn] = [split('familiesIn'), split('processesIn')];
  return municipalities.map(({ code, name, inhabitants }) => {
    const here = familiesIn.get(code) ?? 0;
    return {
      municipality: name,
      families: here,
      processes: processesIn.get(code) ?? 0,
      percent: percent(here, families),
      expectedPercent: area === null || inhabitants === null ? null : percent(inhabitants, area),
    };
  });
}

function byStage(born: Split, asOf: LocalDate): Map<SchoolStage | null, number> {
  const stages = new Map<SchoolStage | null, number>();
  for (const [year, children] of born) {
    const stage = schoolStage(year === '' ? null : Number(year), asOf);
    stages.set(stage, (stages.get(stage) ?? 0) + children);
  }
  return stages;
}

/** A sum needs every part: with one municipality's figure unknown no share is known. */
export function inhabitantsOfArea(municipalities: readonly MunicipalityPart[]): number | null {
  let total = 0;
  for (const { inhabitants } of municipalities) {
    if (inhabitants === null) return null;
    total += inhabitants;
  }
  return total;
}

/** By birth year and the school year, 1 July to 30 June, that the day falls in; none for an unknown year. */
export function schoolStage(birthYear: number | null, asOf: LocalDate): SchoolStage | null {
  if (birthYear === null) return null;
  const schoolYear = asOf.slice(5) >= '07-01' ? yearOf(asOf) : yearOf(asOf) - 1;
  const age = schoolYear - birthYear;
  if (age <= 5) return 'förskola';
  if (age <= 9) return 'F-3';
  if (age <= 12) return '4-6';
  if (age <= 15) return '7-9';
  return 'avslutad grundskola';
}

function spread(closedAfter: Split): Tables['meetingsPerClosedFamily'] {
  const n = all(closedAfter);
  if (n === 0) return { n, min: null, max: null, mean: null, median: null };
  const families = [...closedAfter]
    .map(([held, count]) => [Number(held), count] as const)
    .sort(([a], [b]) => a - b);
  const nth = (index: number): number => {
    let seen = 0;
    return families.find(([, count]) => (seen += count) > index)?.[0] ?? 0;
  };
  return {
    n,
    min: nth(0),
    max: nth(n - 1),
    mean: Math.floor((20 * heldIn(closedAfter) + n) / (2 * n)) / 10,
    median: (nth(Math.floor((n - 1) / 2)) + nth(Math.floor(n / 2))) / 2,
  };
}

function heldIn(closedAfter: Split): number {
  let meetings = 0;
  for (const [held, families] of closedAfter) meetings += Number(held) * families;
  return meetings;
}

/** Held collaboration meetings of all families closed on the day: what the mean is made of. */
export function meetingsOfClosed(sums: ReadonlyMap<Part, number>): number {
  return heldIn(splitsOf(sums)('closedAfter'));
}

/** Half up to whole percent, in whole numbers; no share of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole));
}
