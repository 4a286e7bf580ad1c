import { Textfield } from '@digdir/designsystemet-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { api, dataOf } from '../../../api/client';
import { useForm } from '../../../parts/use-form';
import { useLanguage } from '../../../parts/use-language';
import { ActForm } from '../../case/act-form';
import { useCaseFile } from '../../case/case-file';
import { CheckChoice, DayPlace, Place, RadioChoice, SelectField } from '../../case/fields';
import { useWords } from '../../case/use-words';
import { Invited } from '../invited';
import { useSchedule, type Meeting } from '../meeting-data';
import {
  check,
  dayParts,
  equipmentCodes,
  emptyRequest,
  invited,
  requestOf,
  valuesOf,
  unasked,
  type RequestValues,
} from './request-values';
import { useRequestWords } from './use-request-words';
import { useTimeWords } from '../use-time-words';

const kinds = ['collaboration', 'family-talk', 'agency-meeting'] as const;
const forms = ['digital', 'in-person'] as const;

/** Asks for a meeting, or changes what it is asked for with. */
export function RequestForm({
  meeting,
  now,
  onClose,
}: {
  /** As it stood when the form was opened; none for a new one. */
  meeting?: Meeting;
  now?: Meeting | undefined;
  onClose: () => void;
}) {
  const { caseId, today, directory, state } = useCaseFile();
  const { text } = useWords();
  const { weekdayOf } = useTimeWords();
  const language = useLanguage();
  const requestWords = useRequestWords();
  const schedule = useSchedule();
  const navigate = useNavigate();
  const asked = useRef('');
  const form = useForm<RequestValues>({
    name: meeting ? `meeting.${meeting.meetingId}.request` : `case.${caseId}.ask-meeting`,
    empty: meeting ? valuesOf(meeting.request) : emptyRequest(today),
    version: now?.version ?? 0,
    check: (input) => check(input, state.interpreterNeeds),
    stale: [['meetings'], ['today']],
    fieldOf: { must: 'members', may: 'members', memberIds: 'members', unitIds: 'members' },
    onDone: () => {
      onClose();
      const meetingId = asked.current;
      if (meetingId)
        void navigate({
          to: '/arenden/$caseId/moten/$meetingId/hitta-tid',
          params: { caseId, meetingId },
        });
    },
    send: async (input, header) => {
      const request = requestOf(input);
      if (meeting)
        return api.PUT('/api/v1/meetings/{meetingId}/request', {
          params: { path: { meetingId: meeting.meetingId }, header },
          body: request,
        });
      const { 'Idempotency-Key': key } = header;
      const answer = await dataOf(
        api.POST('/api/v1/meetings', {
          params: { header: { 'Idempotency-Key': key } },
          body: { caseId, ...request },
        }),
      );
      asked.current = answer.id;
      return answer;
    },
  });
  const { values, set, idOf, faultOf } = form;
  const needs = useNeedWords(values);
  const number = (field: 'minutes' | 'noticeDays', label: string) => (
    <Place id={idOf(field)}>
      <Textfield
        data-size="sm"
        label={text(label)}
        inputMode="numeric"
        value={values[field]}
        error={faultOf(field)}
        onChange={({ target }) => set({ [field]: target.value })}
      />
    </Place>
  );
  const day = (field: 'earliest' | 'latest') => (
    <DayPlace
      id={idOf(field)}
      label={text(`meetings.${field}`)}
      value={values[field]}
      fault={faultOf(field)}
      onChange={(chosen) => set({ [field]: chosen })}
    />
  );
  const schools = (schedule.data?.agencies ?? []).filter(({ school }) => school !== null);
  return (
    <ActForm
      act={{ caseId, ...form }}
      title={text(meeting ? 'meetings.request.change' : 'meetings.request')}
      lead={text('meetings.request.lead')}
      submit={text(meeting ? 'meetings.request.change.submit' : 'meetings.request.submit')}
      compare={now ? requestWords.compared(values, valuesOf(now.request)) : []}
      onClose={onClose}
    >
      <RadioChoice
        id={idOf('kind')}
        label={text('case.label.meeting-kind')}
        options={kinds.map((kind) => ({ value: kind, label: text(`case.kind.${kind}`) }))}
        value={values.kind}
        onChange={(value) => set({ kind: kinds.find((one) => one === value) ?? 'collaboration' })}
      />
      <RadioChoice
        id={idOf('form')}
        label={text('case.label.form')}
        options={forms.map((one) => ({ value: one, label: text(`case.form.${one}`) }))}
        value={values.form}
        onChange={(value) => set({ form: value === 'digital' ? 'digital' : 'in-person' })}
      />
      <Invited
        id={idOf('members')}
        members={values.members}
        units={values.units}
        fault={faultOf('members')}
        onMembers={(members) => set({ members })}
        onUnits={(units) => set({ units })}
      />
      <div className="act-columns">
        {day('earliest')}
        {day('latest')}
        {number('minutes', 'case.label.minutes')}
        {number('noticeDays', 'meetings.notice')}
      </div>
      <RadioChoice
        id={idOf('interpreter')}
        label={text(needs.known ? 'meetings.interpreter.more' : 'meetings.interpreter')}
        hint={needs.hint}
        options={(['no', 'yes'] as const).map((one) => ({
          value: one,
          label: text(`meetings.interpreter.${one}`),
        }))}
        value={values.interpreter || needs.usual}
        fault={faultOf('interpreter')}
        onChange={(value) => set({ interpreter: value === 'yes' ? 'yes' : 'no' })}
      />
      {values.interpreter === 'yes' && (
        <SelectField
          id={idOf('language')}
          label={text('case.label.language')}
          empty={text('case.choose')}
          groups={[{ label: '', options: language.options }]}
          value={values.language}
          fault={faultOf('language')}
          onChange={(chosen) => set({ language: chosen })}
        />
      )}
      {values.form === 'in-person' && (
        <CheckChoice
          id={idOf('equipment')}
          label={text('meetings.equipment')}
          options={equipmentCodes.map((code) => ({
            value: code,
            label: text(`schedule.equipment.${code}`),
          }))}
          values={values.equipment}
          onChange={(equipment) => set({ equipment })}
        />
      )}
      <CheckChoice
        id={idOf('weekdays')}
        label={text('meetings.wishes.weekdays')}
        hint={text('meetings.wishes.hint')}
        options={[1, 2, 3, 4, 5].map((one) => ({ value: String(one), label: weekdayOf(one) }))}
        values={values.weekdays}
        onChange={(weekdays) => set({ weekdays })}
      />
      <CheckChoice
        id={idOf('dayParts')}
        label={text('meetings.wishes.day-parts')}
        options={dayParts.map((one) => ({ value: one, label: text(`meetings.day-part.${one}`) }))}
        values={values.dayParts}
        onChange={(chosen) => set({ dayParts: chosen })}
      />
      {schools.length > 0 && (
        <SelectField
          id={idOf('notInSchoolTimeOf')}
          label={text('meetings.wishes.school')}
          empty={text('meetings.wishes.school.none')}
          groups={[
            {
              label: '',
              options: schools.map(({ agencyId }) => ({
                value: agencyId,
                label: directory.agencies.find((one) => one.agencyId === agencyId)?.name ?? '',
              })),
            },
          ]}
          value={values.notInSchoolTimeOf}
          onChange={(notInSchoolTimeOf) => set({ notInSchoolTimeOf })}
        />
      )}
    </ActForm>
  );
}

/** law.md 24: what is noted of those who are invited is interpreted without asking again. */
function useNeedWords(values: RequestValues) {
  const { state, nameOf } = useCaseFile();
  const { text, list } = useWords();
  const { name } = useLanguage();
  const needs = state.interpreterNeeds;
  const coming = [...invited(values.members, 'must'), ...invited(values.members, 'may')];
  const noted = coming.flatMap((memberId) => {
    const language = needs[memberId];
    return language ? [{ who: nameOf(memberId), language: name(language) }] : [];
  });
  const open = unasked(values, needs).map(nameOf);
  return {
    known: noted.length > 0,
    /** What is taken for granted when everybody who comes was asked before. */
    usual: coming.length > 0 && open.length === 0 ? 'no' : '',
    hint: [
      ...noted.map((one) => text('meetings.interpreter.noted', one)),
      ...(open.length > 0 ? [text('meetings.interpreter.unasked', { who: list(open) })] : []),
      text('case.hint.interpreterUsed'),
    ].join(' '),
  };
}
