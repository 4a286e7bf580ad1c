import { Textfield } from '@digdir/designsystemet-react';
import { api } from '../../../api/client';
import { changedText } from '../../../parts/changed-text';
import { ActForm } from '../act-form';
import type { CaseConsents, Meeting } from '../case-data';
import { useCaseFile } from '../case-file';
import {
  noteFault,
  useMissingAt,
  WithoutConsentField,
  type WithoutConsent,
} from './without-consent';
import { CheckChoice, DayPlace, NoteField, Place, RadioChoice } from '../fields';
import { MeetingPreview } from './meeting-preview';
import { unitGroups } from '../family/unit-groups';
import { useAct, type Faults } from '../use-act';
import { useWords } from '../use-words';

interface FormValues {
  readonly heldOn: string;
  readonly kind: Meeting['kind'];
  readonly form: Meeting['form'];
  readonly minutes: string;
  readonly unitIds: readonly string[];
  readonly discussed: readonly string[];
  readonly withoutConsent: WithoutConsent | '';
  readonly note: string;
}

const kinds = ['collaboration', 'family-talk', 'agency-meeting'] as const;
const forms = ['in-person', 'digital'] as const;
const compared = [
  ...(['heldOn', 'kind', 'form', 'minutes', 'unitIds', 'discussed'] as const),
  'withoutConsent',
] as const;

function check({ heldOn, kind, minutes, unitIds }: FormValues): Faults<FormValues> {
  const whole = /^\d+$/.test(minutes.trim()) ? Number(minutes) : 0;
  return {
    heldOn: heldOn ? undefined : 'case.field.day',
    minutes: whole >= 5 && whole <= 720 ? undefined : 'case.field.minutes',
    unitIds:
      kind === 'collaboration' && unitIds.length === 0
        ? 'problem.meeting.no-agency-took-part'
        : undefined,
  };
}

/** Writes down a meeting that was held, or corrects one; says first what follows from it. */
export function MeetingForm({
  meeting,
  ledger,
  onClose,
}: {
  meeting?: Meeting;
  ledger: CaseConsents | undefined;
  onClose: () => void;
}) {
  const file = useCaseFile();
  const { text, valueText } = useWords();
  const { caseId } = file;
  const note = (meeting && file.detail.notes?.[meeting.meetingId]) ?? '';
  const valuesOf = (one: Meeting): FormValues => ({
    heldOn: one.heldOn,
    kind: one.kind,
    form: one.form,
    minutes: String(one.minutes),
    unitIds: one.unitIds,
    discussed: one.discussed,
    withoutConsent: one.withoutConsent ?? '',
    note,
  });
  const nothing: FormValues = {
    heldOn: file.today,
    kind: 'collaboration',
    form: 'in-person',
    minutes: '60',
    unitIds: [],
    discussed: [],
    withoutConsent: '',
    note: '',
  };
  const missingAt = useMissingAt(ledger);
  const deviation = (values: FormValues) =>
    missingAt(values).length > 0 ? values.withoutConsent || null : null;
  const act = useAct<FormValues>({
    caseId,
    name: meeting ? `meeting.${meeting.meetingId}` : 'add-meeting',
    empty: meeting ? valuesOf(meeting) : nothing,
    version: file.version,
    check: (values) => ({
      ...check(values),
      withoutConsent:
        missingAt(values).length > 0 && !values.withoutConsent
          ? 'case.field.withoutConsent'
          : undefined,
      note: noteFault(deviation(values), values.note),
    }),
    onDone: onClose,
    send: (values, header) => {
      const { note: written, ...rest } = values;
      const body = {
        ...rest,
        minutes: Number(values.minutes),
        unitIds: [...values.unitIds],
        discussed: [...values.discussed],
        withoutConsent: deviation(values),
        ...changedText('note', written, note),
      };
      return meeting
        ? api.PUT('/api/v1/cases/{caseId}/meetings/{meetingId}', {
            params: { path: { caseId, meetingId: meeting.meetingId }, header },
            body,
          })
        : api.POST('/api/v1/cases/{caseId}/meetings', {
            params: { path: { caseId }, header },
            body,
          });
    },
  });
  const { values, set, idOf, faultOf } = act;
  const missing = missingAt(values);
  const now = meeting && file.state.meetings[meeting.meetingId];
  const shown = (values: FormValues, field: keyof FormValues) =>
    field === 'heldOn' ? valueText('day', values.heldOn) : valueText(field, values[field]);
  const compare =
    now &&
    compared.map((field) => ({
      label: text(`case.label.${field}`),
      mine: shown(values, field),
      now: shown(valuesOf(now), field),
    }));
  const own = new Set(Object.values(file.state.contacts).map(({ unitId }) => unitId));
  const groups = unitGroups(file).flatMap(({ options }) => options);
  const isOwn = ({ value }: { value: string }) => own.has(value) || values.unitIds.includes(value);
  const ownUnits = groups.filter(isOwn);
  const unitChoice = (label: string, options: typeof groups, id: string) => (
    <CheckChoice
      id={id}
      label={label}
      options={options}
      values={values.unitIds}
      fault={id === idOf('unitIds') ? faultOf('unitIds') : undefined}
      onChange={(unitIds) => set({ unitIds })}
    />
  );
  return (
    <ActForm
      act={act}
      title={text(meeting ? 'case.meeting.correct' : 'case.meeting.add')}
      lead={text(meeting ? 'case.correct.lead' : 'case.meeting.lead')}
      submit={text(meeting ? 'case.correct.submit' : 'case.meeting.submit')}
      onClose={onClose}
      {...(compare && { compare })}
    >
      <RadioChoice
        id={idOf('kind')}
        label={text('case.label.meeting-kind')}
        options={kinds.map((kind) => ({
          value: kind,
          label: text(`case.kind.${kind}`),
          hint: text(`case.hint.kind.${kind}`),
        }))}
        value={values.kind}
        onChange={(kind) => set({ kind: kind as Meeting['kind'] })}
      />
      <div className="act-columns">
        <DayPlace
          id={idOf('heldOn')}
          label={text('case.label.heldOn')}
          value={values.heldOn}
          fault={faultOf('heldOn')}
          onChange={(heldOn) => set({ heldOn })}
        />
        <Place id={idOf('minutes')}>
          <Textfield
            data-size="sm"
            label={text('case.label.minutes')}
            inputMode="numeric"
            value={values.minutes}
            error={faultOf('minutes')}
            onChange={({ target }) => set({ minutes: target.value })}
          />
        </Place>
        <RadioChoice
          id={idOf('form')}
          label={text('case.label.form')}
          options={forms.map((form) => ({ value: form, label: text(`case.form.${form}`) }))}
          value={values.form}
          onChange={(form) => set({ form: form as Meeting['form'] })}
        />
      </div>
      {file.members.length > 0 && (
        <CheckChoice
          id={idOf('discussed')}
          label={text('case.label.discussed')}
          hint={text('case.hint.discussed')}
          options={file.members.map(({ memberId, role }) => ({
            value: memberId,
            label: file.nameOf(memberId),
            hint: file.personal(memberId).name ? file.roleOf(role) : undefined,
          }))}
          values={values.discussed}
          fault={faultOf('discussed')}
          onChange={(discussed) => set({ discussed })}
        />
      )}
      {unitChoice(
        text('case.label.unitIds'),
        ownUnits.length > 0 ? ownUnits : groups,
        idOf('unitIds'),
      )}
      {ownUnits.length > 0 && ownUnits.length < groups.length && (
        <details className="more-units">
          <summary>{text('case.meeting.other-units')}</summary>
          {unitChoice(
            text('case.meeting.other-units'),
            groups.filter((unit) => !isOwn(unit)),
            `${idOf('unitIds')}others`,
          )}
        </details>
      )}
      {missing.length > 0 && (
        <WithoutConsentField
          id={idOf('withoutConsent')}
          value={values.withoutConsent}
          fault={faultOf('withoutConsent')}
          onChange={(withoutConsent) => set({ withoutConsent })}
        />
      )}
      <NoteField
        id={idOf('note')}
        value={values.note}
        fault={faultOf('note')}
        needed={deviation(values) === 'other'}
        onChange={(note) => set({ note })}
      />
      <MeetingPreview
        meeting={{
          heldOn: values.heldOn,
          kind: values.kind,
          form: values.form,
          minutes: Number(values.minutes) || 0,
          unitIds: [...values.unitIds],
          discussed: [...values.discussed],
          withoutConsent: deviation(values),
          meetingId: meeting?.meetingId ?? 'new',
          number: meeting?.number ?? '',
          source: 'team',
        }}
        missing={missing}
      />
    </ActForm>
  );
}
