import { api } from '../../../api/client';
import { ActForm } from '../act-form';
import type { CaseConsents, Consent } from '../case-data';
import { useCaseFile } from '../case-file';
import { whoDecides } from './consent-cells';
import { CheckChoice, DayPlace, RadioChoice, SelectField } from '../fields';
import { useAct, type Faults } from '../use-act';
import { useWords } from '../use-words';

/** Whose consent, which agency it lets take part, and in what. */
export interface Question {
  readonly memberId: string;
  readonly agencyId: string;
  readonly purpose?: Consent['purpose'];
}

interface FormValues {
  readonly memberId: string;
  readonly agencyId: string;
  readonly information: readonly Consent['information'][number][];
  readonly purpose: Consent['purpose'];
  readonly on: string;
}

const kinds = ['coordination', 'health', 'school', 'social-services'] as const;
export const purposes = ['collaboration-meetings', 'contact-with-agency'] as const;

function check({ memberId, agencyId, information, on }: FormValues): Faults<FormValues> {
  return {
    memberId: memberId ? undefined : 'case.field.member',
    agencyId: agencyId ? undefined : 'case.field.agency',
    information: information.length > 0 ? undefined : 'case.field.information',
    on: on ? undefined : 'case.field.day',
  };
}

/** Notes that somebody was asked for consent (law.md 11: who, what, to whom, for what). */
export function AskForm({
  ledger,
  about,
  first = about,
  onClose,
}: {
  ledger: CaseConsents;
  /** Nobody else is asked. */
  about?: Question | undefined;
  /** What the form begins with. */
  first?: Question | undefined;
  onClose: () => void;
}) {
  const file = useCaseFile();
  const { text } = useWords();
  const { caseId } = file;
  const act = useAct<FormValues>({
    caseId,
    name: first ? `ask.${first.memberId}.${first.agencyId}` : 'ask',
    empty: {
      memberId: first?.memberId ?? '',
      agencyId: first?.agencyId ?? '',
      information: ['coordination'],
      purpose: first?.purpose ?? 'collaboration-meetings',
      on: file.today,
    },
    version: ledger.version,
    check,
    onDone: onClose,
    send: (values, header) =>
      api.POST('/api/v1/cases/{caseId}/consents', {
        params: { path: { caseId }, header },
        body: { ...values, information: [...values.information] },
      }),
  });
  const { values, set, idOf, faultOf } = act;
  const options = {
    memberId: file.members
      .filter(
        (member) => whoDecides(member, file.today).self || member.memberId === first?.memberId,
      )
      .map(({ memberId }) => ({ value: memberId, label: file.nameOf(memberId) })),
    agencyId: file.directory.agencies.map(({ agencyId, name }) => ({
      value: agencyId,
      label: name,
    })),
  };
  const select = (field: 'memberId' | 'agencyId', label: string) => (
    <SelectField
      id={idOf(field)}
      label={text(label)}
      empty={text('case.choose')}
      groups={[{ label: '', options: options[field] }]}
      value={values[field]}
      fault={faultOf(field)}
      onChange={(value) => set({ [field]: value })}
    />
  );
  return (
    <ActForm
      act={act}
      title={text('case.consent.ask')}
      lead={text('case.consent.ask.lead')}
      submit={text('case.consent.ask.submit')}
      compare={[]}
      onClose={onClose}
    >
      {!about && (
        <div className="act-columns">
          {select('memberId', 'case.label.asked')}
          {select('agencyId', 'case.label.agencyId')}
        </div>
      )}
      <CheckChoice
        id={idOf('information')}
        label={text('case.label.information')}
        options={kinds.map((kind) => ({ value: kind, label: text(`case.information.${kind}`) }))}
        values={values.information}
        fault={faultOf('information')}
        onChange={(chosen) => set({ information: kinds.filter((kind) => chosen.includes(kind)) })}
      />
      <RadioChoice
        id={idOf('purpose')}
        label={text('case.label.purpose')}
        options={purposes.map((one) => ({ value: one, label: text(`case.purpose.${one}`) }))}
        value={values.purpose}
        fault={faultOf('purpose')}
        onChange={(purpose) => set({ purpose: purpose as FormValues['purpose'] })}
      />
      <DayPlace
        id={idOf('on')}
        label={text('case.label.askedOn')}
        value={values.on}
        fault={faultOf('on')}
        onChange={(on) => set({ on })}
      />
    </ActForm>
  );
}
