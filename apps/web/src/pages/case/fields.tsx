import {
  Checkbox,
  Field,
  Fieldset,
  Label,
  Radio,
  Select,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { DayField } from '../../parts/day-field';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}
interface Choice {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly fault?: string | undefined;
  readonly hint?: ReactNode;
}

/** Where the error summary finds a field. */
export function Place({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} className="act-field" tabIndex={-1}>
      {children}
    </div>
  );
}

/** The team's own words about what is written down; they rest in the vault. */
export function NoteField({
  id,
  value,
  fault,
  needed = false,
  onChange,
}: {
  id: string;
  value: string;
  fault?: string | undefined;
  needed?: boolean;
  onChange: (note: string) => void;
}) {
  return (
    <Place id={id}>
      <Textfield
        data-size="sm"
        multiline
        rows={3}
        label={<FormattedMessage id={needed ? 'case.label.note-why' : 'case.label.note'} />}
        error={fault}
        description={<FormattedMessage id="case.hint.note" />}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Place>
  );
}

export function RadioChoice({
  id,
  label,
  options,
  fault,
  hint,
  value,
  onChange,
}: Choice & { value: string; onChange: (value: string) => void }) {
  return (
    <Place id={id}>
      <Fieldset data-size="sm">
        <Fieldset.Legend>{label}</Fieldset.Legend>
        {hint && <Fieldset.Description>{hint}</Fieldset.Description>}
        {options.map((option) => (
          <Radio
            key={option.value}
            name={id}
            label={option.label}
            description={option.hint}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
        ))}
        {fault && <ValidationMessage>{fault}</ValidationMessage>}
      </Fieldset>
    </Place>
  );
}

export function CheckChoice({
  id,
  label,
  options,
  fault,
  hint,
  values,
  onChange,
}: Choice & { values: readonly string[]; onChange: (values: string[]) => void }) {
  return (
    <Place id={id}>
      <Fieldset data-size="sm">
        <Fieldset.Legend>{label}</Fieldset.Legend>
        {hint && <Fieldset.Description>{hint}</Fieldset.Description>}
        <div className="check-columns">
          {options.map((option) => (
            <Checkbox
              key={option.value}
              label={option.label}
              description={option.hint}
              value={option.value}
              checked={values.includes(option.value)}
              onChange={({ target }) =>
                onChange(
                  target.checked
                    ? [...values, option.value]
                    : values.filter((one) => one !== option.value),
                )
              }
            />
          ))}
        </div>
        {fault && <ValidationMessage>{fault}</ValidationMessage>}
      </Fieldset>
    </Place>
  );
}

interface Group {
  readonly label: string;
  readonly options: readonly Option[];
}

export function SelectField({
  id,
  label,
  groups,
  empty,
  fault,
  hint,
  value,
  onChange,
}: {
  id: string;
  label: string;
  groups: readonly Group[];
  empty: string;
  fault?: string | undefined;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Place id={id}>
      <Field data-size="sm">
        <Label>{label}</Label>
        {hint && <Field.Description>{hint}</Field.Description>}
        <Select value={value} onChange={({ target }) => onChange(target.value)}>
          <Select.Option value="">{empty}</Select.Option>
          {groups.map((group) =>
            group.label === '' ? (
              group.options.map((option) => (
                <Select.Option key={option.value} value={option.value}>
                  {option.label}
                </Select.Option>
              ))
            ) : (
              <Select.Optgroup key={group.label} label={group.label}>
                {group.options.map((option) => (
                  <Select.Option key={option.value} value={option.value}>
                    {option.label}
                  </Select.Option>
                ))}
              </Select.Optgroup>
            ),
          )}
        </Select>
        {fault && <ValidationMessage>{fault}</ValidationMessage>}
      </Field>
    </Place>
  );
}

export function DayPlace({
  id,
  fault,
  ...field
}: {
  id: string;
  label: string;
  value: string;
  onChange: (day: string) => void;
  fault?: string | undefined;
  description?: string;
}) {
  return (
    <Place id={id}>
      <DayField {...field} error={fault} />
    </Place>
  );
}
