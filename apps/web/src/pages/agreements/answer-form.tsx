import { api } from '../../api/client';
import type { Faults } from '../../parts/use-form';
import { ActForm } from '../case/act-form';
import { useCaseFile } from '../case/case-file';
import { DayPlace, NoteField, RadioChoice } from '../case/fields';
import { useWords } from '../case/use-words';
import { ownerFrom, type Agreement, type BlockReason } from './agreement-data';
import { OwnerField } from './owner-field';
import { useAgreementAct } from './use-agreement-act';

const answers = ['taken-on', 'done', 'blocked', 'not-mine'] as const;
const reasons = [
  'waiting-for-somebody-else',
  'no-time-or-staff',
  'family-does-not-want-it',
  'not-possible',
  'other',
] as const satisfies readonly BlockReason[];

interface FormValues {
  readonly answer: string;
  readonly on: string;
  readonly reason: string;
  readonly suggested: string;
  readonly note: string;
}

function check({ answer, on, reason }: FormValues): Faults<FormValues> {
  return {
    answer: answer ? undefined : 'agreements.answer.missing',
    on: on ? undefined : 'case.field.day',
    reason: answer === 'blocked' && !reason ? 'agreements.reason.missing' : undefined,
  };
}

/** What the owner has answered, written down for them. */
export function AnswerForm({
  agreement,
  now,
  onClose,
}: {
  agreement: Agreement;
  now: Agreement;
  onClose: () => void;
}) {
  const { today } = useCaseFile();
  const { text } = useWords();
  const act = useAgreementAct<FormValues>({
    agreement: now,
    name: 'answer',
    empty: { answer: '', on: today, reason: '', suggested: '', note: '' },
    check,
    onDone: onClose,
    send: ({ answer, on, reason, suggested, note }, header) => {
      const params = { path: { agreementId: agreement.agreementId }, header };
      const body = { on, ...(note.trim() && { note: note.trim() }) };
      switch (answer) {
        case 'taken-on':
          return api.POST('/api/v1/agreements/{agreementId}/taken-on', { params, body });
        case 'done':
          return api.POST('/api/v1/agreements/{agreementId}/done', { params, body });
        case 'blocked':
          return api.POST('/api/v1/agreements/{agreementId}/blocked', {
            params,
            body: { ...body, reason: reasons.find((one) => one === reason) ?? 'other' },
          });
        default:
          return api.POST('/api/v1/agreements/{agreementId}/not-mine', {
            params,
            body: { ...body, suggested: ownerFrom(suggested) },
          });
      }
    },
  });
  const { values, set, idOf, faultOf } = act;
  return (
    <ActForm
      act={act}
      title={text('agreements.answer')}
      submit={text('agreements.answer.submit')}
      compare={[
        {
          label: text('agreements.status'),
          mine: values.answer && text(`agreements.status.${values.answer}`),
          now: text(`agreements.status.${now.status}`),
        },
      ]}
      onClose={onClose}
    >
      <RadioChoice
        id={idOf('answer')}
        label={text('agreements.answer.which')}
        options={answers.map((one) => ({ value: one, label: text(`agreements.answer.${one}`) }))}
        value={values.answer}
        fault={faultOf('answer')}
        onChange={(answer) => set({ answer })}
      />
      {values.answer === 'blocked' && (
        <RadioChoice
          id={idOf('reason')}
          label={text('agreements.reason')}
          options={reasons.map((one) => ({ value: one, label: text(`agreements.reason.${one}`) }))}
          value={values.reason}
          fault={faultOf('reason')}
          onChange={(reason) => set({ reason })}
        />
      )}
      {values.answer === 'not-mine' && (
        <OwnerField
          id={idOf('suggested')}
          label={text('agreements.suggested')}
          empty={text('agreements.suggested.nobody')}
          value={values.suggested}
          fault={faultOf('suggested')}
          onChange={(suggested) => set({ suggested })}
        />
      )}
      <DayPlace
        id={idOf('on')}
        label={text('agreements.answer.on')}
        value={values.on}
        fault={faultOf('on')}
        onChange={(on) => set({ on })}
      />
      <NoteField id={idOf('note')} value={values.note} onChange={(note) => set({ note })} />
    </ActForm>
  );
}
