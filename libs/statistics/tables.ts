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

/** Whatever a table needs, added up in one pass: an area has thousands of classes. */
class Tally {
  readonly years = new Map<number, Numbers<YearRow>>();
  readonly total = noYear(0);
  readonly places = new Map<string, { families: number; processes: number }>();
  readonly referrers = new Map<ReferrerCategory, number>();
  readonly perFamily = new Map<number, number>();
  readonly children = { total: 0, inActiveFamilies: 0 };
  readonly stages = new Map<SchoolStage | null, { total: number; inActiveFamilies: number }>();
  readonly meetings = new Map<number, number>();
  withGuardianProcess = 0;
  waiting = 0;
  closedBefore = 0;
  consultations = 0;

  constructor(private readonly asOf: LocalDate) {}

  add({ of, members }: Count): void {
    switch (of.kind) {
      case 'family':
        return this.family(of, members);
      case 'process':
        return this.process(of, members);
      case 'meetings':
        return bump(this.meetings, of.held, members);
      case 'consultation':
        this.consultations += members;
        return;
      default:
        return neverAnother(of);
    }
  }

  private family(of: Of<'family'>, members: number): void {
    switch (of.status) {
      case 'waiting':
        this.waiting += members;
        return;
      case 'closed-before-first-meeting':
        this.closedBefore += members;
        return;
      case 'active':
        this.inYear(of.year).activeFamilies += members;
        this.total.activeFamilies += members;
        break;
      case 'closed':
        this.inYear(of.closedIn).closedFamilies += members;
        this.total.closedFamilies += members;
        break;
      default:
        return neverAnother(of.status);
    }
    this.inYear(of.year).families += members;
    this.total.families += members;
    this.inPlace(of.municipality).families += members;
    bump(this.referrers, of.category, members);
    bump(this.perFamily, of.childrenUnder23, members);
    if (of.guardianProcess) this.withGuardianProcess += members;
  }

  private process(of: Of<'process'>, members: number): void {
    const year = this.inYear(of.year);
    year.processes += members;
    this.total.processes += members;
    if (of.active) {
      year.activeProcesses += members;
      this.total.activeProcesses += members;
    }
    this.inPlace(of.municipality).processes += members;
    if (of.role !== 'child') return;
    const stage = schoolStage(of.birthYear, this.asOf);
    const inStage = this.stages.get(stage) ?? { total: 0, inActiveFamilies: 0 };
    this.stages.set(stage, inStage);
    for (const children of [this.children, inStage]) {
      children.total += members;
      if (of.familyActive) children.inActiveFamilies += members;
    }
  }

  /** A family that counts always has the year; a class is read from text, so the types cannot know. */
  private inYear(year: number | null): Numbers<YearRow> {
    const known = this.years.get(year ?? 0) ?? noYear(year ?? 0);
    this.years.set(known.year, known);
    return known;
  }

  private inPlace(code: string): { families: number; processes: number } {
    const known = this.places.get(code) ?? { families: 0, processes: 0 };
    this.places.set(code, known);
    return known;
  }
}

type Of<K extends CountedClass['kind']> = Extract<CountedClass, { kind: K }>;
type Numbers<T> = { -readonly [K in keyof T]: number };

function noYear(year: number): Numbers<YearRow> {
  const nothing = { families: 0, processes: 0, activeFamilies: 0, activeProcesses: 0 };
  return { year, ...nothing, closedFamilies: 0 };
}

function bump<K>(counts: Map<K, number>, key: K, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function neverAnother(value: never): never {
  throw new TypeError(`nothing is counted as ${JSON.stringify(value)}`);
}

export function tablesFrom(
  counts: readonly Count[],
  municipalities: readonly MunicipalityPart[],
  asOf: LocalDate,
): Tables {
  const tally = new Tally(asOf);
  for (const count of counts) tally.add(count);
  const { year: _, ...total } = tally.total;
  return {
    byYear: [...tally.years.values()].sort((a, b) => a.year - b.year),
    total,
    byMunicipality: municipalityRows(tally, municipalities),
    byReferrer: Object.fromEntries(
      referrerLabels.map(([category, label]) => [label, tally.referrers.get(category) ?? 0]),
    ),
    // Whole numbers as keys: an object keeps them in ascending order.
    childrenPerFamily: Object.fromEntries(tally.perFamily),
    children: tally.children,
    childrenBySchoolStage: schoolStages.map((stage) => {
      return { stage, ...(tally.stages.get(stage) ?? { total: 0, inActiveFamilies: 0 }) };
    }),
    familiesWithGuardianProcess: tally.withGuardianProcess,
    meetingsPerClosedFamily: spread(tally.meetings),
    waitingForFirstMeeting: tally.waiting,
    closedBeforeFirstMeeting: tally.closedBefore,
    consultations: tally.consultations,
  };
}

function municipalityRows(
  { places, total }: Tally,
  municipalities: readonly MunicipalityPart[],
): Tables['byMunicipality'] {
  const area = inhabitantsOfArea(municipalities);
  return municipalities.map(({ code, name, inhabitants }) => {
    const here = places.get(code) ?? { families: 0, processes: 0 };
    return {
      municipality: name,
      ...here,
      percent: percent(here.families, total.families),
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

function spread(families: ReadonlyMap<number, number>): Tables['meetingsPerClosedFamily'] {
  const spans = [...families].sort(([a], [b]) => a - b);
  const n = spans.reduce((total, [, members]) => total + members, 0);
  if (n === 0) return { n, min: null, max: null, mean: null, median: null };
  const meetings = spans.reduce((total, [held, members]) => total + held * members, 0);
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
  for (const { of, members } of counts) if (of.kind === 'meetings') total += of.held * members;
  return total;
}

/** Half up to whole percent, in whole numbers; no share of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole));
}
