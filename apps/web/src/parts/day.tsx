import { FormattedMessage, useIntl } from 'react-intl';

/** The ways of writing days and numbers that go with each language here. */
const localeOf = { sv: 'sv-SE', en: 'en-GB', fi: 'fi-FI' } as const;

export function useLocale(): (typeof localeOf)[keyof typeof localeOf] {
  const intl = useIntl();
  return localeOf[intl.locale as keyof typeof localeOf] ?? 'sv-SE';
}

// A formatter costs more than what it formats, and a list shows hundreds of days.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** How exactly a day is known: of some only the month or the year was told. */
export type Precision = 'day' | 'month' | 'year';

function optionsOf(part: Precision | 'time', locale: string): Intl.DateTimeFormatOptions {
  switch (part) {
    case 'time':
      return { hour: '2-digit', minute: '2-digit' };
    case 'year':
      return { year: 'numeric' };
    case 'month':
      // In Finnish the name of a month would have to be inflected.
      return { month: locale === 'fi-FI' ? 'numeric' : 'long', year: 'numeric' };
    default:
      return { day: 'numeric', month: 'short', year: 'numeric' };
  }
}

function format(at: Date, locale: string, timeZone: string, part: Precision | 'time'): string {
  const key = `${locale} ${timeZone} ${part}`;
  const known = formatters.get(key);
  if (known) return known.format(at);
  const made = new Intl.DateTimeFormat(locale, {
    timeZone,
    ...optionsOf(part, locale),
  });
  formatters.set(key, made);
  return made.format(at);
}

const letters = { day: 10, month: 7, year: 4 } as const;

/** A calendar day as people write it: 22 nov. 2026, or november 2026, or 2026. Never moved by a time zone. */
export function useDayText(): (day: string, precision?: Precision) => string {
  const locale = useLocale();
  return (day, precision = 'day') => format(new Date(`${day}T12:00:00Z`), locale, 'UTC', precision);
}

export function Day({ day, precision = 'day' }: { day: string; precision?: Precision }) {
  const dayText = useDayText();
  return <time dateTime={day.slice(0, letters[precision])}>{dayText(day, precision)}</time>;
}

/** An instant in Swedish time: 22 nov. 2026, kl. 13.05. */
export function Instant({ at }: { at: string }) {
  const locale = useLocale();
  const instant = new Date(at);
  const time = format(instant, locale, 'Europe/Stockholm', 'time');
  return (
    <time dateTime={at}>
      <FormattedMessage
        id="day.at"
        values={{
          day: format(instant, locale, 'Europe/Stockholm', 'day'),
          time: locale === 'sv-SE' ? time.replace(':', '.') : time,
        }}
      />
    </time>
  );
}

/** Today in Sweden, whatever zone the computer is in. */
export function todayInSweden(): string {
  return dayInSweden(new Date());
}

export function dayInSweden(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(at);
}
