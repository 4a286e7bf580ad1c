const dayMs = 86_400_000;

/** The number of the week as Swedish calendars have it: weeks begin on Monday, week 1 holds the first Thursday. */
export function weekOf(day: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const weekday = (new Date(noon).getUTCDay() + 6) % 7;
  const thursday = new Date(noon + (3 - weekday) * dayMs);
  const firstOfYear = Date.UTC(thursday.getUTCFullYear(), 0, 1, 12);
  return 1 + Math.floor((thursday.getTime() - firstOfYear) / (7 * dayMs));
}
