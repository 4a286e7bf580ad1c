import { UnreadableFileError } from '@famsam/kernel';
import { parameterOf, propertyOf, textOf, type Component } from './calendar-text';
import {
  between,
  instantOf,
  lengthOf,
  periodOf,
  ruleOf,
  stampOf,
  stampsOf,
  type Length,
  type Stamp,
  type ZoneOf,
} from './calendar-values';
import { day, dayOf, type Wall } from './wall-time';
import type { Rule } from './recurrence';

/** One VEVENT: a booking, a series of them, or what has become of one occasion of a series. */
export interface Entry {
  readonly uid: string | undefined;
  readonly sequence: number;
  readonly start: Stamp;
  readonly length: Length;
  /** Takes nobody's time: marked as free, or called off. */
  readonly free: boolean;
  readonly rules: readonly Rule[];
  readonly exceptRules: readonly Rule[];
  readonly extra: readonly { readonly start: Stamp; readonly length: Length }[];
  readonly except: readonly Stamp[];
  /** The occasion that it stands for, and whether all later ones go with it. */
  readonly replaces: { readonly occasion: Stamp; readonly andLater: boolean } | null;
}

export function entryOf(event: Component, zoneOf: ZoneOf, calledOff: boolean): Entry {
  const first = propertyOf(event, 'dtstart');
  if (!first) throw new UnreadableFileError('calendar.start');
  const start = stampOf(first.values[0], first, zoneOf);
  const length = lengthFrom(event, start, zoneOf);
  const all = (name: string) => event.properties.filter((one) => one.name === name);
  const rules = (name: string) =>
    all(name).flatMap(({ values }) => values.map((value) => ruleOf(value, start)));
  return {
    ...{ uid: textOf(event, 'uid') || undefined, start, length },
    sequence: Number(textOf(event, 'sequence') ?? 0) || 0,
    free: calledOff || isFree(event),
    rules: rules('rrule'),
    exceptRules: rules('exrule'),
    extra: all('rdate').flatMap((property) =>
      property.values.map((value) =>
        Array.isArray(value)
          ? periodOf(value, property, zoneOf, start.zone)
          : { start: stampOf(value, property, zoneOf, start.zone), length },
      ),
    ),
    except: all('exdate').flatMap((property) => stampsOf(property, zoneOf, start.zone)),
    replaces: replacedBy(event, start, zoneOf),
  };
}

function lengthFrom(event: Component, start: Stamp, zoneOf: ZoneOf): Length {
  const last = propertyOf(event, 'dtend');
  const duration = propertyOf(event, 'duration');
  if (duration) return lengthOf(duration.values[0]);
  if (!last) return { days: start.whole ? 1 : 0, exact: 0 };
  const end = stampOf(last.values[0], last, zoneOf, start.zone);
  if (!start.whole || !end.whole) return { days: 0, exact: between(start, end) };
  // Some write the last day, others the day after; and nothing lasts less than a day.
  return { days: Math.max(1, dayOf(end.wall) - dayOf(start.wall)), exact: 0 };
}

function isFree(event: Component): boolean {
  if (/^CANCELL?ED$/.test(textOf(event, 'status') ?? '')) return true;
  const transparency = textOf(event, 'transp');
  return transparency === undefined
    ? textOf(event, 'x-microsoft-cdo-busystatus') === 'FREE'
    : transparency.startsWith('TRANSPARENT');
}

function replacedBy(event: Component, start: Stamp, zoneOf: ZoneOf): Entry['replaces'] {
  const property = propertyOf(event, 'recurrence-id');
  if (!property) return null;
  const range = parameterOf(property, 'range');
  if (range !== undefined && range !== 'THISANDFUTURE')
    throw new UnreadableFileError('calendar.range');
  const occasion = stampOf(property.values[0], property, zoneOf, start.zone);
  return { occasion, andLater: range !== undefined };
}

/** A time as the wall of a series shows it. */
export function onWallOf(series: Stamp, stamp: Stamp): Wall {
  if (series.whole)
    return dayOf(stamp.whole ? stamp.wall : series.zone.wallAt(instantOf(stamp))) * day;
  // A day stands for the occasion on it.
  if (stamp.whole) return dayOf(stamp.wall) * day + (series.wall - dayOf(series.wall) * day);
  return series.zone.wallAt(instantOf(stamp));
}

/** Of what says the same of one thing more than once, the newest; and all of it where none is newer. */
export function newest(entries: readonly Entry[]): readonly Entry[] {
  const last = entries.reduce((most, { sequence }) => Math.max(most, sequence), 0);
  return entries.filter(({ sequence }) => sequence === last);
}
