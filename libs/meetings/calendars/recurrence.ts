import { day, dayOf, monthIndex, weekday, weekOf, yearStart, type Wall } from './wall-time';
import type { Steps } from './steps';

export type Frequency =
  'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY' | 'HOURLY' | 'MINUTELY' | 'SECONDLY';

/** A rule of RFC 5545, 3.3.10; an empty list is a part that is not there. Weekdays: 0 is Sunday. */
export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** Included. */
  readonly until: Wall | null;
  readonly weekStart: number;
  readonly months: readonly number[];
  readonly weeks: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  /** `nth` 0: every one. */
  readonly weekdays: readonly { readonly nth: number; readonly weekday: number }[];
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly seconds: readonly number[];
  readonly positions: readonly number[];
}

const units = { HOURLY: 3_600_000, MINUTELY: 60_000, SECONDLY: 1_000 };
const hour = units.HOURLY;
const minute = units.MINUTELY;

/**
 * When a rule says, in order, up to `to`. Those before `from` are left out where they need not be
 * counted. Own code: the libraries for it lose occasions, add some, or never end (decision 0031).
 */
export function* occasions(
  rule: Rule,
  start: Wall,
  { from, to }: { readonly from: Wall; readonly to: Wall },
  steps: Steps,
): Generator<Wall> {
  const since = rule.count === null ? Math.max(start, from) : start;
  let counted = 0;
  for (const set of setsOf(rule, start, since, Math.min(to, rule.until ?? to), steps)) {
    for (const at of rule.positions.length > 0 ? picked([...set], rule.positions) : set) {
      if (at < start) continue;
      if (at > to || (rule.until !== null && at > rule.until)) return;
      yield at;
      counted += 1;
      if (counted === rule.count) return;
    }
  }
}

/** One for each period of the frequency, from that in which `since` lies. */
function setsOf(rule: Rule, start: Wall, since: Wall, to: Wall, steps: Steps) {
  const { frequency } = rule;
  return frequency === 'HOURLY' || frequency === 'MINUTELY' || frequency === 'SECONDLY'
    ? setsWithinDays(rule, units[frequency], start, since, to, steps)
    : setsOfDays(rule, start, since, to, steps);
}

function* setsOfDays(given: Rule, start: Wall, since: Wall, to: Wall, steps: Steps) {
  const rule = completed(given, start);
  const period = periods[rule.frequency as keyof typeof periods];
  const origin = period.index(dayOf(start), rule.weekStart);
  const passed = period.index(dayOf(since), rule.weekStart) - origin;
  const { interval } = rule;
  for (let at = origin + Math.floor(passed / interval) * interval; ; at += interval) {
    steps.take();
    const begin = period.begin(at, rule.weekStart);
    // Beyond the year 275760 there are no days, and this is no number.
    if (!(begin * day <= to)) return;
    // Positions count from the beginning of the period; all else begins with what is asked for.
    const first = rule.positions.length > 0 ? begin : Math.max(begin, dayOf(since));
    yield timesOf(rule, first, period.begin(at + 1, rule.weekStart), steps);
  }
}

/** The periods between which a rule chooses: numbered, each with its first day. */
const periods = {
  YEARLY: {
    index: (at: number) => Math.floor(monthIndex(at) / 12),
    begin: (year: number) => yearStart(year),
  },
  MONTHLY: { index: monthIndex, begin: (month: number) => monthBegin(month) },
  WEEKLY: {
    index: (at: number, weekStart: number) => Math.floor((at - weekOrigin(weekStart)) / 7),
    begin: (week: number, weekStart: number) => weekOrigin(weekStart) + 7 * week,
  },
  DAILY: { index: (at: number) => at, begin: (at: number) => at },
};

function monthBegin(index: number): number {
  return dayOf(Date.UTC(2000, index - 2_000 * 12));
}

/** A day that begins a week: 4 January 1970 was a Sunday. */
function weekOrigin(weekStart: number): number {
  return 3 + weekStart;
}

/** What a rule does not say is taken from the first occasion. */
function completed(rule: Rule, start: Wall): Rule {
  const at = new Date(start);
  const noDay = rule.yearDays.length + rule.monthDays.length + rule.weekdays.length === 0;
  const { frequency } = rule;
  const ofWeek = frequency === 'WEEKLY' || rule.weeks.length > 0;
  const ofMonth = frequency === 'MONTHLY' || frequency === 'YEARLY';
  const thatMonth = frequency === 'YEARLY' && noDay && !ofWeek && rule.months.length === 0;
  return {
    ...rule,
    ...(noDay && ofWeek && { weekdays: [{ nth: 0, weekday: at.getUTCDay() }] }),
    ...(noDay && ofMonth && !ofWeek && { monthDays: [at.getUTCDate()] }),
    ...(thatMonth && { months: [at.getUTCMonth() + 1] }),
    ...(rule.hours.length === 0 && { hours: [at.getUTCHours()] }),
    ...(rule.minutes.length === 0 && { minutes: [at.getUTCMinutes()] }),
    ...(rule.seconds.length === 0 && { seconds: [at.getUTCSeconds()] }),
  };
}

function* timesOf(rule: Rule, begin: number, end: number, steps: Steps): Generator<Wall> {
  for (let at = begin; at < end; at += 1) {
    steps.take();
    if (!isOn(rule, at)) {
      at = closedDaysUntil(rule, at) - 1;
      continue;
    }
    for (const h of rule.hours) {
      for (const m of rule.minutes) {
        for (const s of rule.seconds) {
          steps.take();
          yield at * day + h * hour + m * minute + s * 1_000;
        }
      }
    }
  }
}

function* setsWithinDays(
  rule: Rule,
  unit: number,
  start: Wall,
  since: Wall,
  to: Wall,
  steps: Steps,
): Generator<Iterable<Wall>> {
  const step = unit * rule.interval;
  const begin = Math.floor(start / unit) * unit;
  let at = begin + Math.max(0, Math.floor((since - begin) / step)) * step;
  while (at <= to) {
    steps.take();
    const free = closedUntil(rule, unit, at);
    if (free === null) yield expanded(rule, unit, at, start, steps);
    at = free === null ? at + step : begin + Math.ceil((free - begin) / step) * step;
  }
}

/** Null where the rule lets something happen; else when it may do so again at the earliest. */
function closedUntil(rule: Rule, unit: number, at: Wall): Wall | null {
  const clock = new Date(at);
  const lets = (list: readonly number[], value: number) =>
    list.length === 0 || list.includes(value);
  const after = (size: number) => (Math.floor(at / size) + 1) * size;
  if (!isOn(rule, dayOf(at))) return closedDaysUntil(rule, dayOf(at)) * day;
  if (!lets(rule.hours, clock.getUTCHours())) return after(hour);
  if (unit < hour && !lets(rule.minutes, clock.getUTCMinutes())) return after(minute);
  if (unit < minute && !lets(rule.seconds, clock.getUTCSeconds())) return after(1_000);
  return null;
}

function* expanded(rule: Rule, unit: number, at: Wall, start: Wall, steps: Steps) {
  const clock = new Date(start);
  const given = (list: readonly number[], own: number) => (list.length > 0 ? list : [own]);
  const minutes = unit < hour ? [0] : given(rule.minutes, clock.getUTCMinutes());
  const seconds = unit < minute ? [0] : given(rule.seconds, clock.getUTCSeconds());
  for (const m of minutes) {
    for (const s of seconds) {
      steps.take();
      yield at + m * minute + s * 1_000;
    }
  }
}

function picked(set: readonly Wall[], positions: readonly number[]): readonly Wall[] {
  const chosen = positions.map((nth) => set.at(nth > 0 ? nth - 1 : nth));
  return [...new Set(chosen)].filter((at) => at !== undefined).sort((a, b) => a - b);
}

/** Whether the parts of a rule that speak of days let it happen on this one. */
function isOn(rule: Rule, at: number): boolean {
  const { months, monthDays, yearDays, weekdays, weeks } = rule;
  const date = new Date(at * day);
  const month = date.getUTCMonth() + 1;
  if (months.length > 0 && !months.includes(month)) return false;
  if (monthDays.length > 0 && !named(monthDays, at, monthOf(at))) return false;
  if (yearDays.length > 0 && !named(yearDays, at, yearOf(date))) return false;
  if (weeks.length > 0) {
    const { week, weeks: all } = weekOf(at, rule.weekStart);
    if (!weeks.includes(week) && !weeks.includes(week - all - 1)) return false;
  }
  if (weekdays.length === 0) return true;
  const wanted = weekdays.filter((one) => one.weekday === weekday(at));
  const ofYear = rule.frequency === 'YEARLY' && months.length === 0;
  return wanted.some(
    ({ nth }) =>
      nth === 0 ||
      (rule.frequency !== 'MONTHLY' && rule.frequency !== 'YEARLY') ||
      isNth(nth, at, ofYear ? yearOf(date) : monthOf(at)),
  );
}

/** The next day on which the rule may let something happen, when it does not on this one. */
function closedDaysUntil({ months }: Rule, at: number): number {
  const month = monthIndex(at);
  const closed = months.length > 0 && !months.includes((month % 12) + 1);
  return closed ? monthBegin(month + 1) : at + 1;
}

function monthOf(at: number): Days {
  const month = monthIndex(at);
  return { begin: monthBegin(month), end: monthBegin(month + 1) };
}

function yearOf(date: Date): Days {
  const year = date.getUTCFullYear();
  return { begin: yearStart(year), end: yearStart(year + 1) };
}

interface Days {
  readonly begin: number;
  /** The day after the last. */
  readonly end: number;
}

function named(list: readonly number[], at: number, { begin, end }: Days): boolean {
  return list.includes(at - begin + 1) || list.includes(at - end);
}

function isNth(nth: number, at: number, { begin, end }: Days): boolean {
  return nth > 0
    ? Math.floor((at - begin) / 7) + 1 === nth
    : Math.floor((end - 1 - at) / 7) + 1 === -nth;
}
