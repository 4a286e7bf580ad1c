import { Field, Label, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useIntl } from 'react-intl';
import { api, dataOf } from '../../../api/client';
import { useForm } from '../../../parts/use-form';
import { useLanguage, type Language } from '../../../parts/use-language';
import type { Interpreter } from '../../meetings/meeting-data';
import { DirectoryForm } from '../directory-form';
import { HoursFields } from './hours-fields';
import {
  hoursFaults,
  hoursFrom,
  stale,
  weekdays,
  writtenHours,
  type Schedule,
  type WrittenHours,
} from './schedule-data';

interface FormValues extends WrittenHours {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly languages: readonly string[];
  readonly placeId: string;
}

function valuesOf(interpreter: Interpreter | undefined): FormValues {
  return {
    name: interpreter?.name ?? '',
    phone: interpreter?.phone ?? '',
    email: interpreter?.email ?? '',
    languages: interpreter?.languages ?? [],
    placeId: interpreter?.placeId ?? '',
    ...writtenHours(interpreter?.hours ?? []),
  };
}

/** Adds an interpreter, or changes one: what they speak, when they work, and where they are reached. */
export function InterpreterForm({
  schedule: { places },
  version,
  interpreter,
  now,
  onClose,
}: {
  schedule: Schedule;
  version: number;
  /** As it stood when the form was opened; none for a new one. */
  interpreter: Interpreter | undefined;
  now: Interpreter | undefined;
  onClose: () => void;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const text = (id: string) => intl.formatMessage({ id });
  const form = useForm<FormValues>({
    name: `schedule.interpreter.${interpreter?.interpreterId ?? 'new'}`,
    empty: valuesOf(interpreter),
    version,
    check: ({ name, languages, email, ...hours }) => ({
      ...hoursFaults(hours),
      name: name.trim() ? undefined : 'directory.name.missing',
      languages: languages.length > 0 ? undefined : 'schedule.interpreter.languages.missing',
      email:
        email.trim() === '' || /^\S+@\S+\.\S+$/.test(email.trim())
          ? undefined
          : 'directory.email.wrong',
    }),
    stale,
    fieldOf: Object.fromEntries(weekdays.map((day) => [`hours.${day}`, `day${day}` as const])),
    onDone: onClose,
    send: ({ name, phone, email, languages, placeId, ...hours }, header) => {
      const body = {
        name: name.trim(),
        phone: phone.trim() || null,
        email: email.trim() || null,
        languages: languages as Language[],
        hours: hoursFrom(hours),
        placeId: placeId || null,
      };
      if (interpreter)
        return dataOf(
          api.PUT('/api/v1/directory/interpreters/{interpreterId}', {
            params: { path: { interpreterId: interpreter.interpreterId }, header },
            body,
          }),
        );
      const { 'Idempotency-Key': key } = header;
      return dataOf(
        api.POST('/api/v1/directory/interpreters', {
          params: { header: { 'Idempotency-Key': key } },
          body,
        }),
      );
    },
  });
  const { values, set, idOf, faultOf } = form;
  const names = (codes: readonly string[]) => codes.map(language.name).join(', ');
  const theirs = valuesOf(now);
  const line = (field: 'name' | 'phone' | 'email', label: string, extra: object = {}) => (
    <Textfield
      id={idOf(field)}
      label={text(label)}
      autoComplete="off"
      value={values[field]}
      error={faultOf(field)}
      onChange={({ target }) => set({ [field]: target.value })}
      {...extra}
    />
  );
  return (
    <DirectoryForm
      form={form}
      title={text(interpreter ? 'schedule.interpreter.change' : 'schedule.interpreter.add')}
      compare={
        now
          ? [
              { label: text('directory.name'), mine: values.name, now: theirs.name },
              {
                label: text('schedule.interpreter.languages'),
                mine: names(values.languages),
                now: names(theirs.languages),
              },
              { label: text('directory.phone'), mine: values.phone, now: theirs.phone },
              {
                label: text('schedule.interpreter.email'),
                mine: values.email,
                now: theirs.email,
              },
            ]
          : []
      }
      onClose={onClose}
    >
      {line('name', 'schedule.interpreter.name', { maxLength: 200 })}
      <LanguagesField
        id={idOf('languages')}
        chosen={values.languages}
        fault={faultOf('languages')}
        onChange={(languages) => set({ languages })}
      />
      {line('email', 'schedule.interpreter.email', {
        type: 'email',
        maxLength: 200,
        description: text('schedule.interpreter.email.hint'),
      })}
      {line('phone', 'directory.phone', { type: 'tel', maxLength: 40 })}
      <Field>
        <Label>{text('schedule.place')}</Label>
        <Select
          id={idOf('placeId')}
          value={values.placeId}
          onChange={({ target }) => set({ placeId: target.value })}
        >
          <Select.Option value="">{text('schedule.interpreter.anywhere')}</Select.Option>
          {places.map(({ placeId, name }) => (
            <Select.Option key={placeId} value={placeId}>
              {name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <HoursFields
        legend={text('schedule.hours')}
        values={values}
        idOf={idOf}
        faultOf={faultOf}
        onChange={set}
      />
    </DirectoryForm>
  );
}

/** Of so many languages nobody speaks more than a few: each is added, and can be left out again. */
function LanguagesField({
  id,
  chosen,
  fault,
  onChange,
}: {
  id: string;
  chosen: readonly string[];
  fault: string | undefined;
  onChange: (languages: readonly string[]) => void;
}) {
  const intl = useIntl();
  const { name, options } = useLanguage();
  const text = (of: string) => intl.formatMessage({ id: of });
  return (
    <div className="stack">
      <Field>
        <Label>{text('schedule.interpreter.languages')}</Label>
        <Select
          id={id}
          value=""
          aria-invalid={fault !== undefined}
          onChange={({ target }) => onChange([...chosen, target.value])}
        >
          <Select.Option value="">{text('schedule.interpreter.language.add')}</Select.Option>
          {options
            .filter(({ value }) => !chosen.includes(value))
            .map(({ value, label }) => (
              <Select.Option key={value} value={value}>
                {label}
              </Select.Option>
            ))}
        </Select>
        {fault && <ValidationMessage>{fault}</ValidationMessage>}
      </Field>
      {chosen.length > 0 && (
        <ul className="chosen-languages">
          {chosen.map((code) => (
            <li key={code}>
              {name(code)}{' '}
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  onChange(chosen.filter((one) => one !== code));
                  document.getElementById(id)?.focus();
                }}
              >
                {text('directory.contact.remove')}
                <span className="visually-hidden"> {name(code)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
