import { UnreadableFileError } from '@famsam/kernel';
import { propertyOf, textOf, type Component } from './calendar-text';
import { ruleOf, stampOf, stampsOf, type ZoneOf } from './calendar-values';
import { occasions } from './recurrence';
import type { Steps } from './steps';
import { day, type Wall } from './wall-time';
import {
  fixedZone,
  local,
  zoneByOtherName,
  zoneOfChanges,
  zoneOfDatabase,
  type Change,
  type Zone,
} from './zones';

/** What it takes to look a name up that nobody knows. */
const stepsOfName = 1_000;

/**
 * What the names of zones in a calendar mean: what the database of zones has by that name, else what
 * the file says itself, else what others call so; and here, when nobody knows.
 */
export function zonesOf(timezones: readonly Component[], until: Wall, steps: Steps): ZoneOf {
  const explained = new Map(timezones.map((one) => [textOf(one, 'tzid'), one]));
  const found = new Map<string, Zone>();
  const find = (name: string): Zone => {
    steps.take(stepsOfName);
    const timezone = explained.get(name);
    return (
      zoneOfDatabase(name) ??
      (timezone && zoneOfChanges(changesOf(timezone, until, steps))) ??
      zoneByOtherName(name) ??
      local
    );
  };
  return (name) => {
    const zone = found.get(name) ?? find(name.trim());
    found.set(name, zone);
    return zone;
  };
}

/** Some rules begin in 1601: only what they did last counts. */
const fewYears = 4 * 366 * day;

function changesOf(timezone: Component, until: Wall, steps: Steps): readonly Change[] {
  const changes = timezone.components.flatMap((observance) => {
    const before = offsetOf(observance, 'tzoffsetfrom');
    const after = offsetOf(observance, 'tzoffsetto');
    const zone = fixedZone(before);
    const first = propertyOf(observance, 'dtstart');
    if (!first) throw new UnreadableFileError('calendar.zone');
    const start = stampOf(first.values[0], first, () => zone, zone);
    const walls = [start.wall];
    for (const property of observance.properties) {
      if (property.name === 'rdate')
        for (const { wall } of stampsOf(property, () => zone, zone)) walls.push(wall);
      if (property.name === 'rrule')
        for (const value of property.values) {
          const rule = ruleOf(value, start);
          const from = Math.min(until, rule.until ?? until) - fewYears;
          for (const at of occasions(rule, start.wall, { from, to: until }, steps)) walls.push(at);
        }
    }
    return walls.map((wall) => ({ at: wall - before, before, after }));
  });
  if (changes.length === 0) throw new UnreadableFileError('calendar.zone');
  return changes.sort((one, other) => one.at - other.at);
}

function offsetOf(observance: Component, name: string): number {
  const [, sign, hours, minutes, seconds] =
    /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(textOf(observance, name) ?? '') ?? [];
  if (sign === undefined) throw new UnreadableFileError('calendar.zone');
  const size = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds ?? 0);
  return (sign === '-' ? -size : size) * 1_000;
}
