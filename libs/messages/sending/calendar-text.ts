import type { MessageCalendar } from '@famsam/contracts';
import { Temporal } from 'temporal-polyfill';

const zone = 'Europe/Stockholm';

/** By the rule that holds in the Union since 1996; no booking is older. */
const timezone = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  ...['BEGIN:DAYLIGHT', 'TZNAME:CEST', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
  ...['DTSTART:19960331T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT'],
  ...['BEGIN:STANDARD', 'TZNAME:CET', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'],
  ...['DTSTART:19961027T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD'],
  'END:VTIMEZONE',
];

export interface Parties {
  /** The same for all that is sent of one booking to one recipient: a calendar takes changes from no other. */
  readonly organizer: string;
  /** Nobody else is named (law.md 25). */
  readonly attendee: string;
  readonly host: string;
  readonly stamp: Date;
}

/** An invitation, a change of it or its cancellation (RFC 5545, RFC 5546), without place, reason or names. */
export function calendarText(
  { method, uid, sequence, from, to }: MessageCalendar,
  { organizer, attendee, host, stamp }: Parties,
): string {
  const cancelled = method === 'cancel';
  const answer = cancelled ? '' : ';PARTSTAT=NEEDS-ACTION;RSVP=TRUE';
  const lines = [
    ...['BEGIN:VCALENDAR', 'PRODID:-//Bokning//Bokning//SV', 'VERSION:2.0', 'CALSCALE:GREGORIAN'],
    `METHOD:${cancelled ? 'CANCEL' : 'REQUEST'}`,
    ...timezone,
    'BEGIN:VEVENT',
    `UID:${uid}@${host}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    ...times(from, to),
    'SUMMARY:Bokat möte',
    `ORGANIZER;CN=Bokning:mailto:${organizer}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT${answer}:mailto:${attendee}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'CLASS:PRIVATE',
    ...['END:VEVENT', 'END:VCALENDAR'],
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** The clock on the wall; or UTC where it shows an hour for the second time, which no calendar could tell. */
function times(from: string, to: string): readonly string[] {
  const ends = [from, to].map((end) => Temporal.Instant.from(end).toZonedDateTimeISO(zone));
  const told = ends.every((end) => end.toPlainDateTime().toZonedDateTime(zone).equals(end));
  return ['DTSTART', 'DTEND'].map((name, at) => {
    const end = ends[at] as Temporal.ZonedDateTime;
    return told
      ? `${name};TZID=${zone}:${local(end)}`
      : `${name}:${utc(new Date(end.epochMilliseconds))}`;
  });
}

function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function local(time: Temporal.ZonedDateTime): string {
  return time.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}

/** At most 75 octets to a line, and no letter is torn apart. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const letter of line) {
    if (Buffer.byteLength(current + letter) > 75) {
      lines.push(current);
      current = ' ';
    }
    current += letter;
  }
  return [...lines, current].join('\r\n');
}
