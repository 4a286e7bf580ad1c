import { Heading } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import { Problem } from '../../api/problem';
import { Answer } from '../../parts/answer';
import { Day, Instant } from '../../parts/day';
import { ProblemNotice } from '../../parts/problem-notice';
import { useCaseFile } from '../case/case-file';
import { useWords } from '../case/use-words';
import { useCalendars, useSchedule, type Calendar, type Meeting } from './meeting-data';
import { usePartyName } from './use-party-name';
import { swedishDay } from './use-time-words';

interface Owner {
  readonly owner: Calendar['owner'];
  readonly ownerId: string;
  readonly name: string;
}

/** Whose calendar is known, until when, and reading one. Only when they are taken is kept (law.md 16). */
export function Calendars({
  meeting: { request },
  unknown,
}: {
  meeting: Meeting;
  unknown: readonly string[];
}) {
  const { directory } = useCaseFile();
  const { text, list } = useWords();
  const partyName = usePartyName();
  const calendars = useCalendars();
  const schedule = useSchedule();
  const units = [...request.must.unitIds, ...request.may.unitIds];
  const rooms = request.form === 'in-person' ? (schedule.data?.rooms ?? []) : [];
  const owners: readonly Owner[] = [
    { owner: 'team', ownerId: directory.areaId, name: text('meetings.team') },
    ...units.map((ownerId) => ({ owner: 'unit' as const, ownerId, name: partyName(ownerId) })),
    ...rooms.map(({ roomId, name }) => ({ owner: 'room' as const, ownerId: roomId, name })),
  ];
  return (
    <section aria-labelledby="kalendrar-rubrik" className="find-part">
      <Heading level={2} data-size="xs" id="kalendrar-rubrik">
        <FormattedMessage id="meetings.calendars" />
      </Heading>
      <p className="subtle">
        {unknown.length > 0 &&
          `${text('meetings.calendars.unknown', { who: list(unknown.map(partyName)) })} `}
        {text('meetings.calendars.about')}
      </p>
      <Answer query={calendars}>
        {(known) => (
          <ul className="rows calendars">
            {owners.map((owner) => (
              <CalendarRow
                key={owner.ownerId}
                owner={owner}
                known={known.find(({ ownerId }) => ownerId === owner.ownerId)}
              />
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}

const stale = [['meetings']] as const;

function CalendarRow({
  owner: { owner, ownerId, name },
  known,
}: {
  owner: Owner;
  known: Calendar | undefined;
}) {
  const intl = useIntl();
  const field = useId();
  const path = { owner, ownerId };
  const read = useChange(
    async (file: File, header) =>
      dataOf(
        api.PUT('/api/v1/calendars/{owner}/{ownerId}', {
          params: { path, header },
          body: { text: await file.text() },
        }),
      ),
    stale,
  );
  const forget = useChange(
    (_: undefined, header) =>
      dataOf(api.DELETE('/api/v1/calendars/{owner}/{ownerId}', { params: { path, header } })),
    stale,
  );
  const error = read.error ?? forget.error;
  const isNoCalendar = error instanceof Problem && error.status === 400;
  return (
    <li>
      <div className="row-line">
        <strong>{name}</strong>
        <span className="subtle">
          {known ? (
            <FormattedMessage
              id="meetings.calendar.known"
              values={{
                at: <Instant at={known.readAt} />,
                until: <Day day={swedishDay(known.knownUntil)} />,
              }}
            />
          ) : (
            <FormattedMessage id="meetings.calendar.unknown" />
          )}
        </span>
        <span className="entry-acts">
          <label htmlFor={field} className="calendar-file">
            <span>
              <FormattedMessage id={read.isPending ? 'state.loading' : 'meetings.calendar.read'} />
              <span className="visually-hidden"> {name}</span>
            </span>
            <input
              id={field}
              type="file"
              accept=".ics,text/calendar"
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                // The same file may be chosen again, when it was mended.
                target.value = '';
                if (file) read.mutate(file);
              }}
            />
          </label>
          {known && (
            <button
              type="button"
              className="link-button"
              aria-label={intl.formatMessage({ id: 'meetings.calendar.forget.whose' }, { name })}
              onClick={() => forget.mutate(undefined)}
            >
              <FormattedMessage id="meetings.calendar.forget" />
            </button>
          )}
        </span>
      </div>
      {isNoCalendar ? (
        <p role="alert" className="calendar-wrong">
          <FormattedMessage id="meetings.calendar.wrong" />
        </p>
      ) : (
        error && <ProblemNotice error={error} />
      )}
    </li>
  );
}
