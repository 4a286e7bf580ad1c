import { UnreadableFileError } from '@famsam/kernel';
import { parameterOf, type Property } from './calendar-text';
import type { Frequency, Rule } from './recurrence';
import { day, type Wall } from './wall-time';
import { local, utc, type Zone } from './zones';

/** A time as it is written, and where; or a whole day. */
export interface Stamp {
  readonly wall: Wall;
  readonly whole: boolean;
  readonly zone: Zone;
}

/** So many days on the wall, and then so many milliseconds that pass. */
export interface Length {
  readonly days: number;
  readonly exact: number;
}

export type ZoneOf = (name: string) => Zone;

const written = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(Z)?)?$/;

export function instantOf({ wall, zone }: Stamp): number {
  return zone.instantOf(wall);
}

/** `otherwise`: where a time stands that names no zone. */
export function stampOf(
  value: unknown,
  property: Property,
  zoneOf: ZoneOf,
  otherwise: Zone = local,
): Stamp {
  const [, date = '', time, z] = written.exec(String(value)) ?? [];
  // A leap second is the second before.
  const text = `${date}T${(time ?? '00:00:00').replace(/:60$/, ':59')}.000Z`;
  const wall = Date.parse(text);
  // What has no such day is taken for the days after it.
  if (Number.isNaN(wall) || new Date(wall).toISOString() !== text)
    throw new UnreadableFileError('calendar.time');
  const name = parameterOf(property, 'tzid');
  const zone = z ? utc : name === undefined ? otherwise : zoneOf(name);
  return { wall, whole: time === undefined, zone };
}

export function stampsOf(property: Property, zoneOf: ZoneOf, otherwise: Zone): readonly Stamp[] {
  return property.values.map((value) => stampOf(value, property, zoneOf, otherwise));
}

const durationForm =
  /^([+-]?)P(?=.)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/;

export function lengthOf(value: unknown): Length {
  const read = durationForm.exec(String(value));
  if (!read || read[1] === '-') throw new UnreadableFileError('calendar.duration');
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = read
    .slice(2)
    .map((digits) => Number(digits ?? 0));
  return {
    days: weeks * 7 + days,
    exact: ((hours * 60 + minutes) * 60 + seconds) * 1_000,
  };
}

/** The beginning of an RDATE or of a stretch of a VFREEBUSY, and how long it is. */
export function periodOf(value: unknown, property: Property, zoneOf: ZoneOf, otherwise: Zone) {
  if (!Array.isArray(value)) throw new UnreadableFileError('calendar.time');
  const [from, to] = value as unknown[];
  const start = stampOf(from, property, zoneOf, otherwise);
  if (String(to).includes('P')) return { start, length: lengthOf(to) };
  const end = stampOf(to, property, zoneOf, otherwise);
  return { start, length: { days: 0, exact: between(start, end) } };
}

/** Down to nothing; what ends before it begins cannot be read. */
export function between(start: Stamp, end: Stamp): number {
  const begins = instantOf(start);
  const ends = instantOf(end);
  const passes = ends >= begins ? ends - begins : end.zone.laterInstantOf(end.wall) - begins;
  if (passes < 0) throw new UnreadableFileError('calendar.end');
  return passes;
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** `recur` of ical.js, which has seen to it that its numbers are within their bounds. */
export function ruleOf(value: unknown, start: Stamp): Rule {
  const recur = value as Readonly<Record<string, unknown>>;
  const { freq, count, until, rscale = 'GREGORIAN', skip = 'OMIT' } = recur;
  if (freq === undefined || count === 0 || rscale !== 'GREGORIAN' || skip !== 'OMIT')
    throw new UnreadableFileError('calendar.rule');
  const numbers = (part: string) =>
    [...new Set([recur[part] ?? []].flat() as number[])].sort((a, b) => a - b);
  return {
    frequency: freq as Frequency,
    interval: Number(recur.interval ?? 1),
    count: count === undefined ? null : Number(count),
    until: until === undefined ? null : lastOf(until, start),
    weekStart: Number(recur.wkst ?? 2) - 1,
    months: numbers('bymonth'),
    weeks: numbers('byweekno'),
    yearDays: numbers('byyearday'),
    monthDays: numbers('bymonthday'),
    weekdays: ([recur.byday ?? []].flat() as string[]).map((text) => ({
      nth: Number(text.slice(0, -2) || 0),
      weekday: weekdays.indexOf(text.slice(-2)),
    })),
    hours: numbers('byhour'),
    minutes: numbers('byminute'),
    seconds: numbers('bysecond'),
    positions: numbers('bysetpos'),
  };
}

/** On the wall of the series. A day is meant with all its hours, whatever the series has. */
function lastOf(until: unknown, { zone }: Stamp): Wall {
  const property = { name: 'until', parameters: {}, values: [] };
  const stamp = stampOf(until, property, () => zone, zone);
  return stamp.whole ? stamp.wall + day - 1 : zone.wallAt(instantOf(stamp));
}
