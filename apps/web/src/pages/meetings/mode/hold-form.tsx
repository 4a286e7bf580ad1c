import { Textfield } from '@digdir/designsystemet-react';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../../api/client';
import { dayInSweden } from '../../../parts/day';
import { useForm, type Faults } from '../../../parts/use-form';
import { ActForm } from '../../case/act-form';
import { useConsents } from '../../case/case-data';
import { useCaseFile } from '../../case/case-file';
import { CheckChoice, NoteField, Place } from '../../case/fields';
import {
  noteFault,
  useMissingAt,
  WithoutConsentField,
  type WithoutConsent,
} from '../../case/held/without-consent';
import { useWords } from '../../case/use-words';
import { timeOf, type Agenda } from '../agenda/agenda-data';
import type { Meeting } from '../meeting-data';
import { partyIdOf, usePartyName } from '../use-party-name';

interface FormValues {
  readonly minutes: string;
  readonly discussed: readonly string[];
  readonly withoutConsent: WithoutConsent | '';
  readonly note: string;
}

function check({ minutes }: FormValues): Faults<FormValues> {
  const whole = /^\d+$/.test(minutes.trim()) ? Number(minutes) : 0;
  return { minutes: whole >= 1 && whole <= 1440 ? undefined : 'case.field.minutes' };
}

/** What the items took, when that is most of the meeting; otherwise the clock was forgotten. */
function minutesOf(agenda: Agenda, planned: number): number {
  const seconds = agenda.items.reduce((sum, item) => sum + timeOf(agenda, item).spent, 0);
  const spent = Math.round(seconds / 60);
  return spent > planned / 2 ? spent : planned;
}

/** Ends the meeting: it was held, processes start by the rule, and what was written down is agreed. */
export function HoldForm({
  meeting: { meetingId, caseId, version, invited, request, booking },
  agenda,
  onClose,
}: {
  meeting: Meeting;
  agenda: Agenda;
  onClose: () => void;
}) {
  const file = useCaseFile();
  const { text, list } = useWords();
  const partyName = usePartyName();
  const navigate = useNavigate();
  // As it stands beside the form when it is sent, and not as it stood when the form was opened.
  const there = invited.filter(({ came }) => came).map(({ party }) => party);
  const unitIds = there.flatMap((one) => (one.kind === 'unit' ? [one.unitId] : []));
  const missingAt = useMissingAt(useConsents(caseId).data);
  const missingWith = (discussed: readonly string[]) =>
    missingAt({
      unitIds,
      discussed,
      heldOn: booking ? dayInSweden(new Date(booking.from)) : '',
    });
  const deviation = ({ discussed, withoutConsent }: FormValues) =>
    missingWith(discussed).length > 0 ? withoutConsent || null : null;
  const form = useForm<FormValues>({
    name: `meeting.${meetingId}.hold`,
    empty: {
      minutes: String(minutesOf(agenda, request.minutes)),
      discussed: [],
      withoutConsent: '',
      note: '',
    },
    version,
    check: (values) => ({
      ...check(values),
      withoutConsent:
        missingWith(values.discussed).length > 0 && !values.withoutConsent
          ? 'case.field.withoutConsent'
          : undefined,
      note: noteFault(deviation(values), values.note),
    }),
    stale: [['meetings'], ['case', caseId], ['cases'], ['agreements'], ['today']],
    onDone: () => {
      onClose();
      void navigate({ to: '/arenden/$caseId', params: { caseId }, hash: 'moten' });
    },
    send: (values, header) =>
      api.POST('/api/v1/meetings/{meetingId}/held', {
        params: { path: { meetingId }, header },
        body: {
          minutes: Number(values.minutes),
          unitIds,
          memberIds: there.flatMap((one) => (one.kind === 'member' ? [one.memberId] : [])),
          discussed: [...values.discussed],
          withoutConsent: deviation(values),
          ...(values.note.trim() && { note: values.note.trim() }),
        },
      }),
  });
  const { values, set, idOf, faultOf } = form;
  return (
    <ActForm
      act={{ caseId, ...form }}
      title={text('meetings.hold')}
      lead={text('meetings.hold.lead', { count: agenda.notes.length })}
      submit={text('meetings.hold')}
      compare={[]}
      onClose={onClose}
    >
      <Place id={idOf('minutes')}>
        <Textfield
          data-size="sm"
          label={text('case.label.minutes')}
          inputMode="numeric"
          value={values.minutes}
          error={faultOf('minutes')}
          onChange={({ target }) => set({ minutes: target.value })}
        />
      </Place>
      <dl className="facts">
        <div>
          <dt>{text('meetings.came')}</dt>
          <dd>
            {there.length > 0
              ? list(there.map((party) => partyName(partyIdOf(party))))
              : text('meetings.came.none')}
          </dd>
        </div>
      </dl>
      <CheckChoice
        id={idOf('discussed')}
        label={text('case.label.discussed')}
        hint={text('case.hint.discussed')}
        options={file.members.map(({ memberId }) => ({
          value: memberId,
          label: file.nameOf(memberId),
        }))}
        values={values.discussed}
        fault={faultOf('discussed')}
        onChange={(discussed) => set({ discussed })}
      />
      {missingWith(values.discussed).length > 0 && (
        <WithoutConsentField
          id={idOf('withoutConsent')}
          value={values.withoutConsent}
          fault={faultOf('withoutConsent')}
          onChange={(withoutConsent) => set({ withoutConsent })}
        />
      )}
      <NoteField
        id={idOf('note')}
        value={values.note}
        fault={faultOf('note')}
        needed={deviation(values) === 'other'}
        onChange={(note) => set({ note })}
      />
    </ActForm>
  );
}
