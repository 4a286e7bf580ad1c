import { Checkbox } from '@digdir/designsystemet-react';
import { api } from '../../../api/client';
import { useLanguage } from '../../../parts/use-language';
import { ActForm } from '../act-form';
import type { CaseConsents, Consent } from '../case-data';
import { useCaseFile } from '../case-file';
import { DayPlace, Place, RadioChoice, SelectField } from '../fields';
import { unitGroups } from '../family/unit-groups';
import { whoDecides } from './consent-cells';
import { useInterpreting } from '../../meetings/use-interpreting';
import { useAct, type Faults } from '../use-act';
import { useWords } from '../use-words';

interface FormValues {
  readonly answer: 'yes' | 'no' | '';
  readonly on: string;
  readonly until: string;
  readonly form: 'written' | 'oral';
  readonly informedBy: string;
  readonly language: string;
  readonly interpreterUsed: boolean;
  /** `outside`, or `directory` or `member` with an id. */
  readonly interpretedBy: string;
}

function check(values: FormValues): Faults<FormValues> {
  const { answer, on, until, form, informedBy, language, interpreterUsed, interpretedBy } = values;
  const yes = answer === 'yes';
  const oral = yes && form === 'oral';
  return {
    answer: answer === '' ? 'case.field.answer' : undefined,
    on: on ? undefined : 'case.field.day',
    until: yes && !until ? 'case.field.until' : undefined,
    informedBy: oral && !informedBy ? 'case.field.informedBy' : undefined,
    language: oral && !language ? 'case.field.language' : undefined,
    interpretedBy:
      oral && interpreterUsed && !interpretedBy ? 'case.field.interpretedBy' : undefined,
  };
}

type Interpreter = NonNullable<
  Extract<NonNullable<Consent['given']>['how'], { form: 'oral' }>['interpretedBy']
>;

function by(choice: string): Interpreter | null {
  const [kind, id = ''] = choice.split(' ');
  if (kind === 'outside') return { kind };
  if (kind === 'directory') return { kind, interpreterId: id };
  return kind === 'member' ? { kind, memberId: id } : null;
}

function yearLater(day: string): string {
  const monthAndDay = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${Number(day.slice(0, 4)) + 1}${monthAndDay}`;
}

/** Writes down a yes or a no; an oral yes says who informed, in which language, with an interpreter or not (law.md 12). */
export function AnswerForm({
  consent,
  ledger,
  onClose,
}: {
  consent: Consent;
  ledger: CaseConsents;
  onClose: () => void;
}) {
  const file = useCaseFile();
  const spoken = useLanguage();
  const { text } = useWords();
  const { interpreterName, speakersOf } = useInterpreting();
  const { caseId, today, directory } = file;
  const { consentId } = consent;
  const act = useAct<FormValues>({
    caseId,
    name: `answer.${consentId}`,
    empty: {
      answer: '',
      on: today,
      until: yearLater(today),
      form: 'written',
      informedBy: directory.areaId,
      language: 'sv',
      interpreterUsed: false,
      interpretedBy: '',
    },
    version: ledger.version,
    check,
    onDone: onClose,
    send: ({ answer, on, until, form, interpretedBy, ...oral }, header) => {
      const path = { caseId, consentId };
      if (answer === 'no')
        return api.POST('/api/v1/cases/{caseId}/consents/{consentId}/refused', {
          params: { path, header },
          body: { on },
        });
      return api.POST('/api/v1/cases/{caseId}/consents/{consentId}/given', {
        params: { path, header },
        body: {
          ...{ on, until },
          how:
            form === 'written'
              ? { form }
              : { form, ...oral, interpretedBy: oral.interpreterUsed ? by(interpretedBy) : null },
        },
      });
    },
  });
  const { values, set, idOf, faultOf } = act;
  const day = (field: 'on' | 'until', label: string) => (
    <DayPlace
      id={idOf(field)}
      label={text(label)}
      value={values[field]}
      fault={faultOf(field)}
      onChange={(value) => set({ [field]: value })}
    />
  );
  const interpreters = [
    {
      label: '',
      options: [
        ...speakersOf(values.language).map(({ interpreterId }) => ({
          value: `directory ${interpreterId}`,
          label: interpreterName(interpreterId),
        })),
        { value: 'outside', label: text('case.interpreted-by.outside') },
      ],
    },
    {
      label: text('case.interpreted-by.family'),
      // law.md 24: never a child.
      options: file.members
        .filter((member) => !whoDecides(member, values.on).guardians)
        .map(({ memberId }) => ({ value: `member ${memberId}`, label: file.nameOf(memberId) })),
    },
  ];
  const informers = [
    { label: '', options: [{ value: directory.areaId, label: text('case.informed-by.team') }] },
    ...unitGroups(file),
  ];
  return (
    <ActForm
      act={act}
      title={text('case.consent.answer')}
      submit={text('case.consent.answer.submit')}
      compare={[]}
      onClose={onClose}
    >
      <RadioChoice
        id={idOf('answer')}
        label={text('case.label.answer')}
        options={(['yes', 'no'] as const).map((one) => ({
          value: one,
          label: text(`case.answer.${one}`),
        }))}
        value={values.answer}
        fault={faultOf('answer')}
        onChange={(answer) => set({ answer: answer === 'yes' ? 'yes' : 'no' })}
      />
      <div className="act-columns">
        {day('on', 'case.label.answeredOn')}
        {values.answer === 'yes' && day('until', 'case.label.until')}
      </div>
      {values.answer === 'yes' && (
        <RadioChoice
          id={idOf('form')}
          label={text('case.label.how')}
          options={(['written', 'oral'] as const).map((one) => ({
            value: one,
            label: text(`case.how.${one}`),
          }))}
          value={values.form}
          onChange={(form) => set({ form: form === 'oral' ? 'oral' : 'written' })}
        />
      )}
      {values.answer === 'yes' && values.form === 'oral' && (
        <div className="act-columns">
          <SelectField
            id={idOf('informedBy')}
            label={text('case.label.informedBy')}
            empty={text('case.choose')}
            groups={informers}
            value={values.informedBy}
            fault={faultOf('informedBy')}
            onChange={(informedBy) => set({ informedBy })}
          />
          <SelectField
            id={idOf('language')}
            label={text('case.label.language')}
            empty={text('case.choose')}
            groups={[
              {
                label: '',
                options: [{ value: 'sv', label: spoken.name('sv') }, ...spoken.options],
              },
            ]}
            value={values.language}
            fault={faultOf('language')}
            onChange={(language) => set({ language })}
          />
          <Place id={idOf('interpreterUsed')}>
            <Checkbox
              data-size="sm"
              label={text('case.label.interpreterUsed')}
              description={text('case.hint.interpreterUsed')}
              checked={values.interpreterUsed}
              onChange={({ target }) => set({ interpreterUsed: target.checked })}
            />
          </Place>
          {values.interpreterUsed && (
            <SelectField
              id={idOf('interpretedBy')}
              label={text('case.label.interpretedBy')}
              hint={text('case.hint.interpretedBy')}
              empty={text('case.choose')}
              groups={interpreters}
              value={values.interpretedBy}
              fault={faultOf('interpretedBy')}
              onChange={(interpretedBy) => set({ interpretedBy })}
            />
          )}
        </div>
      )}
    </ActForm>
  );
}
