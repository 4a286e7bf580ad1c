import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { todayInSweden } from '../../parts/day';
import { DayField } from '../../parts/day-field';
import { useForm, type Faults } from '../../parts/use-form';
import type { ContactPerson, Unit } from './directory-queries';
import { DirectoryForm } from './directory-form';

const mandates = [
  'collaboration-around-the-child',
  'rights-of-the-child',
  'children-as-relatives',
  'children-at-risk',
  'violence-in-close-relationships',
] as const;

interface FormValues {
  readonly name: string;
  readonly mandate: (typeof mandates)[number];
  readonly since: string;
  readonly phone: string;
  readonly email: string;
}

const valuesOf = (person: ContactPerson | undefined): FormValues => ({
  name: person?.name ?? '',
  mandate: person?.mandate ?? 'collaboration-around-the-child',
  since: person?.since ?? todayInSweden(),
  phone: person?.phone ?? '',
  email: person?.email ?? '',
});

function check({ name, since, email }: FormValues): Faults<FormValues> {
  return {
    name: name.trim() ? undefined : 'directory.name.missing',
    since: !since
      ? 'directory.since.missing'
      : since > todayInSweden()
        ? 'directory.since.future'
        : undefined,
    email: /^(\S+@\S+\.\S+)?$/.test(email.trim()) ? undefined : 'directory.email.wrong',
  };
}

/** Names a contact person of a unit, or changes what is told of one. */
export function ContactPersonForm({
  unit,
  person,
  now,
  version,
  onClose,
}: {
  unit: Unit;
  /** As they stood when the form was opened; nobody for a new one. */
  person?: ContactPerson;
  /** As they stand now. */
  now?: ContactPerson | undefined;
  version: number;
  onClose: () => void;
}) {
  const intl = useIntl();
  const text = (id: string) => intl.formatMessage({ id });
  const form = useForm<FormValues>({
    name: `contact.${person?.contactPersonId ?? unit.unitId}`,
    empty: valuesOf(person),
    version,
    check,
    stale: [['directory']],
    onDone: onClose,
    send: ({ name, phone, email, ...rest }, header) => {
      const body = {
        ...rest,
        name: name.trim(),
        phone: phone.trim() || null,
        email: email.trim() || null,
      };
      return person
        ? dataOf(
            api.PUT('/api/v1/directory/contact-persons/{contactPersonId}', {
              params: { path: { contactPersonId: person.contactPersonId }, header },
              body,
            }),
          )
        : dataOf(
            api.POST('/api/v1/directory/units/{unitId}/contact-persons', {
              params: { path: { unitId: unit.unitId }, header },
              body,
            }),
          );
    },
  });
  const { values, set, idOf, faultOf } = form;
  const line = (
    field: 'name' | 'phone' | 'email',
    type: 'text' | 'tel' | 'email',
    maxLength: number,
  ) => (
    <Textfield
      id={idOf(field)}
      label={text(`directory.${field}`)}
      type={type}
      maxLength={maxLength}
      autoComplete="off"
      value={values[field]}
      error={faultOf(field)}
      onChange={({ target }) => set({ [field]: target.value })}
    />
  );
  return (
    <DirectoryForm
      form={form}
      title={
        person
          ? text('directory.contact.change')
          : intl.formatMessage({ id: 'directory.contact.add.where' }, { unit: unit.name })
      }
      {...(now && { compare: compared(values, valuesOf(now), text) })}
      onClose={onClose}
    >
      {line('name', 'text', 200)}
      <Field>
        <Label>
          <FormattedMessage id="directory.mandate" />
        </Label>
        <Select
          value={values.mandate}
          onChange={({ target }) => {
            const mandate = mandates.find((one) => one === target.value);
            if (mandate) set({ mandate });
          }}
        >
          {mandates.map((mandate) => (
            <Select.Option key={mandate} value={mandate}>
              {text(`directory.mandate.${mandate}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <div id={idOf('since')}>
        <DayField
          label={text('directory.since')}
          value={values.since}
          max={todayInSweden()}
          error={faultOf('since')}
          onChange={(since) => set({ since })}
        />
      </div>
      {line('phone', 'tel', 40)}
      {line('email', 'email', 200)}
    </DirectoryForm>
  );
}

function compared(mine: FormValues, now: FormValues, text: (id: string) => string) {
  return (['name', 'mandate', 'since', 'phone', 'email'] as const).map((field) => {
    const shown = (of: FormValues) =>
      field === 'mandate' ? text(`directory.mandate.${of.mandate}`) : of[field];
    return { label: text(`directory.${field}`), mine: shown(mine), now: shown(now) };
  });
}
