import { Textfield } from '@digdir/designsystemet-react';
import { api } from '../../api/client';
import { useForm, type Faults, type FormHeaders } from '../../parts/use-form';
import { ActForm } from '../case/act-form';
import { newestFirst, useCaseFile } from '../case/case-file';
import { DayPlace, Place, SelectField } from '../case/fields';
import { useWords } from '../case/use-words';
import { ownerFrom, valueOf, type Agreement } from './agreement-data';
import { OwnerField, useOwnerWords } from './owner-field';

interface FormValues {
  readonly what: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly meetingId: string;
  readonly on: string;
}

const longest = 2000;

function check({ what, owner, dueOn, meetingId, on }: FormValues): Faults<FormValues> {
  return {
    what:
      what.trim() === ''
        ? 'agreements.what.missing'
        : what.trim().length > longest
          ? 'agreements.what.long'
          : undefined,
    owner: owner ? undefined : 'agreements.owner.missing',
    dueOn: dueOn ? undefined : 'agreements.dueOn.missing',
    on: meetingId || on ? undefined : 'case.field.day',
  };
}

/** Who does what by when (law.md 28): a new agreement, or one as it should have been written down. */
export function AgreementForm({
  agreement,
  now,
  onClose,
}: {
  /** As it stood when the form was opened; none for a new one. */
  agreement?: Agreement;
  /** As it stands. */
  now?: Agreement;
  onClose: () => void;
}) {
  const file = useCaseFile();
  const { text, dayText } = useWords();
  const ownerWords = useOwnerWords();
  const { caseId, today } = file;
  const meetings = newestFirst(file.state.meetings);
  const valuesOf = (one: Agreement): FormValues => ({
    what: one.what ?? '',
    owner: valueOf(one.owner),
    dueOn: one.dueOn,
    meetingId: one.meetingId ?? '',
    on: one.madeOn,
  });
  const lastHeld = meetings.find(({ heldOn }) => heldOn === today);
  const empty: FormValues = {
    what: '',
    owner: '',
    dueOn: '',
    meetingId: lastHeld?.meetingId ?? '',
    on: today,
  };
  const form = useForm<FormValues>({
    name: agreement ? `agreement.${agreement.agreementId}.correct` : `case.${caseId}.add-agreement`,
    empty: agreement ? valuesOf(agreement) : empty,
    version: now?.version ?? 0,
    check,
    onDone: onClose,
    stale: [['agreements'], ['today'], ['meetings']],
    send: (values, header) => {
      const owner = ownerFrom(values.owner);
      if (!owner) throw new Error('checked before');
      const held = meetings.find(({ meetingId }) => meetingId === values.meetingId);
      const body = {
        owner,
        dueOn: values.dueOn,
        meetingId: held?.meetingId ?? null,
        on: held?.heldOn ?? values.on,
        what: values.what.trim(),
      };
      return save(agreement, caseId, body, header);
    },
  });
  const { values, set, idOf, faultOf } = form;
  const meetingText = (id: string) => {
    const meeting = file.state.meetings[id];
    return meeting ? `${text(`case.kind.${meeting.kind}`)} ${dayText(meeting.heldOn)}` : '';
  };
  const theirs = now && valuesOf(now);
  const compare = theirs && [
    { label: text('agreements.what'), mine: values.what, now: theirs.what },
    {
      label: text('agreements.owner'),
      mine: ownerWords(values.owner),
      now: ownerWords(theirs.owner),
    },
    { label: text('agreements.dueOn'), mine: values.dueOn, now: theirs.dueOn },
    {
      label: text('agreements.meeting'),
      mine: meetingText(values.meetingId),
      now: meetingText(theirs.meetingId),
    },
  ];
  return (
    <ActForm
      act={{ caseId, ...form }}
      title={text(agreement ? 'agreements.correct' : 'agreements.add')}
      lead={text(agreement ? 'case.correct.lead' : 'agreements.add.lead')}
      submit={text(agreement ? 'case.correct.submit' : 'agreements.add.submit')}
      compare={compare ?? []}
      onClose={onClose}
    >
      <Place id={idOf('what')}>
        <Textfield
          data-size="sm"
          multiline
          rows={3}
          label={text('agreements.what')}
          description={text('agreements.what.hint')}
          value={values.what}
          error={faultOf('what')}
          onChange={({ target }) => set({ what: target.value })}
        />
      </Place>
      <div className="act-columns">
        <OwnerField
          id={idOf('owner')}
          label={text('agreements.owner')}
          empty={text('case.choose')}
          value={values.owner}
          fault={faultOf('owner')}
          onChange={(owner) => set({ owner })}
        />
        <DayPlace
          id={idOf('dueOn')}
          label={text('agreements.dueOn')}
          value={values.dueOn}
          fault={faultOf('dueOn')}
          onChange={(dueOn) => set({ dueOn })}
        />
      </div>
      <div className="act-columns">
        <SelectField
          id={idOf('meetingId')}
          label={text('agreements.meeting')}
          empty={text('agreements.meeting.none')}
          groups={[
            {
              label: '',
              options: meetings.map(({ meetingId }) => ({
                value: meetingId,
                label: meetingText(meetingId),
              })),
            },
          ]}
          value={values.meetingId}
          fault={faultOf('meetingId')}
          onChange={(meetingId) => set({ meetingId })}
        />
        {!values.meetingId && (
          <DayPlace
            id={idOf('on')}
            label={text('agreements.on')}
            value={values.on}
            fault={faultOf('on')}
            onChange={(on) => set({ on })}
          />
        )}
      </div>
    </ActForm>
  );
}

interface Body {
  owner: NonNullable<ReturnType<typeof ownerFrom>>;
  dueOn: string;
  meetingId: string | null;
  on: string;
  what: string;
}

function save(agreement: Agreement | undefined, caseId: string, body: Body, header: FormHeaders) {
  if (agreement)
    return api.POST('/api/v1/agreements/{agreementId}/correction', {
      params: { path: { agreementId: agreement.agreementId }, header },
      body,
    });
  // Nothing stands yet that somebody else could have changed.
  const { 'Idempotency-Key': key } = header;
  return api.POST('/api/v1/cases/{caseId}/agreements', {
    params: { path: { caseId }, header: { 'Idempotency-Key': key } },
    body,
  });
}
