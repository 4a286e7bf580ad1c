import { api } from '../../../api/client';
import { changedText } from '../../../parts/changed-text';
import { ActForm } from '../act-form';
import type { CaseConsents, Closing } from '../case-data';
import { counts, useCaseFile } from '../case-file';
import { ClosingCheck } from './closing-check';
import { DayPlace, NoteField, RadioChoice } from '../fields';
import { useAct, type Faults } from '../use-act';
import { useWords } from '../use-words';

interface FormValues {
  readonly on: string;
  readonly reason: Closing['reason'] | '';
  readonly note: string;
}

const reasons = [
  'situation-improved',
  'situation-resolved',
  'family-moved',
  'guardians-see-no-need',
  'consent-missing',
  'resolved-before-meeting',
] as const;

function check({ on, reason }: FormValues): Faults<FormValues> {
  return {
    on: on ? undefined : 'case.field.day',
    reason: reason ? undefined : 'case.field.reason',
  };
}

/** Closes the case after a look at what is still open, or corrects a closing. */
export function ClosingForm({
  closing,
  ledger,
  onClose,
}: {
  closing?: Closing;
  ledger: CaseConsents | undefined;
  onClose: () => void;
}) {
  const file = useCaseFile();
  const { text, valueText } = useWords();
  const { caseId, state } = file;
  const note = (closing && file.detail.notes?.[closing.closingId]) ?? '';
  const act = useAct<FormValues>({
    caseId,
    name: closing ? `closing.${closing.closingId}` : 'close',
    empty: { on: closing?.closedOn ?? file.today, reason: closing?.reason ?? '', note },
    version: file.version,
    check,
    fieldOf: { closedOn: 'on' },
    onDone: onClose,
    send: ({ on, reason, note: written }, header) => {
      const body = {
        on,
        reason: reason || 'situation-improved',
        ...changedText('note', written, note),
      };
      return closing
        ? api.PUT('/api/v1/cases/{caseId}/closings/{closingId}', {
            params: { path: { caseId, closingId: closing.closingId }, header },
            body,
          })
        : api.POST('/api/v1/cases/{caseId}/closings', {
            params: { path: { caseId }, header },
            body,
          });
    },
  });
  const { values, set, idOf, faultOf } = act;
  const now = closing && state.closings.find((one) => one.closingId === closing.closingId);
  const compare = now && [
    {
      label: text('case.label.day'),
      mine: valueText('day', values.on),
      now: valueText('day', now.closedOn),
    },
    {
      label: text('case.label.reason'),
      mine: valueText('reason', values.reason),
      now: valueText('reason', now.reason),
    },
  ];
  const met = Object.values(state.meetings).some(counts);
  // The reason speaks of a case without a meeting; it is offered where it can be true.
  const offered = reasons.filter(
    (reason) => reason !== 'resolved-before-meeting' || !met || values.reason === reason,
  );
  return (
    <ActForm
      act={act}
      title={text(closing ? 'case.closing.correct' : 'case.closing.title')}
      lead={text(closing ? 'case.correct.lead' : 'case.closing.lead')}
      submit={text(closing ? 'case.correct.submit' : 'case.closing.submit')}
      onClose={onClose}
      {...(compare && { compare })}
    >
      {!closing && <ClosingCheck ledger={ledger} />}
      <RadioChoice
        id={idOf('reason')}
        label={text('case.label.reason')}
        options={offered.map((reason) => ({ value: reason, label: text(`case.reason.${reason}`) }))}
        value={values.reason}
        fault={faultOf('reason')}
        onChange={(reason) => set({ reason: reason as Closing['reason'] })}
      />
      <DayPlace
        id={idOf('on')}
        label={text('case.label.closedOn')}
        value={values.on}
        fault={faultOf('on')}
        onChange={(on) => set({ on })}
      />
      <NoteField id={idOf('note')} value={values.note} onChange={(note) => set({ note })} />
    </ActForm>
  );
}
