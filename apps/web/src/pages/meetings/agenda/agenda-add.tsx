import { Button, Field, Heading, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import { api } from '../../../api/client';
import { ErrorList } from '../../../parts/error-list';
import { ProblemNotice } from '../../../parts/problem-notice';
import { useForm, type Faults } from '../../../parts/use-form';
import { useWords } from '../../case/use-words';
import { stale } from './agenda-data';
import type { Meeting } from '../meeting-data';
import { partyIdOf, usePartyName } from '../use-party-name';

interface FormValues {
  readonly text: string;
  readonly minutes: string;
  readonly from: string;
}

const empty: FormValues = { text: '', minutes: '10', from: '' };

export function wordsFault(text: string): string | undefined {
  const said = text.trim();
  if (said === '') return 'meetings.agenda.text.missing';
  return said.length > 500 ? 'meetings.agenda.text.long' : undefined;
}

function check({ text, minutes }: FormValues): Faults<FormValues> {
  const whole = /^\d+$/.test(minutes.trim()) ? Number(minutes) : 0;
  return {
    text: wordsFault(text),
    minutes: whole >= 1 && whole <= 240 ? undefined : 'meetings.agenda.minutes.wrong',
  };
}

/** Something else to speak of, from the team or from one of those invited. */
export function AddItem({ meeting: { meetingId, invited, version } }: { meeting: Meeting }) {
  const { text } = useWords();
  const partyName = usePartyName();
  const form = useForm<FormValues>({
    name: `meeting.${meetingId}.item`,
    empty,
    version,
    check,
    stale,
    onDone: () => undefined,
    send: ({ text: said, minutes, from }, { 'Idempotency-Key': key }) =>
      api.POST('/api/v1/meetings/{meetingId}/agenda/items', {
        // What others put on the agenda meanwhile does not matter.
        params: { path: { meetingId }, header: { 'Idempotency-Key': key } },
        body: {
          text: said.trim(),
          minutes: Number(minutes),
          from: invited.find(({ party }) => partyIdOf(party) === from)?.party ?? null,
        },
      }),
  });
  const { values, set, idOf, faultOf } = form;
  return (
    <form
      className="agenda-add sheet"
      noValidate
      aria-label={text('meetings.agenda.add')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.isSending) form.submit();
      }}
    >
      <Heading level={2} data-size="2xs">
        <FormattedMessage id="meetings.agenda.add" />
      </Heading>
      {form.faults.length > 0 && <ErrorList key={form.attempts} errors={form.faults} />}
      {form.problem && <ProblemNotice error={form.problem} kept />}
      <div className="agenda-add-fields">
        <Textfield
          id={idOf('text')}
          data-size="sm"
          label={text('meetings.agenda.text')}
          value={values.text}
          error={faultOf('text')}
          onChange={({ target }) => set({ text: target.value })}
        />
        <Textfield
          id={idOf('minutes')}
          data-size="sm"
          label={text('meetings.agenda.minutes.label')}
          inputMode="numeric"
          value={values.minutes}
          error={faultOf('minutes')}
          onChange={({ target }) => set({ minutes: target.value })}
        />
        <Field data-size="sm">
          <Label>{text('meetings.agenda.who')}</Label>
          <Select
            id={idOf('from')}
            value={values.from}
            onChange={({ target }) => set({ from: target.value })}
          >
            <Select.Option value="">{text('meetings.team')}</Select.Option>
            {invited.map(({ party }) => (
              <Select.Option key={partyIdOf(party)} value={partyIdOf(party)}>
                {partyName(partyIdOf(party))}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="act-buttons">
        <Button type="submit" variant="secondary" loading={form.isSending}>
          <FormattedMessage id="meetings.agenda.add.submit" />
        </Button>
        {form.kept && (
          <span className="act-draft">
            <FormattedMessage id="draft.kept" />
          </span>
        )}
      </div>
    </form>
  );
}
