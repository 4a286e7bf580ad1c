declare const localDateBrand: unique symbol;

/** A calendar day as people write it, `YYYY-MM-DD`, without a time zone. Days compare as text. */
export type LocalDate = string & { readonly [localDateBrand]: true };

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isLocalDate(text: string): text is LocalDate {
  const parts = shape.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Throws RangeError when the text is not a real day from 1900 on. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a calendar day: ${text}`);
  return text;
}

export function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

export function addDays(day: LocalDate, days: number): LocalDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return localDate(date.toISOString().slice(0, 10));
}

const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/** The first instant of a day in Sweden: in winter an hour before that of UTC, in summer two. */
export function midnightInSweden(day: LocalDate): Date {
  const inSummer = new Date(`${day}T00:00:00+02:00`);
  return dayInSweden(inSummer) === day ? inSummer : new Date(`${day}T00:00:00+01:00`);
}

/** Which day it is in Sweden at that instant. */
export function dayInSweden(at: Date): LocalDate {
  return localDate(stockholm.format(at));
}
