import type { LocalDate } from '@famsam/kernel';
import { addDays, localDate } from '@famsam/kernel';
import type { ReportCell, Report } from './report';

/** What the report of one day says, as far as a line through time shows it. */
export interface SeriesPoint {
  readonly day: LocalDate;
  readonly families: ReportCell;
  readonly activeFamilies: ReportCell;
  readonly processes: ReportCell;
  readonly byMunicipality: readonly {
    readonly code: string;
    readonly municipality: string;
    readonly families: ReportCell;
    readonly activeFamilies: ReportCell;
    readonly processes: ReportCell;
  }[];
}

/** Cells of the whole report of that day: what a report hides, no series shows. */
export function pointOf({ asOf, total, byMunicipality }: Report): SeriesPoint {
  const { families, activeFamilies, processes } = total;
  return {
    day: asOf,
    families,
    activeFamilies,
    processes,
    byMunicipality: byMunicipality.map((row) => ({
      code: row.code,
      municipality: row.municipality,
      families: row.families,
      activeFamilies: row.activeFamilies,
      processes: row.processes,
    })),
  };
}

/** Ten years and a month; nobody draws more points. */
export const mostPoints = 121;

/** The last days of the months from the one to the other, and the other day itself. */
export function monthEnds(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = monthEnd(from); day < to; day = monthEnd(addDays(day, 1))) days.push(day);
  if (from <= to) days.push(to);
  return days;
}

function monthEnd(day: LocalDate): LocalDate {
  const inNext = addDays(localDate(`${day.slice(0, 7)}-28`), 4);
  return addDays(localDate(`${inNext.slice(0, 7)}-01`), -1);
}
