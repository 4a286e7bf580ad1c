import type { VEvent } from 'node-ical';
import ical from 'node-ical';
import { Temporal } from 'temporal-polyfill';
import { joined } from '../spans';
import type { Span } from '../spans';

/** What was sent is no iCalendar text. */
export class UnreadableCalendarError extends Error {}

/** A single occasion of a series may have been moved into the span from so far outside it. */
const movedAtMost = 31 * 1_440;

/** What nobody is booked by, and what would give millions of times: a burden, or an attack. */
const tooOften = /^RRULE[;:].*(FREQ=(HOURLY|MINUTELY|SECONDLY)|BYMINUTE=\d+,|BYSECOND=\d+,)/im;
const folded = /\r?\n[ \t]/g;

/**
 * When somebody is taken, by the text of a calendar (RFC 5545). Nothing else is kept: no title, no
 * place, no other people, not even where one booking ends and the next begins (law.md 16, 25).
 */
export function busyTimes(text: string, within: Span): readonly Span[] {
  if (!/^\s*BEGIN:VCALENDAR\r?$/im.test(text)) throw new UnreadableCalendarError();
  if (tooOften.test(text.replace(folded, ''))) throw new UnreadableCalendarError();
  const times: Span[] = [];
  for (const part of Object.values(readable(text))) {
    if (part?.type === 'VEVENT') times.push(...timesOf(part, within));
  }
  return joined(times.filter(({ from, to }) => from < to && from < within.to && to > within.from));
}

function readable(text: string): ReturnType<typeof ical.sync.parseICS> {
  try {
    return ical.sync.parseICS(text);
  } catch {
    // What the library says quotes the calendar.
    throw new UnreadableCalendarError();
  }
}

function timesOf(event: VEvent, { from, to }: Span): readonly Span[] {
  const options = {
    from: new Date((from - movedAtMost) * 60_000),
    to: new Date((to + movedAtMost) * 60_000),
    expandOngoing: true,
  };
  const occasions = ical.expandRecurringEvent(event, options);
  return occasions.flatMap(({ start, end, isFullDay, event: one }) => {
    if (one.transparency === 'TRANSPARENT' || one.status === 'CANCELLED') return [];
    const onTheWall = isFullDay || one.start.tz === undefined;
    const [from, to] = onTheWall
      ? [inSweden(start), inSweden(end)]
      : [start.getTime(), end.getTime()];
    return [{ from: Math.floor(from / 60_000), to: Math.ceil(to / 60_000) }];
  });
}

/** Whole days, and times without a zone, are given as the clock shows them where the process runs. */
function inSweden(at: Date): number {
  const wall = Temporal.PlainDateTime.from({
    year: at.getFullYear(),
    month: at.getMonth() + 1,
    day: at.getDate(),
    hour: at.getHours(),
    minute: at.getMinutes(),
    second: at.getSeconds(),
  });
  return wall.toZonedDateTime('Europe/Stockholm').epochMilliseconds;
}
