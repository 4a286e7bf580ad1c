import { api } from '../../../api/client';
import type { Precision } from '../../../parts/day';
import { ActForm } from '../act-form';
import type { Contact } from '../case-data';
import { useCaseFile } from '../case-file';
import { DayPlace, RadioChoice, SelectField } from '../fields';
import { unitGroups } from './unit-groups';
import { useAct, type Faults } from '../use-act';
import { useWords } from '../use-words';

interface FormValues {
  readonly memberId: string;
  readonly unitId: string;
  readonly kind: string;
  readonly since: string;
  readonly precision: Precision;
}

const kinds = ['individual-support', 'parenting-programme', 'course'] as const;
const precisions = ['day', 'month', 'year'] as const;
const fields = ['memberId', 'unitId', 'kind', 'since', 'precision'] as const;

function check(input: FormValues): Faults<FormValues> {
  return {
    memberId: input.memberId ? undefined : 'case.field.member',
    unitId: input.unitId ? undefined : 'case.field.unit',
    kind: input.kind ? undefined : 'case.field.kind',
    since: input.since ? undefined : 'case.field.day',
  };
}

const nothing: FormValues = {
  ...{ memberId: '', unitId: '', kind: 'individual-support' },
  ...{ since: '', precision: 'day' },
};

function valuesOf({ memberId, unitId, kind, since, precision }: Contact): FormValues {
  return { memberId, unitId, kind, since, precision };
}

/** Whichever day of a month or a year was picked: its first stands for it. */
function firstDayOf({ since, precision }: FormValues): string {
  if (precision === 'day') return since;
  return precision === 'month' ? `${since.slice(0, 7)}-01` : `${since.slice(0, 4)}-01-01`;
}

/** Adds an own contact of a member, or corrects one. */
export function ContactForm({ contact, onClose }: { contact?: Contact; onClose: () => void }) {
  const file = useCaseFile();
  const { text, valueText } = useWords();
  const { caseId } = file;
  const act = useAct<FormValues>({
    caseId,
    name: contact ? `contact.${contact.contactId}` : 'add-contact',
    empty: contact ? valuesOf(contact) : nothing,
    version: file.version,
    check,
    fieldOf: { unitIds: 'unitId', on: 'since' },
    onDone: onClose,
    send: (values, header) => {
      const since = firstDayOf(values);
      const body = { ...values, since, kind: values.kind as Contact['kind'] };
      return contact
        ? api.PUT('/api/v1/cases/{caseId}/contacts/{contactId}', {
            params: { path: { caseId, contactId: contact.contactId }, header },
            body,
          })
        : api.POST('/api/v1/cases/{caseId}/contacts', {
            params: { path: { caseId }, header },
            body,
          });
    },
  });
  const { values, set, idOf, faultOf } = act;
  const now = contact && file.state.contacts[contact.contactId];
  const shown = (field: (typeof fields)[number], value: string) =>
    value === '' ? '' : valueText(field === 'since' ? 'day' : field, value);
  const compare =
    now &&
    fields.map((field) => ({
      label: text(`case.label.${field}`),
      mine: shown(field, values[field]),
      now: shown(field, valuesOf(now)[field]),
    }));
  return (
    <ActForm
      act={act}
      title={text(contact ? 'case.contact.correct' : 'case.contact.add')}
      lead={text(contact ? 'case.correct.lead' : 'case.contact.lead')}
      submit={text(contact ? 'case.correct.submit' : 'case.contact.submit')}
      onClose={onClose}
      {...(compare && { compare })}
    >
      <div className="act-columns">
        <SelectField
          id={idOf('memberId')}
          label={text('case.label.memberId')}
          empty={text('case.choose')}
          groups={[
            {
              label: '',
              options: file.members.map(({ memberId }) => ({
                value: memberId,
                label: file.nameOf(memberId),
              })),
            },
          ]}
          value={values.memberId}
          fault={faultOf('memberId')}
          onChange={(memberId) => set({ memberId })}
        />
        <SelectField
          id={idOf('unitId')}
          label={text('case.label.unitId')}
          empty={text('case.choose')}
          groups={unitGroups(file)}
          value={values.unitId}
          fault={faultOf('unitId')}
          onChange={(unitId) => set({ unitId })}
        />
      </div>
      <RadioChoice
        id={idOf('kind')}
        label={text('case.label.kind')}
        hint={text('case.hint.kind')}
        options={kinds.map((kind) => ({ value: kind, label: text(`case.kind.${kind}`) }))}
        value={values.kind}
        fault={faultOf('kind')}
        onChange={(kind) => set({ kind })}
      />
      <DayPlace
        id={idOf('since')}
        label={text('case.label.since')}
        value={values.since}
        fault={faultOf('since')}
        onChange={(since) => set({ since })}
      />
      <RadioChoice
        id={idOf('precision')}
        label={text('case.label.precision')}
        hint={text('case.hint.precision')}
        options={precisions.map((one) => ({ value: one, label: text(`case.precision.${one}`) }))}
        value={values.precision}
        fault={faultOf('precision')}
        onChange={(told) => set({ precision: told as Precision })}
      />
    </ActForm>
  );
}
