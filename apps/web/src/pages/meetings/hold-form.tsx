import { Textfield } from '@digdir/designsystemet-react';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client';
import { useForm, type Faults } from '../../parts/use-form';
import { ActForm } from '../case/act-form';
import { useCaseFile } from '../case/case-file';
import { CheckChoice, NoteField, Place } from '../case/fields';
import { useWords } from '../case/use-words';
import type { Agenda } from './agenda-data';
import type { Meeting } from './meeting-data';
import { partyIdOf, usePartyName } from './use-party-name';

interface Told {
  readonly minutes: string;
  readonly came: readonly string[];
  readonly discussed: readonly string[];
  readonly note: string;
}

function check({ minutes }: Told): Faults<Told> {
  const whole = /^\d+$/.test(minutes.trim()) ? Number(minutes) : 0;
  return { minutes: whole >= 1 && whole <= 1440 ? undefined : 'case.field.minutes' };
}

/** Ends the meeting: it was held, processes start by the rule, and what was written down is agreed. */
export function HoldForm({
  meeting: { meetingId, caseId, version, invited, request },
  agenda,
  onClose,
}: {
  meeting: Meeting;
  agenda: Agenda;
  onClose: () => void;
}) {
  const file = useCaseFile();
  const { text } = useWords();
  const partyName = usePartyName();
  const navigate = useNavigate();
  const spent = Math.round(agenda.items.reduce((sum, item) => sum + item.secondsSpent, 0) / 60);
  const form = useForm<Told>({
    name: `meeting.${meetingId}.hold`,
    empty: {
      minutes: String(spent > 0 ? spent : request.minutes),
      came: invited.filter(({ came }) => came).map(({ party }) => partyIdOf(party)),
      discussed: [],
      note: '',
    },
    version,
    check,
    stale: [['meetings'], ['case', caseId], ['cases'], ['agreements'], ['today']],
    fieldOf: { unitIds: 'came', memberIds: 'came' },
    onDone: () => {
      onClose();
      void navigate({ to: '/arenden/$caseId', params: { caseId }, hash: 'moten' });
    },
    send: ({ minutes, came, discussed, note }, header) => {
      const there = invited
        .map(({ party }) => party)
        .filter((one) => came.includes(partyIdOf(one)));
      return api.POST('/api/v1/meetings/{meetingId}/held', {
        params: { path: { meetingId }, header },
        body: {
          minutes: Number(minutes),
          unitIds: there.flatMap((one) => (one.kind === 'unit' ? [one.unitId] : [])),
          memberIds: there.flatMap((one) => (one.kind === 'member' ? [one.memberId] : [])),
          discussed: [...discussed],
          ...(note.trim() && { note: note.trim() }),
        },
      });
    },
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
      <CheckChoice
        id={idOf('came')}
        label={text('meetings.came')}
        options={invited.map(({ party }) => ({
          value: partyIdOf(party),
          label: partyName(partyIdOf(party)),
        }))}
        values={values.came}
        fault={faultOf('came')}
        onChange={(came) => set({ came })}
      />
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
      <NoteField id={idOf('note')} value={values.note} onChange={(note) => set({ note })} />
    </ActForm>
  );
}
