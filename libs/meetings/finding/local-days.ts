import type { LocalDate } from '@famsam/kernel';
import { addDays, localDate } from '@famsam/kernel';
import { Temporal } from 'temporal-polyfill';
import type { Minute, Span } from '../spans';

const zone = 'Europe/Stockholm';

/**
 * A stretch of one day in Sweden during which its clocks run evenly. The two days a year on which
 * they are moved have two of them, so that hours are counted as the clock on the wall shows them.
 */
export interface LocalStretch extends Span {
  readonly day: LocalDate;
  /** Monday is 1. */
  readonly weekday: number;
  /** Minutes after midnight on the wall when the stretch begins. */
  readonly wall: number;
}

/** Both days included. */
export function localStretches(first: LocalDate, last: LocalDate): readonly LocalStretch[] {
  const stretches: LocalStretch[] = [];
  let midnight = midnightOf(first);
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const next = midnightOf(addDays(day, 1));
    const { dayOfWeek: weekday } = Temporal.PlainDate.from(day);
    const [from, to] = [minuteOf(midnight), minuteOf(next)];
    const moved = to - from === 1440 ? null : midnight.getTimeZoneTransition('next');
    if (moved) {
      const at = minuteOf(moved);
      stretches.push({ day, weekday, from, to: at, wall: 0 });
      stretches.push({ day, weekday, from: at, to, wall: moved.hour * 60 + moved.minute });
    } else {
      stretches.push({ day, weekday, from, to, wall: 0 });
    }
    midnight = next;
  }
  return stretches;
}

export function localTimeOf(minute: Minute): { readonly day: LocalDate; readonly hour: number } {
  const instant = Temporal.Instant.fromEpochMilliseconds(minute * 60_000);
  const at = instant.toZonedDateTimeISO(zone);
  return { day: localDate(at.toPlainDate().toString()), hour: at.hour };
}

function midnightOf(day: LocalDate): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone);
}

function minuteOf(at: Temporal.ZonedDateTime): Minute {
  return at.epochMilliseconds / 60_000;
}
