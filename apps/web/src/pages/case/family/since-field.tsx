import {
  Field,
  Fieldset,
  Label,
  Select,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useIntl } from 'react-intl';
import type { Precision } from '../../../parts/day';
import { DayPlace, Place } from '../fields';
import { useWords } from '../use-words';

/** So much of a day as is known: `2026-03-02`, `2026-03` or `2026`. */
export function asKnown(day: string, precision: Precision): string {
  const [year = '', month = '', ofMonth = ''] = day.split('-');
  if (precision === 'year') return year;
  if (precision === 'month') return year || month ? `${year}-${month}` : '';
  return ofMonth ? day : '';
}

/** What is missing in it. */
export function sinceFault(since: string, precision: Precision): string | undefined {
  const whole = {
    day: /^\d{4}-\d\d-\d\d$/,
    month: /^(19|20|21)\d\d-\d\d$/,
    year: /^(19|20|21)\d\d$/,
  };
  return whole[precision].test(since) ? undefined : `case.field.${precision}`;
}

/** The day that stands for a month or a year in the house: the first of it. */
export function firstDayOf(since: string): string {
  return since + '-01-01'.slice(since.length - 4);
}

/** Since when, asked for as exactly as it is known. */
export function SinceField({
  id,
  precision,
  since,
  fault,
  onChange,
}: {
  id: string;
  precision: Precision;
  since: string;
  fault: string | undefined;
  onChange: (since: string) => void;
}) {
  const { text } = useWords();
  const [year = '', month = ''] = since.split('-');
  const yearField = (label: string, error: string | undefined) => (
    <Textfield
      data-size="sm"
      label={label}
      inputMode="numeric"
      maxLength={4}
      value={year}
      error={error}
      onChange={({ target }) => {
        const digits = target.value.replace(/\D/g, '');
        onChange(asKnown(`${digits}-${month}`, precision));
      }}
    />
  );
  if (precision === 'day')
    return (
      <DayPlace
        id={id}
        label={text('case.label.since')}
        value={since}
        fault={fault}
        onChange={onChange}
      />
    );
  if (precision === 'year')
    return (
      <Place id={id}>
        <div className="act-columns">{yearField(text('case.label.since.year'), fault)}</div>
      </Place>
    );
  return (
    <Place id={id}>
      <Fieldset data-size="sm">
        <Fieldset.Legend>{text('case.label.since')}</Fieldset.Legend>
        <div className="act-columns">
          <MonthSelect
            value={month}
            wrong={fault !== undefined && !month}
            onChange={(chosen) => onChange(asKnown(`${year}-${chosen}`, precision))}
          />
          {yearField(text('case.label.year'), undefined)}
        </div>
        {fault && <ValidationMessage>{fault}</ValidationMessage>}
      </Fieldset>
    </Place>
  );
}

function MonthSelect({
  value,
  wrong,
  onChange,
}: {
  value: string;
  wrong: boolean;
  onChange: (month: string) => void;
}) {
  const intl = useIntl();
  const { text } = useWords();
  return (
    <Field data-size="sm">
      <Label>{text('case.label.month')}</Label>
      <Select value={value} aria-invalid={wrong} onChange={({ target }) => onChange(target.value)}>
        <Select.Option value="">{text('case.choose')}</Select.Option>
        {Array.from({ length: 12 }, (_, at) => (
          <Select.Option key={at} value={String(at + 1).padStart(2, '0')}>
            {intl.formatDate(Date.UTC(2024, at, 15), { timeZone: 'UTC', month: 'long' })}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
