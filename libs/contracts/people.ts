import type { LocalDate } from '@famsam/kernel';
import { localDate, yearOf } from '@famsam/kernel';
import type { DayPrecision } from './case';

/**
 * What holds for the people of a family at every door, the register's as well. Only years of birth are known, so each
 * speaks up only where no day in that year could be right.
 */

/** FamSam is for children and young people up to and including this age. */
export const oldestAge = 23;

export function isTooOldForChild(birthYear: number, referredOn: LocalDate): boolean {
  return yearOf(referredOn) - birthYear > oldestAge;
}

/** A parent has custody from the birth of the child, and may be under age; nobody younger has been one. */
export const youngestGuardian = 15;

export function isTooYoungForGuardian(birthYear: number, today: LocalDate): boolean {
  return yearOf(today) - birthYear < youngestGuardian;
}

/** Who turns 23 in the year of the referral, or is born in it, may not be counted among the children under 23. */
export function isSurelyUnder23(birthYear: number, referredOn: LocalDate): boolean {
  const age = yearOf(referredOn) - birthYear;
  return age > 0 && age < oldestAge;
}

export function isBeforeBirth(day: LocalDate, birthYear: number | null): boolean {
  return birthYear !== null && yearOf(day) < birthYear;
}

/** For a month or a year that alone is known, its first day stands: the earliest on which a contact may have begun. */
export function firstDayOf(precision: DayPrecision, day: LocalDate): LocalDate {
  if (precision === 'day') return day;
  return localDate(precision === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`);
}

/** A contact counts from its day, and not after it ended (domain: "How things are counted"). */
export function countsOn(day: LocalDate, since: LocalDate, endedOn: LocalDate | null): boolean {
  return since <= day && (endedOn === null || day <= endedOn);
}
