import { Textfield } from '@digdir/designsystemet-react';
import { api } from '../../api/client';
import { changedText } from '../../parts/changed-text';
import { ActForm } from './act-form';
import type { CaseDetail } from './case-data';
import { useCaseFile } from './case-file';
import { CheckChoice, DayPlace, NoteField, Place, RadioChoice, SelectField } from './fields';
import { useAct, type Faults } from './use-act';
import { useWords } from './use-words';

type Referral = NonNullable<CaseDetail['state']['referral']>;

const categories = ['social-services', 'school', 'health-care', 'parent'] as const;
const criteria = [
  'several-interventions',
  'earlier-collaboration-insufficient',
  'family-perspective',
] as const;
const domains = [
  'school-absence',
  'neuropsychiatric-disability',
  'socio-economic-vulnerability',
  'parenting-capacity',
  'mental-ill-health-and-addiction',
  'intellectual-disability',
] as const;

interface FormValues {
  readonly referredOn: string;
  readonly municipality: string;
  readonly category: Referral['category'];
  readonly childrenUnder23: string;
  readonly criteria: Referral['criteria'];
  readonly domains: Referral['domains'];
  readonly familyName: string;
  readonly note: string;
}

function valuesOf({ caseId, name, notes }: CaseDetail, referral: Referral): FormValues {
  const { on, municipality, category, childrenUnder23 } = referral;
  return {
    referredOn: on,
    municipality,
    category,
    childrenUnder23: String(childrenUnder23),
    criteria: referral.criteria,
    domains: referral.domains,
    familyName: name ?? '',
    note: notes?.[caseId] ?? '',
  };
}

/** Sets right what was written of the referral, as a whole. */
export function ReferralForm({ referral, onClose }: { referral: Referral; onClose: () => void }) {
  const file = useCaseFile();
  const { text, valueText } = useWords();
  const { caseId, detail, directory } = file;
  const before = valuesOf(detail, referral);
  const check = (values: FormValues): Faults<FormValues> => ({
    referredOn: values.referredOn ? undefined : 'case.field.day',
    childrenUnder23: /^([012]?\d|30)$/.test(values.childrenUnder23.trim())
      ? undefined
      : 'case.field.childrenUnder23',
    // The register tells no criteria: then there are none to keep.
    criteria:
      values.criteria.length === 0 && before.criteria.length > 0
        ? 'case.field.criteria'
        : undefined,
  });
  const act = useAct<FormValues>({
    caseId,
    name: 'referral',
    empty: before,
    version: file.version,
    check,
    fieldOf: { on: 'referredOn' },
    onDone: onClose,
    send: ({ childrenUnder23, familyName, note, ...values }, header) =>
      api.PUT('/api/v1/cases/{caseId}/referral', {
        params: { path: { caseId }, header },
        body: {
          ...values,
          childrenUnder23: Number(childrenUnder23),
          // Only what is new goes to the vault, and what is taken away; all else stays.
          ...changedText('familyName', familyName, before.familyName),
          ...changedText('note', note, before.note),
        },
      }),
  });
  const { values, set, idOf, faultOf } = act;
  const stands = file.state.referral && valuesOf(detail, file.state.referral);
  const compare =
    stands &&
    (Object.keys(stands) as (keyof FormValues)[]).map((field) => ({
      label: text(`case.label.${field}`),
      mine: valueText(field, values[field]),
      now: valueText(field, stands[field]),
    }));
  return (
    <ActForm
      act={act}
      title={text('case.referral.correct')}
      lead={text('case.correct.lead')}
      submit={text('case.correct.submit')}
      onClose={onClose}
      {...(compare && { compare })}
    >
      <Place id={idOf('familyName')}>
        <Textfield
          data-size="sm"
          label={text('case.label.familyName')}
          maxLength={200}
          autoComplete="off"
          value={values.familyName}
          onChange={({ target }) => set({ familyName: target.value })}
        />
      </Place>
      <div className="act-columns">
        <DayPlace
          id={idOf('referredOn')}
          label={text('case.label.referredOn')}
          value={values.referredOn}
          fault={faultOf('referredOn')}
          onChange={(referredOn) => set({ referredOn })}
        />
        <SelectField
          id={idOf('municipality')}
          label={text('case.label.municipality')}
          empty={text('case.choose')}
          groups={[
            {
              label: '',
              options: directory.municipalities.map(({ code, name }) => ({
                value: code,
                label: name,
              })),
            },
          ]}
          value={values.municipality}
          fault={faultOf('municipality')}
          onChange={(municipality) => set({ municipality })}
        />
        <Place id={idOf('childrenUnder23')}>
          <Textfield
            data-size="sm"
            label={text('case.label.childrenUnder23')}
            inputMode="numeric"
            value={values.childrenUnder23}
            error={faultOf('childrenUnder23')}
            onChange={({ target }) => set({ childrenUnder23: target.value })}
          />
        </Place>
      </div>
      <RadioChoice
        id={idOf('category')}
        label={text('case.label.category')}
        options={categories.map((one) => ({ value: one, label: text(`case.category.${one}`) }))}
        value={values.category}
        fault={faultOf('category')}
        onChange={(category) => set({ category: category as FormValues['category'] })}
      />
      <CheckChoice
        id={idOf('criteria')}
        label={text('case.label.criteria')}
        options={criteria.map((one) => ({ value: one, label: text(`case.criteria.${one}`) }))}
        values={values.criteria}
        fault={faultOf('criteria')}
        onChange={(chosen) => set({ criteria: chosen as FormValues['criteria'] })}
      />
      <CheckChoice
        id={idOf('domains')}
        label={text('case.label.domains')}
        options={domains.map((one) => ({ value: one, label: text(`case.domains.${one}`) }))}
        values={values.domains}
        onChange={(chosen) => set({ domains: chosen as FormValues['domains'] })}
      />
      <NoteField id={idOf('note')} value={values.note} onChange={(note) => set({ note })} />
    </ActForm>
  );
}
