import { api } from '../../../api/client';
import { useDayText, type Precision } from '../../../parts/day';
import { ActForm } from '../act-form';
import type { Contact } from '../case-data';
import { useCaseFile } from '../case-file';
import { RadioChoice, SelectField } from '../fields';
import { asKnown, firstDayOf, SinceField, sinceFault } from './since-field';
import { unitGroups } from './unit-groups';
import { useAct, type Faults } from '../use-act';
import { useWords } from '../use-words';

interface FormValues {
  readonly memberId: string;
  readonly unitId: string;
  readonly kind: string;
  /** So much of the day as is known. */
  readonly since: string;
  readonly precision: Precision;
}

const kinds = ['individual-support', 'parenting-programme', 'course'] as const;
const precisions = ['day', 'month', 'year'] as const;
const fields = ['memberId', 'unitId', 'kind', 'precision'] as const;

function check(input: FormValues): Faults<FormValues> {
  return {
    memberId: input.memberId ? undefined : 'case.field.member',
    unitId: input.unitId ? undefined : 'case.field.unit',
    kind: input.kind ? undefined : 'case.field.kind',
    since: sinceFault(input.since, input.precision),
  };
}

const nothing: FormValues = {
  ...{ memberId: '', unitId: '', kind: 'individual-support' },
  ...{ since: '', precision: 'day' },
};

function valuesOf({ memberId, unitId, kind, since, precision }: Contact): FormValues {
  return { memberId, unitId, kind, since: asKnown(since, precision), precision };
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
      const since = firstDayOf(values.since);
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
  const dayText = useDayText();
  const shown = (field: (typeof fields)[number], value: string) =>
    value === '' ? '' : valueText(field, value);
  const sinceText = ({ since, precision }: FormValues) =>
    sinceFault(since, precision) ? '' : dayText(firstDayOf(since), precision);
  const compare = now && [
    ...fields.map((field) => ({
      label: text(`case.label.${field}`),
      mine: shown(field, values[field]),
      now: shown(field, valuesOf(now)[field]),
    })),
    { label: text('case.label.since'), mine: sinceText(values), now: sinceText(valuesOf(now)) },
  ];
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
      <RadioChoice
        id={idOf('precision')}
        label={text('case.label.precision')}
        options={precisions.map((one) => ({ value: one, label: text(`case.precision.${one}`) }))}
        value={values.precision}
        fault={faultOf('precision')}
        onChange={(chosen) => {
          const precision = chosen as Precision;
          set({ precision, since: asKnown(values.since, precision) });
        }}
      />
      <SinceField
        id={idOf('since')}
        precision={values.precision}
        since={asKnown(values.since, values.precision)}
        fault={faultOf('since')}
        onChange={(since) => set({ since })}
      />
    </ActForm>
  );
}
