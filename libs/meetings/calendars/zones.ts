import { Temporal } from 'temporal-polyfill';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import type { Wall } from './wall-time';

/** Where a wall stands. An hour that comes twice is the first; one that is left out counts from before. */
export interface Zone {
  instantOf(wall: Wall): number;
  /** The second of an hour that comes twice. */
  laterInstantOf(wall: Wall): number;
  wallAt(instant: number): Wall;
}

/** A change of the clocks: how far from UTC they are until this instant, and from then on. */
export interface Change {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

export const utc = fixedZone(0);

export function fixedZone(offset: number): Zone {
  const instantOf = (wall: Wall) => wall - offset;
  return { instantOf, laterInstantOf: instantOf, wallAt: (instant) => instant + offset };
}

/** `changes` in their order, at least one. */
export function zoneOfChanges(changes: readonly Change[]): Zone {
  const offsetAfter = (change: Change | undefined) => change?.after ?? changes[0]?.before ?? 0;
  return {
    instantOf: (wall) => {
      const last = lastWhere(changes, ({ at, before }) => at + before <= wall);
      const leftOut = last !== undefined && wall < last.at + last.after;
      return wall - (leftOut ? last.before : offsetAfter(last));
    },
    laterInstantOf: (wall) =>
      wall - offsetAfter(lastWhere(changes, ({ at, after }) => at + after <= wall)),
    wallAt: (instant) => instant + offsetAfter(lastWhere(changes, ({ at }) => at <= instant)),
  };
}

/** `holds` is true of the first of them, down to one, and of none after it. */
function lastWhere(
  changes: readonly Change[],
  holds: (change: Change) => boolean,
): Change | undefined {
  let [from, to] = [0, changes.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const change = changes[middle];
    if (change && holds(change)) from = middle + 1;
    else to = middle;
  }
  return changes[from - 1];
}

/** No rule of a zone before this century matters to a calendar any more. */
const [first, last] = [2000, 2200] as const;

/** Far longer than any name that the database has. */
const longestName = 64;

/** Kept for all calendars of a thread, by the database's own names: it answers slowly. */
const known = new Map<string, Zone>();

/** Times that name no zone, and names that nobody knows: the calendars are of people who live here. */
export const local = zoneOfDatabase('Europe/Stockholm') ?? utc;

/** As the database of zones has it. */
export function zoneOfDatabase(name: string): Zone | null {
  const begin = name.length > longestName ? null : beginIn(name);
  if (!begin) return null;
  const zone = known.get(begin.timeZoneId) ?? readZone(begin);
  known.set(begin.timeZoneId, zone);
  return zone;
}

function beginIn(name: string): Temporal.ZonedDateTime | null {
  try {
    return Temporal.PlainDate.from({ year: first, month: 1, day: 1 }).toZonedDateTime(name);
  } catch {
    return null;
  }
}

function readZone(begin: Temporal.ZonedDateTime): Zone {
  let time: Temporal.ZonedDateTime | null = begin;
  const changes: Change[] = [];
  let before = time.offsetNanoseconds / 1_000_000;
  const fixed = fixedZone(before);
  while ((time = time.getTimeZoneTransition('next')) && time.year < last) {
    const after = time.offsetNanoseconds / 1_000_000;
    changes.push({ at: time.epochMilliseconds, before, after });
    before = after;
  }
  return changes.length > 0 ? zoneOfChanges(changes) : fixed;
}

const windows = new Map(
  WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === '001').map(
    ({ windowsName, iana }) => [windowsName.toUpperCase(), iana[0]],
  ),
);

/** `America/Argentina/Ushuaia` has the most. */
const mostParts = 3;

/** As Windows calls it; or at the end of a path, as in `/mozilla.org/20070129_1/Europe/Stockholm`. */
export function zoneByOtherName(name: string): Zone | null {
  const parts = name.slice(-longestName).split('/').slice(-mostParts);
  for (const at of parts.keys()) {
    const end = parts.slice(at).join('/');
    const zone = zoneOfDatabase(windows.get(end) ?? end);
    if (zone) return zone;
  }
  return null;
}
