import { FormattedMessage, useIntl } from 'react-intl';

/** The ways of writing days and numbers that go with each language here. */
const localeOf = { sv: 'sv-SE', en: 'en-GB', fi: 'fi-FI' } as const;

export function useLocale(): (typeof localeOf)[keyof typeof localeOf] {
  const intl = useIntl();
  return localeOf[intl.locale as keyof typeof localeOf] ?? 'sv-SE';
}

// A formatter costs more than what it formats, and a list shows hundreds of days.
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(at: Date, locale: string, timeZone: string, part: 'day' | 'time'): string {
  const key = `${locale} ${timeZone} ${part}`;
  const known = formatters.get(key);
  if (known) return known.format(at);
  const made = new Intl.DateTimeFormat(locale, {
    timeZone,
    ...(part === 'day'
      ? { day: 'numeric', month: 'short', year: 'numeric' }
      : { hour: '2-digit', minute: '2-digit' }),
  });
  formatters.set(key, made);
  return made.format(at);
}

/** A calendar day as people write it: 22 nov. 2026. Never moved by a time zone. */
export function Day({ day }: { day: string }) {
  const locale = useLocale();
  return <time dateTime={day}>{format(new Date(`${day}T12:00:00Z`), locale, 'UTC', 'day')}</time>;
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
