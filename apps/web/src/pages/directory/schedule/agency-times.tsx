import { Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../../api/client';
import { useForm } from '../../../parts/use-form';
import type { Agency } from '../directory-queries';
import { DirectoryForm } from '../directory-form';
import { EntryActs } from './entry-acts';
import { HoursFields, useHoursWords } from './hours-fields';
import {
  hoursFaults,
  hoursFrom,
  stale,
  weekdays,
  writtenHours,
  type Hours,
  type Schedule,
} from './schedule-data';
import { SchoolForm, SchoolWords } from './school-form';

type Act = { what: 'hours' | 'school'; agency: Agency };

/** When the agencies work, and when the pupils of a school's principal are at school (law.md 26). */
export function AgencyTimes({
  schedule,
  agencies,
}: {
  schedule: Schedule;
  agencies: readonly Agency[];
}) {
  const intl = useIntl();
  const words = useHoursWords();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const timesOf = (agencyId: string) =>
    schedule.agencies.find((agency) => agency.agencyId === agencyId);
  return (
    <section className="stack" aria-labelledby="schedule-hours">
      <Heading level={2} data-size="sm" id="schedule-hours">
        <FormattedMessage id="schedule.times" />
      </Heading>
      <p className="subtle">
        <FormattedMessage id="schedule.times.about" />
      </p>
      <ul className="schedule-list">
        {agencies.map((agency) => {
          const own = timesOf(agency.agencyId);
          const { name } = agency;
          return (
            <li key={agency.agencyId} className="schedule-agency">
              <strong>{name}</strong>
              <div>
                <span>
                  {own && own.hours.length > 0
                    ? words(writtenHours(own.hours))
                    : intl.formatMessage({ id: 'schedule.hours.none' })}
                </span>
                <EntryActs
                  name={intl.formatMessage({ id: 'schedule.hours.of' }, { name })}
                  onChange={() => setAct({ what: 'hours', agency })}
                />
              </div>
              <div>
                <span>
                  {own?.school ? (
                    <SchoolWords school={own.school} />
                  ) : (
                    <FormattedMessage id="schedule.school.none" />
                  )}
                </span>
                <EntryActs
                  name={intl.formatMessage({ id: 'schedule.school.of' }, { name })}
                  onChange={() => setAct({ what: 'school', agency })}
                />
              </div>
            </li>
          );
        })}
      </ul>
      {act?.what === 'hours' && (
        <HoursForm
          agency={act.agency}
          version={schedule.version}
          now={timesOf(act.agency.agencyId)?.hours ?? []}
          onClose={close}
        />
      )}
      {act?.what === 'school' && (
        <SchoolForm
          agency={act.agency}
          version={schedule.version}
          now={timesOf(act.agency.agencyId)?.school ?? null}
          onClose={close}
        />
      )}
    </section>
  );
}

function HoursForm({
  agency,
  version,
  now,
  onClose,
}: {
  agency: Agency;
  version: number;
  now: Hours;
  onClose: () => void;
}) {
  const intl = useIntl();
  const words = useHoursWords();
  const form = useForm({
    name: `schedule.hours.${agency.agencyId}`,
    empty: writtenHours(now),
    version,
    check: hoursFaults,
    stale,
    fieldOf: Object.fromEntries(weekdays.map((day) => [`hours.${day}`, `day${day}` as const])),
    onDone: onClose,
    send: (written, header) =>
      dataOf(
        api.PUT('/api/v1/directory/schedule/agencies/{agencyId}/hours', {
          params: { path: { agencyId: agency.agencyId }, header },
          body: { hours: hoursFrom(written) },
        }),
      ),
  });
  return (
    <DirectoryForm
      form={form}
      title={intl.formatMessage({ id: 'schedule.hours.of' }, { name: agency.name })}
      compare={[
        {
          label: intl.formatMessage({ id: 'schedule.hours' }),
          mine: words(form.values),
          now: words(writtenHours(now)),
        },
      ]}
      onClose={onClose}
    >
      <HoursFields
        legend={intl.formatMessage({ id: 'schedule.hours' })}
        values={form.values}
        idOf={form.idOf}
        faultOf={form.faultOf}
        onChange={form.set}
      />
    </DirectoryForm>
  );
}
