import type { LocalDate } from '@famsam/kernel';
import { addDays } from '@famsam/kernel';

export type IsWorkingDay = (day: LocalDate) => boolean;

/** Monday to Friday, but for whole days off (law.md 26); a half day is worked. */
export function workingDays(
  daysOff: readonly { readonly day: LocalDate; readonly freeFrom: number }[],
): IsWorkingDay {
  const off = new Set(daysOff.filter(({ freeFrom }) => freeFrom === 0).map(({ day }) => day));
  return (day) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !off.has(day);
  };
}

/** The n-th working day after the day; itself, or the next one that is worked, when n is 0. */
export function workingDaysAfter(day: LocalDate, n: number, isWorkingDay: IsWorkingDay): LocalDate {
  let found = day;
  for (let left = n; ; found = addDays(found, 1)) {
    if (!isWorkingDay(found) || (found === day && n > 0)) continue;
    left -= 1;
    if (left <= (n > 0 ? 0 : -1)) return found;
  }
}
