import { Button, Field, Heading, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { ProblemNotice } from '../../parts/problem-notice';
import type { GuestAnswer } from './guest-answer';

const reasons = [
  'waiting-for-somebody-else',
  'no-time-or-staff',
  'family-does-not-want-it',
  'not-possible',
  'other',
] as const;

interface FormProps {
  readonly sending: boolean;
  readonly problem: unknown;
  readonly onSend: (answer: GuestAnswer) => void;
  readonly onCancel: () => void;
}

/** What stands in the way. */
export function BlockedForm(form: FormProps) {
  const intl = useIntl();
  const [reason, setReason] = useState<(typeof reasons)[number]>(reasons[0]);
  const [note, setNote] = useState('');
  return (
    <AnswerForm
      {...form}
      title="guest.blocked"
      answer={{ answer: 'blocked', reason, ...noted(note) }}
    >
      <Field>
        <Label>
          <FormattedMessage id="guest.blocked.reason" />
        </Label>
        <Select
          value={reason}
          onChange={({ target }) => setReason(target.value as (typeof reasons)[number])}
        >
          {reasons.map((one) => (
            <Select.Option key={one} value={one}>
              {intl.formatMessage({ id: `guest.reason.${one}` })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Note value={note} onChange={setNote} />
    </AnswerForm>
  );
}

/** Whose it is instead, as far as they know. */
export function NotMineForm({
  units,
  ...form
}: FormProps & { units: readonly { unitId: string; name: string }[] }) {
  const intl = useIntl();
  const [unitId, setUnitId] = useState('');
  const [note, setNote] = useState('');
  return (
    <AnswerForm
      {...form}
      title="guest.not-mine"
      answer={{ answer: 'not-mine', suggestedUnitId: unitId || null, ...noted(note) }}
    >
      <Field>
        <Label>
          <FormattedMessage id="guest.not-mine.whose" />
        </Label>
        <Select value={unitId} onChange={({ target }) => setUnitId(target.value)}>
          <Select.Option value="">
            {intl.formatMessage({ id: 'guest.not-mine.unknown' })}
          </Select.Option>
          {units.map((one) => (
            <Select.Option key={one.unitId} value={one.unitId}>
              {one.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Note value={note} onChange={setNote} />
    </AnswerForm>
  );
}

function noted(note: string): { note?: string } {
  return note.trim() ? { note: note.trim() } : {};
}

/** Not kept in the browser: a phone is lent, and the words are about a family. */
function Note({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const intl = useIntl();
  return (
    <Textfield
      multiline
      rows={3}
      maxLength={2000}
      label={intl.formatMessage({ id: 'guest.note' })}
      description={intl.formatMessage({ id: 'guest.note.hint' })}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function AnswerForm({
  title,
  answer,
  sending,
  problem,
  onSend,
  onCancel,
  children,
}: FormProps & { title: string; answer: GuestAnswer; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!sending) onSend(answer);
  };
  return (
    <form className="stack" noValidate onSubmit={onSubmit}>
      <Heading level={2} data-size="xs" tabIndex={-1} ref={heading}>
        <FormattedMessage id={title} />
      </Heading>
      {problem !== null && <ProblemNotice error={problem} kept />}
      {children}
      <div className="row">
        <Button type="submit" loading={sending}>
          <FormattedMessage id="guest.send" />
        </Button>
        <Button type="button" variant="secondary" onClick={onCancel}>
          <FormattedMessage id="action.cancel" />
        </Button>
      </div>
    </form>
  );
}
