import { api } from '../../api/client';
import { changedText } from '../../parts/changed-text';
import { ActForm } from './act-form';
import type { CaseDetail } from './case-data';
import { useCaseFile } from './case-file';
import { DayPlace, NoteField, RadioChoice } from './fields';
import { useAct, type Faults } from './use-act';
import { useWords } from './use-words';

type Assessment = NonNullable<CaseDetail['state']['assessment']>;

const outcomes = ['taken-on', 'pointed-elsewhere', 'declined'] as const;
const reasons = [
  'sip-fits-better',
  'own-collaboration-first',
  'other-service-fits-better',
  'outside-area',
  'outside-age',
  'no-need-of-coordination',
] as const;

interface FormValues {
  readonly on: string;
  readonly outcome: Assessment['outcome'];
  readonly reason: NonNullable<Assessment['reason']> | '';
  readonly note: string;
}

function check({ on, outcome, reason }: FormValues): Faults<FormValues> {
  return {
    on: on ? undefined : 'case.field.day',
    reason: outcome !== 'taken-on' && !reason ? 'problem.assessment.reason-missing' : undefined,
  };
}

/** Sets an assessment right: an outcome picked by mistake, another day or reason. */
export function AssessmentForm({
  assessment,
  onClose,
}: {
  assessment: Assessment;
  onClose: () => void;
}) {
  const file = useCaseFile();
  const { text, valueText } = useWords();
  const { caseId } = file;
  const note = file.detail.notes?.['assessment'] ?? '';
  const act = useAct<FormValues>({
    caseId,
    name: 'assessment',
    empty: {
      on: assessment.on,
      outcome: assessment.outcome,
      reason: assessment.reason ?? '',
      note,
    },
    version: file.version,
    check,
    onDone: onClose,
    send: ({ on, outcome, reason, note: written }, header) =>
      api.PUT('/api/v1/cases/{caseId}/assessment', {
        params: { path: { caseId }, header },
        body: {
          on,
          outcome,
          reason: outcome === 'taken-on' ? null : reason || null,
          ...changedText('note', written, note),
        },
      }),
  });
  const { values, set, idOf, faultOf } = act;
  const now = file.state.assessment;
  const compare = now && [
    {
      label: text('case.label.outcome'),
      mine: valueText('outcome', values.outcome),
      now: valueText('outcome', now.outcome),
    },
    {
      label: text('case.label.assessment-reason'),
      mine: valueText('assessment-reason', values.outcome === 'taken-on' ? '' : values.reason),
      now: valueText('assessment-reason', now.reason),
    },
    {
      label: text('case.label.assessedOn'),
      mine: valueText('day', values.on),
      now: valueText('day', now.on),
    },
  ];
  return (
    <ActForm
      act={act}
      title={text('case.assessment.correct')}
      lead={text('case.assessment.correct.lead')}
      submit={text('case.correct.submit')}
      onClose={onClose}
      {...(compare && { compare })}
    >
      <RadioChoice
        id={idOf('outcome')}
        label={text('case.label.outcome')}
        options={outcomes.map((one) => ({ value: one, label: text(`case.outcome.${one}`) }))}
        value={values.outcome}
        fault={faultOf('outcome')}
        onChange={(outcome) => set({ outcome: outcome as FormValues['outcome'] })}
      />
      {values.outcome !== 'taken-on' && (
        <RadioChoice
          id={idOf('reason')}
          label={text('case.label.assessment-reason')}
          options={reasons.map((one) => ({
            value: one,
            label: text(`case.assessment-reason.${one}`),
          }))}
          value={values.reason}
          fault={faultOf('reason')}
          onChange={(reason) => set({ reason: reason as FormValues['reason'] })}
        />
      )}
      <DayPlace
        id={idOf('on')}
        label={text('case.label.assessedOn')}
        value={values.on}
        fault={faultOf('on')}
        onChange={(on) => set({ on })}
      />
      <NoteField id={idOf('note')} value={values.note} onChange={(note) => set({ note })} />
    </ActForm>
  );
}
