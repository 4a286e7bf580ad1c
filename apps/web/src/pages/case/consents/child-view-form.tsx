import { api } from '../../../api/client';
import { ActForm } from '../act-form';
import type { CaseConsents } from '../case-data';
import { useCaseFile } from '../case-file';
import { DayPlace, RadioChoice } from '../fields';
import { useAct, type Faults } from '../use-act';
import { useWords } from '../use-words';

type View = CaseConsents['childViews'][number];
interface FormValues {
  readonly asked: 'yes' | 'no' | '';
  readonly view: View['view'] | '';
  readonly maturity: View['maturity'];
  readonly on: string;
}

const maturities = ['not-assessed', 'decides-with-guardians', 'decides-alone'] as const;
/** Only who was asked can have agreed or disagreed. */
const views = {
  yes: ['agrees', 'disagrees', 'no-answer', 'too-young-to-say'],
  no: ['no-answer', 'too-young-to-say'],
} as const;

function check({ asked, view, on }: FormValues): Faults<FormValues> {
  return {
    asked: asked === '' ? 'case.field.asked' : undefined,
    view: view === '' ? 'case.field.view' : undefined,
    on: on ? undefined : 'case.field.day',
  };
}

/** law.md 9: the child's own view is always asked for, and how mature it was found to be in this matter. */
export function ChildViewForm({
  memberId,
  ledger,
  onClose,
}: {
  memberId: string;
  ledger: CaseConsents;
  onClose: () => void;
}) {
  const file = useCaseFile();
  const { text } = useWords();
  const { caseId } = file;
  const act = useAct<FormValues>({
    caseId,
    name: `child-view.${memberId}`,
    empty: { asked: '', view: '', maturity: 'not-assessed', on: file.today },
    version: ledger.version,
    check,
    onDone: onClose,
    send: ({ asked, view, maturity, on }, header) =>
      api.POST('/api/v1/cases/{caseId}/consents/child-views', {
        params: { path: { caseId }, header },
        body: { memberId, asked: asked === 'yes', view: view || 'no-answer', maturity, on },
      }),
  });
  const { values, set, idOf, faultOf } = act;
  const offered: readonly string[] = values.asked === '' ? [] : views[values.asked];
  return (
    <ActForm
      act={act}
      title={text('case.child-view.title', { who: file.nameOf(memberId) })}
      lead={text('case.child-view.lead')}
      submit={text('action.save')}
      compare={[]}
      onClose={onClose}
    >
      <RadioChoice
        id={idOf('asked')}
        label={text('case.label.child-asked')}
        options={(['yes', 'no'] as const).map((one) => ({
          value: one,
          label: text(`case.child-asked.${one}`),
        }))}
        value={values.asked}
        fault={faultOf('asked')}
        onChange={(asked) => set({ asked: asked === 'yes' ? 'yes' : 'no', view: '' })}
      />
      {offered.length > 0 && (
        <RadioChoice
          id={idOf('view')}
          label={text('case.label.view')}
          options={offered.map((one) => ({ value: one, label: text(`case.view.${one}`) }))}
          value={values.view}
          fault={faultOf('view')}
          onChange={(view) => set({ view: view as View['view'] })}
        />
      )}
      <RadioChoice
        id={idOf('maturity')}
        label={text('case.label.maturity')}
        hint={text('case.hint.maturity')}
        options={maturities.map((one) => ({ value: one, label: text(`case.maturity.${one}`) }))}
        value={values.maturity}
        onChange={(maturity) => set({ maturity: maturity as View['maturity'] })}
      />
      <DayPlace
        id={idOf('on')}
        label={text('case.label.day')}
        value={values.on}
        fault={faultOf('on')}
        onChange={(on) => set({ on })}
      />
    </ActForm>
  );
}
