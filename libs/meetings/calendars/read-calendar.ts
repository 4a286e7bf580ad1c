import { OverLimitError, UnreadableFileError } from '@famsam/kernel';
import { joined, type Span } from '../spans';
import {
  calendarsOf,
  nameOfLines,
  parameterOf,
  parsed,
  textOf,
  type CalendarText,
  type Component,
} from './calendar-text';
import { periodOf, type Length, type ZoneOf } from './calendar-values';
import { zonesOf } from './custom-zones';
import { occasions, type Rule } from './recurrence';
import { entryOf, newest, onWallOf, type Entry } from './series';
import { Steps } from './steps';
import { day, type Wall } from './wall-time';
import { utc, type Zone } from './zones';

/** What reading one calendar may take: looks at a day, or at an occasion. */
const mostSteps = 2_000_000;
/** Within the days that are asked for; one of a series counts twice, once when it is found and once when it is taken. */
const mostOccasions = 200_000;

export interface CalendarFile {
  readonly text: string;
  readonly within: Span;
  /** Where our own invitations come from. */
  readonly ownHost: string;
}

export interface Busy {
  readonly spans: readonly Span[];
  /** By what may be an invitation to a meeting of ours: whether it is, the calendar does not know. */
  readonly invitations: readonly { readonly meetingId: string; readonly spans: readonly Span[] }[];
}

/**
 * When somebody is taken, by the text of a calendar (RFC 5545). Nothing else is kept: no title, no
 * place, no other people, not even where one booking ends and the next begins (law.md 16, 25). What
 * cannot be understood is refused: a time that is not known to be taken would pass for free.
 */
export function busyTimes({ text, within, ownHost }: CalendarFile): Busy {
  const calendars = calendarsOf(text);
  const found = new BusyTimes(within);
  const timezones = calendars.flatMap((one) => named(one, 'VTIMEZONE').map(parsed));
  const entries: Entry[] = [];
  for (const calendar of calendars) {
    const own = named(calendar, 'VTIMEZONE').map(parsed);
    const zoneOf = zonesOf([...timezones, ...own], found.until, found.steps);
    const calledOff = textOf(parsed(calendar.lines), 'method') === 'CANCEL';
    for (const lines of named(calendar, 'VEVENT'))
      entries.push(entryOf(parsed(lines), zoneOf, calledOff));
    for (const lines of named(calendar, 'VFREEBUSY')) found.addFreeBusy(parsed(lines), zoneOf);
  }
  const invitations: Busy['invitations'][number][] = [];
  for (const group of byUid(entries)) {
    const before = found.spans.length;
    found.addGroup(group);
    const meetingId = meetingOf(group[0]?.uid, ownHost);
    if (meetingId) invitations.push({ meetingId, spans: found.spans.splice(before) });
  }
  return { spans: joined(found.spans), invitations };
}

function named({ components }: CalendarText, name: string): readonly (readonly string[])[] {
  return components.filter((lines) => nameOfLines(lines) === name);
}

const ourUid = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@(.+)$/i;

function meetingOf(uid: string | undefined, ownHost: string): string | null {
  const [, meetingId = '', host] = ourUid.exec(uid ?? '') ?? [];
  return host?.toLowerCase() === ownHost.toLowerCase() ? meetingId.toLowerCase() : null;
}

function byUid(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  return [...groupedBy(entries, (entry) => entry.uid ?? entry).values()];
}

class BusyTimes {
  readonly spans: Span[] = [];
  readonly steps = new Steps(mostSteps);
  private readonly from: number;
  /** In any zone: beyond it nothing is asked for. */
  readonly until: number;
  private count = 0;

  constructor(private readonly within: Span) {
    this.from = within.from * 60_000 - 2 * day;
    this.until = within.to * 60_000 + 2 * day;
  }

  addFreeBusy(taken: Component, zoneOf: ZoneOf): void {
    for (const property of taken.properties) {
      if (property.name !== 'freebusy' || parameterOf(property, 'fbtype') === 'FREE') continue;
      for (const value of property.values) {
        const { start, length } = periodOf(value, property, zoneOf, utc);
        this.add(start.zone, start.wall, length);
      }
    }
  }

  /** All that has one UID. */
  addGroup(group: readonly Entry[]): void {
    const series = newest(group.filter(({ replaces }) => replaces === null));
    const changes = group.filter(({ replaces }) => replaces !== null);
    for (const one of series) this.addSeries(one, changes);
    const [first] = series;
    for (const same of byOccasion(changes, first).values()) {
      for (const one of newest(same)) if (!one.free) this.addChange(one, first === undefined);
    }
  }

  /** `alone`: the file does not hold its series. */
  private addChange(change: Entry, alone: boolean): void {
    this.add(change.start.zone, change.start.wall, change.length);
    if (change.rules.length + change.extra.length > 0) this.addSeries(change, []);
    // The occasions after it are known by nothing.
    else if (alone && change.replaces?.andLater) throw new UnreadableFileError('calendar.range');
  }

  private addSeries(series: Entry, changes: readonly Entry[]): void {
    this.steps.take(changes.length * 8);
    const changed = byOccasion(changes, series);
    const later = [...changed]
      .map(([at, same]) => ({ at, change: newest(same).find((one) => one.replaces?.andLater) }))
      .filter(({ change }) => change !== undefined)
      .sort((one, other) => other.at - one.at);
    const except = new Set(series.except.map((stamp) => onWallOf(series.start, stamp)));
    const moved = later.map(({ at, change }) =>
      change ? onWallOf(series.start, change.start) - at : 0,
    );
    const longest = Math.max(
      ...[series, ...later.flatMap(({ change }) => change ?? [])].map(({ length }) =>
        sizeOf(length),
      ),
    );
    const within = {
      from: this.from - longest - Math.max(0, ...moved),
      to: this.until - Math.min(0, ...moved),
    };
    for (const rule of series.exceptRules)
      for (const at of this.found(rule, series, within)) except.add(at);

    for (const [at, length] of this.occasionsOf(series, within)) {
      if (except.has(at) || changed.has(at)) continue;
      const governing = later.find((one) => one.at <= at);
      const change = governing?.change ?? series;
      if (change.free) continue;
      const shift = governing?.change
        ? onWallOf(series.start, governing.change.start) - governing.at
        : 0;
      this.add(series.start.zone, at + shift, governing ? change.length : length);
    }
  }

  /** The first one is an occasion whatever the rules say. */
  private occasionsOf(series: Entry, within: Span): ReadonlyMap<Wall, Length> {
    const { start, length, rules, extra } = series;
    const all = new Map<Wall, Length>([[start.wall, length]]);
    for (const rule of rules)
      for (const at of this.found(rule, series, within)) all.set(at, length);
    for (const one of extra) all.set(onWallOf(start, one.start), one.length);
    return all;
  }

  private *found(rule: Rule, { start }: Entry, within: Span): Generator<Wall> {
    for (const at of occasions(rule, start.wall, within, this.steps)) {
      if (at < within.from) continue;
      this.countOne();
      yield at;
    }
  }

  private countOne(): void {
    this.count += 1;
    if (this.count > mostOccasions) throw new OverLimitError('occurrences', mostOccasions);
  }

  private add(zone: Zone, wall: Wall, { days, exact }: Length): void {
    if (wall > this.until || wall + days * day + exact < this.from) return;
    this.countOne();
    const begins = zone.instantOf(wall);
    const ends = (days > 0 ? zone.instantOf(wall + days * day) : begins) + exact;
    if (ends <= begins) return;
    // Of the days that nothing was asked about, nothing is kept: some entries end in the year 9999.
    const from = Math.max(this.within.from, Math.floor(begins / 60_000));
    const to = Math.min(this.within.to, Math.ceil(ends / 60_000));
    if (from < to) this.spans.push({ from, to });
  }
}

/** The changes by the occasion that each stands for; without their series, by when that was. */
function byOccasion(
  changes: readonly Entry[],
  series: Entry | undefined,
): ReadonlyMap<Wall, readonly Entry[]> {
  return groupedBy(changes, ({ replaces, start }) => {
    const occasion = replaces?.occasion ?? start;
    return onWallOf(series?.start ?? { ...occasion, zone: utc }, occasion);
  });
}

function groupedBy<Key>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => Key,
): Map<Key, Entry[]> {
  const groups = new Map<Key, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const known = groups.get(key);
    if (known) known.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

function sizeOf({ days, exact }: Length): number {
  return days * day + exact;
}
