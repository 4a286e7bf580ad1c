import { Button } from '@digdir/designsystemet-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../../api/client';
import { Day } from '../../../parts/day';
import { DayField } from '../../../parts/day-field';
import { useForm } from '../../../parts/use-form';
import type { Agency } from '../directory-queries';
import { DirectoryForm } from '../directory-form';
import { HoursFields, useHoursWords } from './hours-fields';
import {
  hoursFaults,
  hoursFrom,
  stale,
  writtenHours,
  type School,
  type WrittenHours,
} from './schedule-data';

interface Days {
  readonly from: string;
  readonly to: string;
}
type FormValues = WrittenHours & {
  readonly terms: readonly Days[];
  readonly breaks: readonly Days[];
};

const noDays: Days = { from: '', to: '' };
const isEmpty = ({ from, to }: Days) => !from && !to;
const isWrong = (days: Days) => !isEmpty(days) && (!days.from || days.to < days.from);

/** The terms, breaks and hours of a principal's schools, each line as it is from now on. */
export function SchoolForm({
  agency,
  version,
  now,
  onClose,
}: {
  agency: Agency;
  version: number;
  now: School | null;
  onClose: () => void;
}) {
  const intl = useIntl();
  const text = (id: string) => intl.formatMessage({ id });
  const words = useHoursWords();
  const form = useForm<FormValues>({
    name: `schedule.school.${agency.agencyId}`,
    empty: {
      ...writtenHours(now?.hours ?? []),
      terms: now?.terms ?? [noDays],
      breaks: now?.breaks ?? [],
    },
    version,
    check: ({ terms, breaks, ...hours }) => ({
      ...hoursFaults(hours),
      terms: terms.some(isWrong) ? 'schedule.days.wrong' : undefined,
      breaks: breaks.some(isWrong) ? 'schedule.days.wrong' : undefined,
    }),
    stale,
    onDone: onClose,
    send: ({ terms, breaks, ...hours }, header) =>
      dataOf(
        api.PUT('/api/v1/directory/schedule/agencies/{agencyId}/school', {
          params: { path: { agencyId: agency.agencyId }, header },
          body: {
            terms: terms.filter((days) => !isEmpty(days)),
            breaks: breaks.filter((days) => !isEmpty(days)),
            hours: hoursFrom(hours),
          },
        }),
      ),
  });
  const { values, set, idOf, faultOf } = form;
  const days = (all: readonly Days[]) => all.map(({ from, to }) => `${from} – ${to}`).join(', ');
  return (
    <DirectoryForm
      form={form}
      title={intl.formatMessage({ id: 'schedule.school.of' }, { name: agency.name })}
      compare={[
        { label: text('schedule.terms'), mine: days(values.terms), now: days(now?.terms ?? []) },
        { label: text('schedule.breaks'), mine: days(values.breaks), now: days(now?.breaks ?? []) },
        {
          label: text('schedule.school.hours'),
          mine: words(values),
          now: words(writtenHours(now?.hours ?? [])),
        },
      ]}
      onClose={onClose}
    >
      {(['terms', 'breaks'] as const).map((field) => (
        <DaySpans
          key={field}
          id={idOf(field)}
          legend={text(`schedule.${field}`)}
          add={text(`schedule.${field}.add`)}
          values={values[field]}
          fault={faultOf(field)}
          onChange={(spans) => set({ [field]: spans })}
        />
      ))}
      <HoursFields
        legend={text('schedule.school.hours')}
        values={values}
        idOf={idOf}
        faultOf={faultOf}
        onChange={set}
      />
    </DirectoryForm>
  );
}

function DaySpans({
  id,
  legend,
  add,
  values,
  fault,
  onChange,
}: {
  id: string;
  legend: string;
  add: string;
  values: readonly Days[];
  fault: string | undefined;
  onChange: (values: readonly Days[]) => void;
}) {
  const intl = useIntl();
  const put = (at: number, part: Partial<Days>) =>
    onChange(values.map((days, place) => (place === at ? { ...days, ...part } : days)));
  return (
    <fieldset id={id} className="schedule-spans">
      <legend>{legend}</legend>
      {fault && <p role="alert">{fault}</p>}
      {values.map((days, at) => (
        <div key={at} className="row">
          <DayField
            label={intl.formatMessage({ id: 'schedule.from' })}
            value={days.from}
            onChange={(from) => put(at, { from })}
          />
          <DayField
            label={intl.formatMessage({ id: 'schedule.to' })}
            value={days.to}
            onChange={(to) => put(at, { to })}
          />
          <Button
            type="button"
            variant="tertiary"
            data-size="sm"
            onClick={() => onChange(values.filter((_, place) => place !== at))}
          >
            <FormattedMessage id="directory.contact.remove" />
          </Button>
        </div>
      ))}
      <Button
        type="button"
        variant="secondary"
        data-size="sm"
        onClick={() => onChange([...values, noDays])}
      >
        {add}
      </Button>
    </fieldset>
  );
}

/** The terms and breaks that lie ahead or go on, in words. */
export function SchoolWords({ school: { terms, breaks } }: { school: School }) {
  const line = (id: string, spans: readonly Days[]) =>
    spans.map(({ from, to }) => (
      <span key={`${id} ${from}`} className="schedule-span">
        <FormattedMessage id={id} values={{ from: <Day day={from} />, to: <Day day={to} /> }} />
      </span>
    ));
  return (
    <>
      {line('schedule.term.words', terms)}
      {line('schedule.break.words', breaks)}
    </>
  );
}
