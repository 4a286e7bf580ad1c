/** What the clock on a wall shows, in milliseconds as if the wall stood in UTC. */
export type Wall = number;

export const day = 86_400_000;

/** Days since the beginning of 1970. */
export function dayOf(at: Wall): number {
  return Math.floor(at / day);
}

/** 0 is Sunday. */
export function weekday(at: number): number {
  return (((at + 4) % 7) + 7) % 7;
}

/** Months since the beginning of the year 0. */
export function monthIndex(at: number): number {
  const date = new Date(at * day);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** Its first day; `Date.UTC` would take a year below 100 for one of the last century. */
export function yearStart(year: number): number {
  return dayOf(Date.UTC(2000, (year - 2_000) * 12));
}

/** The week of a day, numbered so that week 1 has four days of its year or more; and how many that year has. */
export function weekOf(at: number, weekStart: number): { week: number; weeks: number } {
  const fourth = at - ((weekday(at) - weekStart + 7) % 7) + 3;
  const year = new Date(fourth * day).getUTCFullYear();
  const numberOf = (one: number) => Math.floor((one - yearStart(year)) / 7) + 1;
  const lastButThree = yearStart(year + 1) - 4;
  const last = lastButThree - ((weekday(lastButThree) - weekStart + 7) % 7) + 3;
  return { week: numberOf(fourth), weeks: numberOf(last) };
}
