import { useIntl } from 'react-intl';

/** Swedish time, whatever zone the computer is in. */
const timeZone = 'Europe/Stockholm';

/** Instants and days of meetings as people say them here: tis 8 dec. kl. 13.00–14.00. */
export function useTimeWords() {
  const intl = useIntl();
  const time = (at: string) => {
    const written = intl.formatDate(at, { timeZone, hour: '2-digit', minute: '2-digit' });
    return intl.locale === 'sv' ? written.replace(':', '.') : written;
  };
  const day = (at: string) =>
    intl.formatDate(at, { timeZone, weekday: 'short', day: 'numeric', month: 'short' });
  return {
    time,
    day,
    /** One that lasts over midnight is not held. */
    span: (from: string, to: string) =>
      intl.formatMessage(
        { id: 'meetings.span' },
        { day: day(from), from: time(from), to: time(to) },
      ),
    weekday: (calendarDay: string, width: 'short' | 'long' = 'short') =>
      intl.formatDate(`${calendarDay}T12:00:00Z`, { timeZone: 'UTC', weekday: width }),
    /** Monday is 1. */
    weekdayOf: (number: number) =>
      intl.formatDate(Date.UTC(2024, 0, number, 12), { timeZone: 'UTC', weekday: 'long' }),
    shortDay: (calendarDay: string) =>
      intl.formatDate(`${calendarDay}T12:00:00Z`, {
        timeZone: 'UTC',
        day: 'numeric',
        month: 'numeric',
      }),
  };
}

/** The calendar day in Sweden on which something begins. */
export function swedishDay(at: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(at));
}

/** The hour of the clock in Sweden. */
export function swedishHour(at: string): number {
  return Number(
    new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(
      new Date(at),
    ),
  );
}
