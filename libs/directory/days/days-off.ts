import type { LocalDate } from '@famsam/kernel';
import { localDate, yearOf } from '@famsam/kernel';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import Holidays from 'date-holidays';

/** A day on which nobody has to work, or of which only the morning is worked. */
export interface DayOff {
  readonly day: LocalDate;
  /** Minutes after midnight from which it is free: 0 is the whole day. */
  readonly freeFrom: number;
}

/** Swedish public holidays and half days from the one day to the other, both included (law.md 26). */
export class DaysOffBetween extends Query<readonly DayOff[]> {
  constructor(
    readonly from: LocalDate,
    readonly to: LocalDate,
  ) {
    super();
  }
}

@QueryHandler(DaysOffBetween)
export class DaysOffBetweenHandler implements IQueryHandler<DaysOffBetween> {
  async execute({ from, to }: DaysOffBetween): Promise<readonly DayOff[]> {
    return daysOffBetween(from, to);
  }
}

/**
 * The eves of midsummer, Christmas and New Year are no public holidays by law, but are worked by
 * nobody (`bank`); the half days are `optional`. Days that are only kept in mind are days of work.
 */
const sweden = new Holidays('SE', { types: ['public', 'bank', 'optional'] });
const byYear = new Map<number, readonly DayOff[]>();

export function daysOffBetween(from: LocalDate, to: LocalDate): readonly DayOff[] {
  const days: DayOff[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1) days.push(...daysOffOf(year));
  return days.filter(({ day }) => from <= day && day <= to);
}

function daysOffOf(year: number): readonly DayOff[] {
  const known = byYear.get(year);
  if (known) return known;
  const freeFrom = new Map<LocalDate, number>();
  for (const { date } of sweden.getHolidays(year)) {
    // In the time of Sweden: 2026-04-30 12:00:00.
    const [text = '', clock = ''] = date.split(' ');
    const [hours, minutes] = clock.split(':').map(Number);
    const day = localDate(text);
    const minute = (hours ?? 0) * 60 + (minutes ?? 0);
    freeFrom.set(day, Math.min(minute, freeFrom.get(day) ?? minute));
  }
  const days = [...freeFrom].map(([day, minute]) => ({ day, freeFrom: minute }));
  days.sort((one, other) => (one.day < other.day ? -1 : 1));
  byYear.set(year, days);
  return days;
}
