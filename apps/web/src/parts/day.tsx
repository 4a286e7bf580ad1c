import { FormattedDate } from 'react-intl';

/** A calendar day as people write it: 22 nov. 2026. Never moved by a time zone. */
export function Day({ day }: { day: string }) {
  return (
    <time dateTime={day}>
      <FormattedDate
        value={`${day}T12:00:00Z`}
        timeZone="UTC"
        day="numeric"
        month="short"
        year="numeric"
      />
    </time>
  );
}

/** An instant in Swedish time: 22 nov. 2026 13:05. */
export function Instant({ at }: { at: string }) {
  return (
    <time dateTime={at}>
      <FormattedDate
        value={at}
        day="numeric"
        month="short"
        year="numeric"
        hour="2-digit"
        minute="2-digit"
      />
    </time>
  );
}

/** Today in Sweden, whatever zone the computer is in. */
export function todayInSweden(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
}
