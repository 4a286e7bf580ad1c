import type { Schedule } from '../../meetings/meeting-data';

export type { Schedule } from '../../meetings/meeting-data';
export type Hours = Schedule['agencies'][number]['hours'];
export type School = NonNullable<Schedule['agencies'][number]['school']>;
export type Room = Schedule['rooms'][number];
export type Item = Schedule['items'][number];
export type Place = Schedule['places'][number];

export const stale = [['directory'], ['meetings']] as const;

/** Monday is 1. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];
/** The hours of a day as they are written: 8.00–12.00, 13.00–17.00; empty for none. */
export type WrittenHours = Readonly<Record<`day${Weekday}`, string>>;

const clock = (minutes: number) =>
  `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, '0')}`;

export function writtenHours(hours: Hours): WrittenHours {
  const of = (weekday: Weekday) =>
    hours
      .filter((one) => one.weekday === weekday)
      .sort((a, b) => a.from - b.from)
      .map(({ from, to }) => `${clock(from)}–${clock(to)}`)
      .join(', ');
  return Object.fromEntries(
    weekdays.map((weekday) => [`day${weekday}`, of(weekday)]),
  ) as WrittenHours;
}

const span = /^(\d{1,2})(?:[.:](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[.:](\d{2}))?$/;

/** Null when it cannot be read, or when one ends before it begins. */
function readDay(text: string): readonly { from: number; to: number }[] | null {
  const spans = [];
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = span.exec(part) ?? [];
    if (!fromHour || !toHour) return null;
    const from = Number(fromHour) * 60 + Number(fromMinute);
    const to = Number(toHour) * 60 + Number(toMinute);
    if (from >= to || to > 24 * 60 || Number(fromMinute) > 59 || Number(toMinute) > 59) return null;
    spans.push({ from, to });
  }
  return spans;
}

export function hoursFrom(written: WrittenHours): { weekday: number; from: number; to: number }[] {
  return weekdays.flatMap((weekday) =>
    (readDay(written[`day${weekday}`]) ?? []).map((one) => ({ weekday, ...one })),
  );
}

export function hoursFaults(written: WrittenHours): Partial<Record<keyof WrittenHours, string>> {
  const wrong = weekdays
    .map((weekday) => `day${weekday}` as const)
    .filter((day) => readDay(written[day]) === null);
  return Object.fromEntries(wrong.map((day) => [day, 'schedule.hours.wrong']));
}
