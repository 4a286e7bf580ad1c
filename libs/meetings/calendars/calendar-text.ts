import { UnreadableFileError } from '@famsam/kernel';
import ical from 'ical.js';

/** A line of a calendar: its values as ical.js gives them (jCal, RFC 7265). */
export interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string | readonly string[]>>;
  readonly values: readonly unknown[];
}

export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly components: readonly Component[];
}

type Jcal = [string, [string, Property['parameters'], string, ...unknown[]][], Jcal[]];

/** What says when; all else is dropped unread (law.md 16, 25). In most of it, case means nothing. */
const kept = new Set([
  ...['BEGIN', 'END', 'METHOD', 'UID', 'SEQUENCE', 'STATUS', 'TRANSP', 'TZID', 'FREEBUSY'],
  ...['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'EXRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID'],
  ...['TZOFFSETFROM', 'TZOFFSETTO', 'X-MICROSOFT-CDO-BUSYSTATUS'],
]);
const nameOf = /^[A-Z-]+/i;

/** The calendars of a file. Line ends, folds and case may be as anybody writes them. */
export function calendarsOf(text: string): readonly Component[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r*\n|\r/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .flatMap((line) => {
      const name = nameOf.exec(line)?.[0].toUpperCase();
      if (name === undefined || !kept.has(name)) return [];
      return name === 'UID' ? line : line.trimEnd().toUpperCase();
    });
  if (lines.length === 0) throw new UnreadableFileError('calendar');
  const found = parsed(lines.join('\n')).map(componentOf);
  if (found.some(({ name }) => name !== 'vcalendar')) throw new UnreadableFileError('calendar');
  return found;
}

function parsed(text: string): readonly Jcal[] {
  try {
    const read = ical.parse(text) as unknown as Jcal | Jcal[];
    return typeof read[0] === 'string' ? [read as Jcal] : (read as Jcal[]);
  } catch {
    // What the library says quotes the calendar.
    throw new UnreadableFileError('calendar');
  }
}

function componentOf([name, properties, components]: Jcal): Component {
  return {
    name,
    properties: properties.map(([property, parameters, , ...values]) => ({
      ...{ name: property, parameters, values },
    })),
    components: components.map(componentOf),
  };
}

export function propertyOf({ properties }: Component, name: string): Property | undefined {
  return properties.find((one) => one.name === name);
}

/** As it stands in the text, without the spaces around it. */
export function textOf(component: Component, name: string): string | undefined {
  const [value] = propertyOf(component, name)?.values ?? [];
  return typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() : undefined;
}

export function parameterOf({ parameters }: Property, name: string): string | undefined {
  const value = parameters[name];
  return typeof value === 'string' ? value : value?.[0];
}
