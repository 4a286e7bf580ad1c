import { Textfield } from '@digdir/designsystemet-react';
import { useIntl } from 'react-intl';
import { useTimeWords } from '../../meetings/use-time-words';
import { weekdays, type WrittenHours } from './schedule-data';

/** The hours of a week, a line a day. */
export function HoursFields({
  legend,
  values,
  idOf,
  faultOf,
  onChange,
}: {
  legend: string;
  values: WrittenHours;
  idOf: (day: keyof WrittenHours) => string;
  faultOf: (day: keyof WrittenHours) => string | undefined;
  onChange: (part: Partial<WrittenHours>) => void;
}) {
  const intl = useIntl();
  const { weekdayOf } = useTimeWords();
  return (
    <fieldset className="schedule-hours">
      <legend>{legend}</legend>
      <p className="subtle">{intl.formatMessage({ id: 'schedule.hours.hint' })}</p>
      {weekdays.map((weekday) => {
        const day = `day${weekday}` as const;
        return (
          <Textfield
            key={day}
            id={idOf(day)}
            data-size="sm"
            label={weekdayOf(weekday)}
            autoComplete="off"
            value={values[day]}
            error={faultOf(day)}
            onChange={({ target }) => onChange({ [day]: target.value })}
          />
        );
      })}
    </fieldset>
  );
}

/** The hours of a week in words: equal days that follow each other stand together. */
export function useHoursWords(): (written: WrittenHours) => string {
  const { weekdayOf } = useTimeWords();
  return (written) => {
    const runs: { first: number; last: number; hours: string }[] = [];
    for (const weekday of weekdays) {
      const hours = written[`day${weekday}`];
      const before = runs.at(-1);
      if (!hours) continue;
      if (before?.hours === hours && before.last === weekday - 1) before.last = weekday;
      else runs.push({ first: weekday, last: weekday, hours });
    }
    return runs
      .map(({ first, last, hours }) =>
        first === last
          ? `${weekdayOf(first)} ${hours}`
          : `${weekdayOf(first)}–${weekdayOf(last)} ${hours}`,
      )
      .join('; ');
  };
}
