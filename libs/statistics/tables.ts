import type { ReferrerCategory } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { yearOf } from '@famsam/kernel';
import type { CountedClass } from './classes';
import type { Count } from './cube';

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

type Of<K extends CountedClass['kind']> = Extract<CountedClass, { kind: K }>;

export function tablesFrom(
  counts: readonly Count[],
  municipalities: readonly MunicipalityPart[],
  asOf: LocalDate,
): Tables {
  const families = ofKind(counts, 'family');
  const started = families.filter(({ of }) => of.status === 'active' || of.status === 'closed');
  const processes = ofKind(counts, 'process');
  const children = processes.filter(({ of }) => of.role === 'child');
  return {
    byYear: yearRows(started, processes),
    total: yearFigures(started, processes, () => true),
    byMunicipality: municipalityRows(started, processes, municipalities),
    byReferrer: Object.fromEntries(
      referrerLabels.map(([category, label]) => [
        label,
        sum(started, ({ of }) => of.category === category),
      ]),
    ),
    childrenPerFamily: perNumberOfChildren(started),
    children: {
      total: sum(children),
      inActiveFamilies: sum(children, ({ of }) => of.familyActive),
    },
    childrenBySchoolStage: schoolStages.map((stage) => {
      const inStage = children.filter(({ of }) => schoolStage(of.birthYear, asOf) === stage);
      return {
        stage,
        total: sum(inStage),
        inActiveFamilies: sum(inStage, ({ of }) => of.familyActive),
      };
    }),
    familiesWithGuardianProcess: sum(started, ({ of }) => of.guardianProcess),
    meetingsPerClosedFamily: spread(ofKind(counts, 'meetings')),
    waitingForFirstMeeting: sum(families, ({ of }) => of.status === 'waiting'),
    closedBeforeFirstMeeting: sum(
      families,
      ({ of }) => of.status === 'closed-before-first-meeting',
    ),
    consultations: sum(ofKind(counts, 'consultation')),
  };
}

interface CountOf<C extends CountedClass> {
  readonly of: C;
  readonly members: number;
}

function ofKind<K extends CountedClass['kind']>(
  counts: readonly Count[],
  kind: K,
): CountOf<Of<K>>[] {
  return counts.filter((count): count is CountOf<Of<K>> => count.of.kind === kind);
}

function sum<C extends CountedClass>(
  counts: readonly CountOf<C>[],
  where: (count: CountOf<C>) => boolean = () => true,
): number {
  let total = 0;
  for (const count of counts) if (where(count)) total += count.members;
  return total;
}

function yearFigures(
  families: readonly CountOf<Of<'family'>>[],
  processes: readonly CountOf<Of<'process'>>[],
  wanted: (year: number | null) => boolean,
): Omit<YearRow, 'year'> {
  return {
    families: sum(families, ({ of }) => wanted(of.year)),
    processes: sum(processes, ({ of }) => wanted(of.year)),
    activeFamilies: sum(families, ({ of }) => of.status === 'active' && wanted(of.year)),
    activeProcesses: sum(processes, ({ of }) => of.active && wanted(of.year)),
    closedFamilies: sum(families, ({ of }) => of.status === 'closed' && wanted(of.closedIn)),
  };
}

/** The years in which anything is to be told: a family may be closed in a year in which none began. */
function yearRows(
  families: readonly CountOf<Of<'family'>>[],
  processes: readonly CountOf<Of<'process'>>[],
): YearRow[] {
  const years = new Set<number>();
  for (const { of } of families) {
    if (of.year !== null) years.add(of.year);
    if (of.closedIn !== null) years.add(of.closedIn);
  }
  for (const { of } of processes) years.add(of.year);
  return [...years]
    .sort((a, b) => a - b)
    .map((year) => ({ year, ...yearFigures(families, processes, (of) => of === year) }));
}

function municipalityRows(
  families: readonly CountOf<Of<'family'>>[],
  processes: readonly CountOf<Of<'process'>>[],
  municipalities: readonly MunicipalityPart[],
): Tables['byMunicipality'] {
  const all = sum(families);
  const area = inhabitantsOfArea(municipalities);
  return municipalities.map(({ code, name, inhabitants }) => {
    const here = sum(families, ({ of }) => of.municipality === code);
    return {
      municipality: name,
      families: here,
      processes: sum(processes, ({ of }) => of.municipality === code),
      percent: percent(here, all),
      expectedPercent: area === null || inhabitants === null ? null : percent(inhabitants, area),
    };
  });
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

function perNumberOfChildren(families: readonly CountOf<Of<'family'>>[]): Record<string, number> {
  const numbers = [...new Set(families.map(({ of }) => of.childrenUnder23))];
  return Object.fromEntries(
    numbers
      .sort((a, b) => a - b)
      .map((number) => [String(number), sum(families, ({ of }) => of.childrenUnder23 === number)]),
  );
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

function spread(counts: readonly CountOf<Of<'meetings'>>[]): Tables['meetingsPerClosedFamily'] {
  const n = sum(counts);
  if (n === 0) return { n, min: null, max: null, mean: null, median: null };
  const families = new Map<number, number>();
  for (const { of, members } of counts) {
    families.set(of.held, (families.get(of.held) ?? 0) + members);
  }
  const spans = [...families].sort(([a], [b]) => a - b);
  const meetings = meetingsOfClosed(counts);
  const nth = (index: number): number => {
    let seen = 0;
    return spans.find(([, members]) => (seen += members) > index)?.[0] ?? 0;
  };
  return {
    n,
    min: nth(0),
    max: nth(n - 1),
    mean: Math.floor((20 * meetings + n) / (2 * n)) / 10,
    median: (nth(Math.floor((n - 1) / 2)) + nth(Math.floor(n / 2))) / 2,
  };
}

/** Held collaboration meetings of all families closed on the day: what the mean is made of. */
export function meetingsOfClosed(counts: readonly Count[]): number {
  let total = 0;
  for (const { of, members } of ofKind(counts, 'meetings')) total += of.held * members;
  return total;
}

/** Half up to whole percent, in whole numbers; no share of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole));
}
