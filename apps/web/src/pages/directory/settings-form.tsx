import { Heading, Textfield } from '@digdir/designsystemet-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { useForm, type Faults } from '../../parts/use-form';
import { DirectoryForm } from './directory-form';
import type { Settings } from './directory-queries';

export const steps = ['reminder', 'second-reminder', 'manager', 'coordinator', 'agenda'] as const;
const fields = ['answerWithin', ...steps, 'quietDays', 'agendaDaysAhead'] as const;
type Values = Record<(typeof fields)[number], string>;

/** By field: what a number may be, and the text that says so. */
const bounds: Record<keyof Values, readonly [least: number, most: number, text: string]> = {
  answerWithin: [1, 40, 'settings.number.answer'],
  reminder: [0, 40, 'settings.number.steps'],
  'second-reminder': [0, 40, 'settings.number.steps'],
  manager: [0, 40, 'settings.number.steps'],
  coordinator: [0, 40, 'settings.number.steps'],
  agenda: [0, 40, 'settings.number.steps'],
  quietDays: [7, 365, 'settings.number.quiet'],
  agendaDaysAhead: [1, 20, 'settings.number.agenda'],
};
const hinted = new Set<keyof Values>(['answerWithin', 'quietDays', 'agendaDaysAhead']);
const fieldOf = {
  'silence.answerWithin': 'answerWithin',
  ...Object.fromEntries(steps.map((step) => [`silence.after.${step}`, step])),
} as Readonly<Record<string, keyof Values>>;

export function SettingsForm({
  settings,
  onSaved,
  onClose,
}: {
  settings: Settings;
  onSaved: () => void;
  onClose: () => void;
}) {
  const intl = useIntl();
  const now = valuesOf(settings);
  const form = useForm<Values>({
    name: 'settings',
    empty: now,
    version: settings.version,
    check,
    send: (values, header) =>
      dataOf(api.PUT('/api/v1/settings', { params: { header }, body: bodyOf(values) })),
    fieldOf,
    stale: [['directory', 'settings'], ['today']],
    onDone: () => {
      onSaved();
      onClose();
    },
  });
  const labelOf = (field: keyof Values) => intl.formatMessage({ id: `settings.${field}` });
  const numberField = (field: keyof Values) => (
    <Textfield
      key={field}
      id={form.idOf(field)}
      className="directory-number"
      inputMode="numeric"
      maxLength={3}
      label={labelOf(field)}
      {...(hinted.has(field) && {
        description: intl.formatMessage({ id: `settings.${field}.hint` }),
      })}
      value={form.values[field]}
      error={form.faultOf(field)}
      onChange={({ target }) => form.set({ [field]: target.value })}
    />
  );
  return (
    <DirectoryForm
      form={form}
      title={intl.formatMessage({ id: 'settings.change' })}
      compare={fields.map((field) => ({
        label: labelOf(field),
        mine: form.values[field],
        now: now[field],
      }))}
      onClose={onClose}
    >
      <Heading level={3} data-size="2xs">
        <FormattedMessage id="settings.silence" />
      </Heading>
      {numberField('answerWithin')}
      <FormattedMessage id="settings.after" tagName="p" />
      {steps.map(numberField)}
      <Heading level={3} data-size="2xs">
        <FormattedMessage id="settings.others" />
      </Heading>
      {numberField('quietDays')}
      {numberField('agendaDaysAhead')}
    </DirectoryForm>
  );
}

function valuesOf({ silence, quietDays, agendaDaysAhead }: Settings): Values {
  const numbers = {
    ...silence.after,
    answerWithin: silence.answerWithin,
    quietDays,
    agendaDaysAhead,
  };
  return Object.fromEntries(fields.map((field) => [field, String(numbers[field])])) as Values;
}

function bodyOf(values: Values) {
  const after = (step: (typeof steps)[number]) => Number(values[step]);
  return {
    silence: {
      answerWithin: Number(values.answerWithin),
      after: {
        reminder: after('reminder'),
        'second-reminder': after('second-reminder'),
        manager: after('manager'),
        coordinator: after('coordinator'),
        agenda: after('agenda'),
      },
    },
    quietDays: Number(values.quietDays),
    agendaDaysAhead: Number(values.agendaDaysAhead),
  };
}

function check(values: Values): Faults<Values> {
  const faults: Partial<Record<keyof Values, string>> = {};
  for (const field of fields) {
    const [least, most, text] = bounds[field];
    const number = Number(values[field]);
    if (!/^\d+$/.test(values[field].trim()) || number < least || number > most)
      faults[field] = text;
  }
  for (const [at, step] of steps.entries()) {
    const before = steps[at - 1];
    if (before && !faults[step] && Number(values[step]) <= Number(values[before]))
      faults[step] = 'settings.step-too-early';
  }
  return faults;
}
