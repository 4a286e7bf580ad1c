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

/** Both days included. The zone is asked for the days on which clocks are moved alone, for it answers slowly. */
export function localStretches(first: LocalDate, last: LocalDate): readonly LocalStretch[] {
  const stretches: LocalStretch[] = [];
  const begin = midnightOf(first);
  let moved = begin.getTimeZoneTransition('next');
  let from = minuteOf(begin);
  let weekday = begin.dayOfWeek;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    let to = from + 1_440;
    if (moved && minuteOf(moved) < to) {
      const at = minuteOf(moved);
      to = minuteOf(midnightOf(addDays(day, 1)));
      stretches.push({ day, weekday, from, to: at, wall: 0 });
      stretches.push({ day, weekday, from: at, to, wall: moved.hour * 60 + moved.minute });
      moved = moved.getTimeZoneTransition('next');
    } else {
      stretches.push({ day, weekday, from, to, wall: 0 });
    }
    from = to;
    weekday = (weekday % 7) + 1;
  }
  return stretches;
}

export function localTimeOf(minute: Minute): { readonly day: LocalDate; readonly hour: number } {
  const instant = Temporal.Instant.fromEpochMilliseconds(minute * 60_000);
  const at = instant.toZonedDateTimeISO(zone);
  return { day: localDate(at.toPlainDate().toString()), hour: at.hour };
}

/** As `localTimeOf`, for the minutes of these stretches, of which there may be thousands. */
export function clockOver(stretches: readonly LocalStretch[]) {
  return (minute: Minute): { readonly day: LocalDate; readonly hour: number } => {
    let [low, high] = [0, stretches.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (stretches[middle]!.from <= minute) low = middle;
      else high = middle - 1;
    }
    const { day, wall, from } = stretches[low]!;
    return { day, hour: Math.floor((wall + minute - from) / 60) };
  };
}

function midnightOf(day: LocalDate): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone);
}

function minuteOf(at: Temporal.ZonedDateTime): Minute {
  return at.epochMilliseconds / 60_000;
}
