import { Button, Textfield } from '@digdir/designsystemet-react';
import {
  parseAbsolute,
  parseDateTime,
  toCalendarDate,
  toTime,
  toZoned,
} from '@internationalized/date';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { todayInSweden } from '../../parts/day';
import { DayField } from '../../parts/day-field';

const zone = 'Europe/Stockholm';

export default function KnownAtForm({
  knownAt,
  onKnownAt,
}: {
  knownAt: string | undefined;
  onKnownAt: (instant: string | undefined) => void;
}) {
  const intl = useIntl();
  const then = knownAt ? parseAbsolute(knownAt, zone) : null;
  const [day, setDay] = useState(then ? toCalendarDate(then).toString() : '');
  const [time, setTime] = useState(then ? toTime(then).toString().slice(0, 5) : '');
  const [missing, setMissing] = useState(false);
  return (
    <form
      className="row"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(day === '');
        if (day === '') return;
        const instant = toZoned(parseDateTime(`${day}T${time || '23:59'}`), zone);
        onKnownAt(instant.toAbsoluteString());
      }}
    >
      <DayField
        label={intl.formatMessage({ id: 'statistics.known.day' })}
        value={day}
        max={todayInSweden()}
        onChange={setDay}
        error={
          missing && day === '' ? intl.formatMessage({ id: 'statistics.known.missing' }) : undefined
        }
      />
      <Textfield
        label={intl.formatMessage({ id: 'statistics.known.time' })}
        type="time"
        value={time}
        onChange={({ target }) => setTime(target.value)}
      />
      <Button type="submit" variant="secondary">
        <FormattedMessage id="statistics.known.show" />
      </Button>
      {knownAt && (
        <Button variant="tertiary" onClick={() => onKnownAt(undefined)}>
          <FormattedMessage id="statistics.known.forget" />
        </Button>
      )}
    </form>
  );
}
