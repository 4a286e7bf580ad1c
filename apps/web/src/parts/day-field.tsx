import { ValidationMessage } from '@digdir/designsystemet-react';
import { parseDate } from '@internationalized/date';
import { useContext } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarStateContext,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Label,
  Popover,
} from 'react-aria-components';
import { FormattedMessage } from 'react-intl';
import { useLocale } from './day';

/** A day, typed or picked from a calendar that begins on Monday. Value and answer are YYYY-MM-DD or empty. */
export function DayField({
  label,
  value,
  onChange,
  min,
  max,
  error,
  description,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
  min?: string | undefined;
  max?: string | undefined;
  error?: string | undefined;
  description?: string | undefined;
}) {
  const locale = useLocale();
  return (
    <I18nProvider locale={locale}>
      <DatePicker
        className="day-field"
        value={value ? parseDate(value) : null}
        onChange={(day) => onChange(day?.toString() ?? '')}
        {...(min && { minValue: parseDate(min) })}
        {...(max && { maxValue: parseDate(max) })}
        isInvalid={error !== undefined}
        firstDayOfWeek="mon"
        granularity="day"
      >
        <Label className="ds-label">{label}</Label>
        {description && <p className="field-description">{description}</p>}
        <Group className="day-field-group">
          <DateInput className="day-field-input">
            {(segment) => <DateSegment segment={segment} className="day-field-segment" />}
          </DateInput>
          <Button className="day-field-button">
            <FormattedMessage id="day.calendar" />
          </Button>
        </Group>
        {error && <ValidationMessage>{error}</ValidationMessage>}
        <Popover className="day-field-popover">
          <Dialog>
            <Calendar>
              <header>
                <Button slot="previous">‹</Button>
                <div>
                  <Heading />
                  <WeekNumber />
                </div>
                <Button slot="next">›</Button>
              </header>
              <CalendarGrid>{(date) => <CalendarCell date={date} />}</CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  );
}

/** The week of the day one stands on: people here agree on weeks, not on dates. */
function WeekNumber() {
  const calendar = useContext(CalendarStateContext);
  if (!calendar) return null;
  return (
    <span className="day-field-week">
      <FormattedMessage
        id="day.week"
        values={{ week: weekOf(calendar.focusedDate.toDate('UTC')) }}
      />
    </span>
  );
}

/** ISO 8601: a week belongs to the year that its Thursday is in. */
function weekOf(day: Date): number {
  const thursday = new Date(day);
  thursday.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.ceil(((thursday.getTime() - newYear) / 86_400_000 + 1) / 7);
}
