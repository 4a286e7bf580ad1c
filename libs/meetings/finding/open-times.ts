import type { DaySpan, SchoolTime, WeeklyHours } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import type { LocalStretch } from './local-days';
import type { Party, SlotRequest } from './slot-request';
import { joined } from '../spans';
import type { Span } from '../spans';

type DaysOff = SlotRequest['daysOff'];

/** When somebody can be met at all, were they not taken; in order, and without gaps between neighbours. */
export function openTimes(
  { hours, school }: Pick<Party, 'hours' | 'school'>,
  stretches: readonly LocalStretch[],
  daysOff: DaysOff,
): readonly Span[] {
  if (hours === null) return joined(stretches);
  const worked = school ? stretches.filter(({ day }) => isSchoolDay(school, day)) : [...stretches];
  return joined(
    worked.flatMap((stretch) => within(stretch, hours, freeFrom(daysOff, stretch.day))),
  );
}

/** When the pupils are at school. */
export function schoolTimes(
  school: SchoolTime,
  stretches: readonly LocalStretch[],
  daysOff: DaysOff,
): readonly Span[] {
  return openTimes({ hours: school.hours, school }, stretches, daysOff);
}

function isSchoolDay({ terms, breaks }: SchoolTime, day: LocalDate): boolean {
  return holds(terms, day) && !holds(breaks, day);
}

function holds(spans: readonly DaySpan[], day: LocalDate): boolean {
  return spans.some(({ from, to }) => from <= day && day <= to);
}

/** Minutes after midnight on the wall from which the day is free. */
function freeFrom(daysOff: DaysOff, day: LocalDate): number {
  return daysOff.find((off) => off.day === day)?.freeFrom ?? 1440;
}

function within(stretch: LocalStretch, hours: readonly WeeklyHours[], free: number): Span[] {
  const { from, to, wall, weekday } = stretch;
  return hours.flatMap((one) => {
    if (one.weekday !== weekday) return [];
    const begins = Math.max(from, from + one.from - wall);
    const ends = Math.min(to, from + Math.min(one.to, free) - wall);
    return begins < ends ? [{ from: begins, to: ends }] : [];
  });
}
