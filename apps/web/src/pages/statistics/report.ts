import type { components } from '../../api/schema';

export type Report = components['schemas']['Report'];
/** One published figure: what it says, out of what, and which definition it follows. */
export type Figure = Report['figures'][number];
export type Definition = components['schemas']['Definition'];
export type Cell = components['schemas']['ReportCell'];
/** Hidden so that nobody can be recognised (law.md 29): 1 to 4, or what would give such a number away. */
type Masked = components['schemas']['MaskedCell'];

/** The day and the instant that a page of figures speaks of; left out: today, and all that is known by now. */
export interface When {
  readonly asOf?: string;
  readonly knownAt?: string;
}

export type Format = 'count' | 'percent' | 'decimal';

export function isMasked(cell: Cell): cell is Masked {
  return typeof cell === 'object' && cell !== null;
}

/** A hidden share or mean is not below 5: only counts say how small they are. */
export function isBelowFive(cell: Cell, format: Format): boolean {
  return isMasked(cell) && !cell.complementary && format === 'count';
}

/** The number that may be seen and drawn. */
export function shownValue(cell: Cell): number | null {
  return typeof cell === 'number' ? cell : null;
}

/** What stands between `before` and `after` in the ids of figures, in their order: years, codes, labels. */
export function splitsOf(report: Report, before: string, after: string): string[] {
  return report.figures
    .map(({ id }) => id)
    .filter((id) => id.startsWith(before) && id.endsWith(after))
    .map((id) => id.slice(before.length, id.length - after.length))
    .filter((split) => !split.includes('.'));
}

/** The server's Swedish labels, which are part of the figures' ids, and the texts that say them. */
export const stageTexts: Readonly<Record<string, string>> = {
  förskola: 'statistics.stage.preschool',
  'F-3': 'statistics.stage.f-3',
  '4-6': 'statistics.stage.4-6',
  '7-9': 'statistics.stage.7-9',
  'avslutad grundskola': 'statistics.stage.finished',
};

export const referrerTexts: Readonly<Record<string, string>> = {
  Socialtjänsten: 'statistics.referrer.social-services',
  'Skola/förskola': 'statistics.referrer.school',
  Vården: 'statistics.referrer.health-care',
  Förälder: 'statistics.referrer.parent',
};
