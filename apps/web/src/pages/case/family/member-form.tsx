import { Textfield } from '@digdir/designsystemet-react';
import { api } from '../../../api/client';
import { ActForm } from '../act-form';
import type { Member, Personal } from '../case-data';
import { useCaseFile } from '../case-file';
import { Place, RadioChoice, SelectField } from '../fields';
import { changedText } from '../../../parts/changed-text';
import { useLanguage, type Language } from '../../../parts/use-language';
import type { Compared } from '../../../parts/versions';
import { useAct, type Faults } from '../use-act';
import { useWords } from '../use-words';

interface FormValues {
  readonly role: string;
  readonly birthYear: string;
  readonly household: string;
  readonly name: string;
  readonly personNumber: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  /** A language, `none`, or empty when nobody has asked (law.md 24). */
  readonly interpreter: string;
}

const roles = ['child', 'guardian', 'other-adult'] as const;
const personalFields = ['name', 'personNumber', 'phone', 'email', 'address'] as const;

function valuesOf(
  member: Member | undefined,
  personal: Personal,
  need: string | null | undefined,
): FormValues {
  return {
    role: member?.role ?? '',
    birthYear: member?.birthYear ? String(member.birthYear) : '',
    household: member?.household ?? '',
    name: personal.name ?? '',
    personNumber: personal.personNumber ?? '',
    phone: personal.phone ?? '',
    email: personal.email ?? '',
    address: personal.address ?? '',
    interpreter: need === null ? 'none' : (need ?? ''),
  };
}

function check({ role, birthYear, household, email }: FormValues): Faults<FormValues> {
  const yearMissing = role === 'child' && birthYear.trim() === '';
  return {
    role: role === '' ? 'case.field.role' : undefined,
    birthYear: yearMissing
      ? 'problem.member.birth-year-missing'
      : /^(|(19|20|21)\d\d)$/.test(birthYear.trim())
        ? undefined
        : 'case.field.birth-year',
    household: /^[A-Z0-9]{0,4}$/i.test(household.trim()) ? undefined : 'case.field.household',
    email:
      email.trim() === '' || /^\S+@\S+\.\S+$/.test(email.trim()) ? undefined : 'case.field.email',
  };
}

/** Adds a member of the family, or corrects one. */
export function MemberForm({ member, onClose }: { member?: Member; onClose: () => void }) {
  const file = useCaseFile();
  const { text } = useWords();
  const language = useLanguage();
  const { caseId } = file;
  const needOf = (memberId: string) => file.state.interpreterNeeds[memberId];
  const personal = member ? file.personal(member.memberId) : {};
  const act = useAct<FormValues>({
    caseId,
    name: member ? `member.${member.memberId}` : 'add-member',
    empty: valuesOf(member, personal, member && needOf(member.memberId)),
    version: file.version,
    check,
    onDone: onClose,
    send: (values, headers) => {
      // Only what is new goes to the vault, and what is taken away; all else stays.
      const changed = personalFields.flatMap((field) =>
        Object.entries(changedText(field, values[field], personal[field])),
      );
      const body = {
        role: values.role as Member['role'],
        birthYear: values.birthYear.trim() === '' ? null : Number(values.birthYear),
        household: values.household.trim().toUpperCase() || null,
        ...(values.interpreter && {
          interpreter: values.interpreter === 'none' ? null : (values.interpreter as Language),
        }),
        personal: Object.fromEntries(changed) as { [field in keyof Personal]?: string | null },
      };
      return member
        ? api.PUT('/api/v1/cases/{caseId}/members/{memberId}', {
            params: { path: { caseId, memberId: member.memberId }, header: headers },
            body,
          })
        : api.POST('/api/v1/cases/{caseId}/members', {
            params: { path: { caseId }, header: headers },
            body,
          });
    },
  });
  const { values, set, idOf, faultOf } = act;
  const now = member && file.state.members[member.memberId];
  const compare =
    now && compared(values, valuesOf(now, file.personal(now.memberId), needOf(now.memberId)));
  function compared(mine: FormValues, theirs: FormValues): Compared[] {
    return (Object.keys(theirs) as (keyof FormValues)[]).map((field) => ({
      label: text(`case.label.${field}`),
      mine: inWords(field, mine),
      now: inWords(field, theirs),
    }));
  }
  function inWords(field: keyof FormValues, { [field]: value }: FormValues): string {
    if (field === 'role' && value) return text(`case.role.${value}`);
    if (field !== 'interpreter') return value;
    return value === 'none' || !value
      ? text(`case.interpreter.${value || 'unasked'}`)
      : language.name(value);
  }
  const line = (field: (typeof personalFields)[number] | 'birthYear' | 'household', extra = {}) => (
    <Place id={idOf(field)}>
      <Textfield
        data-size="sm"
        label={text(`case.label.${field}`)}
        value={values[field]}
        error={faultOf(field)}
        autoComplete="off"
        onChange={({ target }) => set({ [field]: target.value })}
        {...extra}
      />
    </Place>
  );
  return (
    <ActForm
      act={act}
      title={
        member
          ? text('case.member.correct', { who: file.nameOf(member.memberId) })
          : text('case.member.add')
      }
      lead={text(member ? 'case.correct.lead' : 'case.member.lead')}
      submit={text(member ? 'case.correct.submit' : 'case.member.submit')}
      onClose={onClose}
      {...(compare && { compare })}
    >
      <RadioChoice
        id={idOf('role')}
        label={text('case.label.role')}
        options={roles.map((role) => ({ value: role, label: text(`case.role.${role}`) }))}
        value={values.role}
        fault={faultOf('role')}
        onChange={(role) => set({ role })}
      />
      <div className="act-columns">
        {line('name')}
        {line('birthYear', { inputMode: 'numeric', description: text('case.hint.birthYear') })}
        {line('household', { description: text('case.hint.household') })}
        {line('personNumber', { description: text('case.hint.personNumber') })}
        {line('phone', { type: 'tel' })}
        {line('email', { type: 'email' })}
        {line('address')}
        <SelectField
          id={idOf('interpreter')}
          label={text('case.label.interpreter')}
          hint={text('case.hint.interpreter')}
          empty={text('case.interpreter.unasked')}
          groups={[
            { label: '', options: [{ value: 'none', label: text('case.interpreter.none') }] },
            { label: text('case.interpreter.languages'), options: language.options },
          ]}
          value={values.interpreter}
          onChange={(interpreter) => set({ interpreter })}
        />
      </div>
    </ActForm>
  );
}
