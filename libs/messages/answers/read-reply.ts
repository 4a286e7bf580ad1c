import type { InvitationAnswer, MessageAnswered } from '@famsam/contracts';
import { instant, mailAddress } from '@famsam/contracts';
import type { MailParts } from './mail-reader';

const answers: Readonly<Record<string, InvitationAnswer>> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
};

/** Far more than a name and an address take. */
const longestAttendee = 2_000;

/** What a calendar says. */
export interface CalendarAnswer extends MessageAnswered {
  /** When it was given; null when the calendar does not say. */
  readonly stamp: string | null;
  /** The address of who answers, in small letters; null when it is none. */
  readonly attendee: string | null;
}

export interface Reply extends CalendarAnswer {
  /** Of the mail that brought it. */
  readonly mailId: string | null;
}

/** The answer that a mail brings in its calendar part (iTIP REPLY, RFC 5546); null when it brings none. */
export function readReply({ calendars, mailId }: MailParts): Reply | null {
  for (const calendar of calendars) {
    const answer = answerIn(calendar);
    if (answer) return { ...answer, mailId };
  }
  return null;
}

/** Nothing else is taken from it: no name, no comment. */
export function answerIn(calendar: string): CalendarAnswer | null {
  const lines = calendar.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
  if (!lines.some((line) => /^METHOD:REPLY\s*$/i.test(line))) return null;
  const attendees = lines.filter((line) => /^ATTENDEE[;:]/i.test(line));
  // Who answers, answers for oneself alone.
  const [attendee = ''] = attendees;
  if (attendees.length !== 1 || attendee.length > longestAttendee) return null;
  const said = /;PARTSTAT="?([A-Z-]+)/i.exec(attendee)?.[1]?.toUpperCase() ?? '';
  const answer = answers[said];
  if (!answer) return null;
  const sequences = lines.map((line) => /^SEQUENCE(?:;[^:]*)?:(\d{1,9})\s*$/i.exec(line)?.[1]);
  const sequence = Number(sequences.find((number) => number !== undefined) ?? 0);
  return { answer, sequence, stamp: stampIn(lines), attendee: addressIn(attendee) };
}

/** Whatever else has a colon in it, such as a name in quotes, stands before the address. */
function addressIn(attendee: string): string | null {
  const scheme = ':mailto:';
  const line = attendee.toLowerCase();
  const at = line.lastIndexOf(scheme);
  const by = line.slice(at + scheme.length).trim();
  if (at < 0 || by === '' || /[\s"]/.test(by)) return null;
  return mailAddress.safeParse(by).data ?? by;
}

/** DTSTAMP is in UTC (RFC 5545); one that is no instant says nothing. */
function stampIn(lines: readonly string[]): string | null {
  const stamps = lines.map((line) =>
    /^DTSTAMP(?:;[^:]*)?:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\s*$/i.exec(line),
  );
  const [, year, month, day, hour, minute, second] = stamps.find(Boolean) ?? [];
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  return instant.safeParse(written).success ? written : null;
}
