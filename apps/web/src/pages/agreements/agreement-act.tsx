import { api } from '../../api/client';
import { ActForm } from '../case/act-form';
import { useCaseFile } from '../case/case-file';
import { DayPlace } from '../case/fields';
import { useWords } from '../case/use-words';
import type { Agreement } from './agreement-data';
import { ownerFrom, valueOf } from './agreement-data';
import { AgreementForm } from './agreement-form';
import { AnswerForm } from './answer-form';
import { OwnerField, useOwnerWords } from './owner-field';
import { useAgreementAct } from './use-agreement-act';

export const acts = ['answer', 'hand-over', 'move', 'withdraw', 'correct', 'strike'] as const;
export type AgreementAct = (typeof acts)[number];

interface Acting {
  /** As it stood when the form was opened. */
  readonly agreement: Agreement;
  /** As it stands. */
  readonly now: Agreement;
  readonly onClose: () => void;
}

/** What is done with an agreement, in place under it. */
export function ActOn({ act, ...acting }: Acting & { act: AgreementAct }) {
  switch (act) {
    case 'answer':
      return <AnswerForm {...acting} />;
    case 'hand-over':
      return <HandOver {...acting} />;
    case 'move':
      return <Move {...acting} />;
    case 'correct':
      return <AgreementForm {...acting} />;
    case 'withdraw':
    case 'strike':
      return <End {...acting} act={act} />;
  }
}

function HandOver({ now, agreement, onClose }: Acting) {
  const { today } = useCaseFile();
  const { text, dayText } = useWords();
  const ownerWords = useOwnerWords();
  const { agreementId } = agreement;
  const act = useAgreementAct({
    agreement: now,
    name: 'hand-over',
    empty: {
      owner: agreement.suggested ? valueOf(agreement.suggested) : '',
      dueOn: agreement.dueOn >= today ? agreement.dueOn : '',
    },
    check: ({ owner, dueOn }) => ({
      owner: owner ? undefined : 'agreements.owner.missing',
      dueOn: dueOn ? undefined : 'agreements.dueOn.missing',
    }),
    onDone: onClose,
    send: ({ owner, dueOn }, header) => {
      const other = ownerFrom(owner);
      if (!other) throw new Error('checked before');
      return api.POST('/api/v1/agreements/{agreementId}/handed-over', {
        params: { path: { agreementId }, header },
        body: { on: today, owner: other, dueOn },
      });
    },
  });
  const { values, set, idOf, faultOf } = act;
  return (
    <ActForm
      act={act}
      title={text('agreements.hand-over')}
      lead={text('agreements.hand-over.lead')}
      submit={text('agreements.hand-over')}
      compare={[
        {
          label: text('agreements.owner'),
          mine: ownerWords(values.owner),
          now: ownerWords(now.owner),
        },
        {
          label: text('agreements.dueOn'),
          mine: values.dueOn && dayText(values.dueOn),
          now: dayText(now.dueOn),
        },
      ]}
      onClose={onClose}
    >
      <div className="act-columns">
        <OwnerField
          id={idOf('owner')}
          label={text('agreements.owner.new')}
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
    </ActForm>
  );
}

function Move({ now, agreement, onClose }: Acting) {
  const { today } = useCaseFile();
  const { text, dayText } = useWords();
  const { agreementId } = agreement;
  const act = useAgreementAct({
    agreement: now,
    name: 'move',
    empty: { dueOn: '' },
    check: ({ dueOn }) => ({ dueOn: dueOn ? undefined : 'agreements.dueOn.missing' }),
    onDone: onClose,
    send: ({ dueOn }, header) =>
      api.POST('/api/v1/agreements/{agreementId}/moved', {
        params: { path: { agreementId }, header },
        body: { on: today, dueOn },
      }),
  });
  return (
    <ActForm
      act={act}
      title={text('agreements.move')}
      lead={text('agreements.move.lead')}
      submit={text('agreements.move')}
      compare={[
        {
          label: text('agreements.dueOn'),
          mine: act.values.dueOn && dayText(act.values.dueOn),
          now: dayText(now.dueOn),
        },
      ]}
      onClose={onClose}
    >
      <DayPlace
        id={act.idOf('dueOn')}
        label={text('agreements.dueOn.new')}
        value={act.values.dueOn}
        fault={act.faultOf('dueOn')}
        onChange={(dueOn) => act.set({ dueOn })}
      />
    </ActForm>
  );
}

const nothing = {};

/** No longer holds, or never was made: the one is history, the other a mistake. */
function End({ act: end, now, agreement, onClose }: Acting & { act: 'withdraw' | 'strike' }) {
  const { today } = useCaseFile();
  const { text } = useWords();
  const act = useAgreementAct({
    agreement: now,
    name: end,
    empty: nothing,
    check: () => ({}),
    onDone: onClose,
    send: (_nothing, header) => {
      const params = { path: { agreementId: agreement.agreementId }, header };
      const body = { on: today };
      return end === 'withdraw'
        ? api.POST('/api/v1/agreements/{agreementId}/withdrawn', { params, body })
        : api.POST('/api/v1/agreements/{agreementId}/struck', { params, body });
    },
  });
  return (
    <ActForm
      act={act}
      title={text(`agreements.${end}.title`)}
      lead={text(`agreements.${end}.lead`)}
      submit={text(`agreements.${end}`)}
      danger
      compare={[
        {
          label: text('agreements.status'),
          mine: text(`agreements.status.${end === 'withdraw' ? 'withdrawn' : 'struck'}`),
          now: text(`agreements.status.${now.status}`),
        },
      ]}
      onClose={onClose}
    />
  );
}
