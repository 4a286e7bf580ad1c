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

/** No name that is kept is as long. */
const longestName = 40;

/** One VCALENDAR: its own lines, and those of its components, each from BEGIN to END and not read yet. */
export interface CalendarText {
  readonly lines: string[];
  readonly components: string[][];
}

/**
 * The calendars of a file. Line ends, folds and case may be as anybody writes them. Components are left
 * as lines, since those of a large calendar would not all fit into the memory that a thread has.
 */
export function calendarsOf(text: string): readonly CalendarText[] {
  const calendars: CalendarText[] = [];
  const open: string[] = [];
  for (const line of keptLines(text)) {
    // With parameters, which they have none of, they would be lines of what they stand in.
    if (/^(?:BEGIN|END)(?!:)/.test(line)) throw new UnreadableFileError('calendar');
    if (line.startsWith('BEGIN:')) {
      const name = line.slice(6).trim();
      if (open.length === 0 && name !== 'VCALENDAR') throw new UnreadableFileError('calendar');
      if (open.length === 0) calendars.push({ lines: [], components: [] });
      if (open.length === 1) calendars.at(-1)?.components.push([]);
      open.push(name);
    }
    const calendar = calendars.at(-1);
    if (open.length === 1) calendar?.lines.push(line);
    if (open.length > 1) calendar?.components.at(-1)?.push(line);
    if (line.startsWith('END:') && open.pop() !== line.slice(4).trim())
      throw new UnreadableFileError('calendar');
  }
  if (calendars.length === 0 || open.length > 0) throw new UnreadableFileError('calendar');
  return calendars;
}

/** Unfolded, and without what is dropped. */
function* keptLines(text: string): Generator<string> {
  const ends = /[\r\n]+/g;
  let line = new FoldedLine('');
  for (let from = text.startsWith('\uFEFF') ? 1 : 0; from < text.length;) {
    ends.lastIndex = from;
    const end = ends.exec(text)?.index ?? text.length;
    const part = text.slice(from, end);
    if (/^[ \t]/.test(part)) {
      line.add(part.slice(1));
    } else {
      if (line.isKept) yield plain(line.text);
      line = new FoldedLine(part);
    }
    from = ends.lastIndex > end ? ends.lastIndex : text.length;
  }
  if (line.isKept) yield plain(line.text);
}

/** Joined once, when all of it is there: to look at a line after each fold takes longer with each. */
class FoldedLine {
  private readonly parts: string[] = [];
  /** As far as it is known. */
  private name = '';
  private named = false;

  constructor(part: string) {
    this.add(part);
  }

  add(part: string): void {
    // Whatever is dropped anyway need not grow.
    if (this.named && !this.isKept) return;
    this.parts.push(part);
    if (this.named) return;
    const begin = /^[A-Z0-9-]*/i.exec(part)?.[0] ?? '';
    this.name = (this.name + begin).slice(0, longestName);
    this.named = begin.length < part.length;
  }

  get isKept(): boolean {
    return kept.has(this.name.toUpperCase());
  }

  get text(): string {
    return this.parts.join('');
  }
}

function plain(line: string): string {
  if (/^UID[:;]/i.test(line)) return `UID${line.slice(3)}`;
  const text = line.trimEnd().toUpperCase();
  // Spaces come into rules by lines that are folded carelessly, and mean nothing there.
  return rule.test(text)
    ? text
        .split(/([:;,=])/)
        .map((one) => one.trim())
        .join('')
    : text;
}

export function parsed(lines: readonly string[]): Component {
  for (const line of lines) check(line);
  try {
    return componentOf(ical.parse(lines.join('\n')) as Jcal);
  } catch {
    // What the library says quotes the calendar.
    throw new UnreadableFileError('calendar');
  }
}

const rule = /^(?:RRULE|EXRULE)(?=[:;])(?:;[^:]*)?:?/;
const partOfRule = new RegExp(
  [
    '^(?:(FREQ|UNTIL|WKST|RSCALE|SKIP)=[A-Z0-9-]+',
    '(COUNT|INTERVAL)=\\d+',
    '(BYDAY)=[A-Z0-9,+-]+',
    '(BYSECOND|BYMINUTE|BYHOUR|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS)=[+-]?\\d+(?:,[+-]?\\d+)*)$',
  ].join('|'),
);

/**
 * The library passes over a line or a part of a rule that it does not know, and keeps the last of two
 * parts with one name: days would be free that are not.
 */
function check(line: string): void {
  if (!/^[A-Z-]+[:;]/.test(line)) throw new UnreadableFileError('calendar');
  const begin = rule.exec(line)?.[0];
  if (begin === undefined) return;
  const parts = line.slice(begin.length).split(';').filter(Boolean);
  const names = new Set(parts.map((part) => partOfRule.exec(part)?.slice(1).find(Boolean)));
  if (names.has(undefined) || names.size < parts.length)
    throw new UnreadableFileError('calendar.rule');
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

/** Of what may stand there once. Of two that say different things either would be free time by the other. */
export function propertyOf({ properties }: Component, name: string): Property | undefined {
  const [first, ...others] = properties.filter((one) => one.name === name);
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first)))
    throw new UnreadableFileError('calendar.twice');
  return first;
}

/** Of a component that was not read yet: VEVENT and the like. */
export function nameOfLines([begin = '']: readonly string[]): string {
  return begin.slice(6).trim();
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
