import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { Link, useParams } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../../api/change';
import { api, dataOf, ifMatch } from '../../../api/client';
import { Answer } from '../../../parts/answer';
import { Day, todayInSweden } from '../../../parts/day';
import { ProblemNotice } from '../../../parts/problem-notice';
import { useWords } from '../../case/use-words';
import { AddItem } from './agenda-add';
import { stale, useAgenda, type Agenda } from './agenda-data';
import { AgendaItems } from './agenda-items';
import type { Meeting } from '../meeting-data';
import { MeetingPage } from '../meeting-page';
import { ParticipantSheet } from '../participant-sheet';
import { useTimeWords } from '../use-time-words';
import './agenda.css';

/** The agenda that writes itself (law.md 28): what stands in it, for how long, and when it goes out. */
export default function AgendaBuilder() {
  const intl = useIntl();
  const { caseId, meetingId } = useParams({ from: '/arenden/$caseId/moten/$meetingId/dagordning' });
  return (
    <MeetingPage
      caseId={caseId}
      meetingId={meetingId}
      title={intl.formatMessage({ id: 'meetings.agenda' })}
    >
      {(meeting) => <Building meeting={meeting} />}
    </MeetingPage>
  );
}

function Building({ meeting }: { meeting: Meeting }) {
  const agenda = useAgenda(meeting.meetingId);
  const { span } = useTimeWords();
  const { booking } = meeting;
  return (
    <div className="agenda-page">
      <p className="subtle">
        {booking ? (
          span(booking.from, booking.to)
        ) : (
          <FormattedMessage id="meetings.agenda.not-booked" />
        )}
      </p>
      <Answer query={agenda}>{(found) => <Built meeting={meeting} agenda={found} />}</Answer>
    </div>
  );
}

function Built({ meeting, agenda }: { meeting: Meeting; agenda: Agenda }) {
  const isOver = meeting.stage === 'held' || meeting.stage === 'cancelled';
  const { caseId, meetingId } = meeting;
  return (
    <>
      <Sum agenda={agenda} />
      <AgendaItems meeting={meeting} agenda={agenda} isOver={isOver} />
      {!isOver && <LeftOut agenda={agenda} />}
      {!isOver && <AddItem meeting={meeting} />}
      {!isOver && meeting.booking && <Sending meeting={meeting} agenda={agenda} />}
      {meeting.booking && !isOver && (
        <p>
          <Link to="/arenden/$caseId/moten/$meetingId/moteslage" params={{ caseId, meetingId }}>
            <FormattedMessage id="meetings.mode.open" />
          </Link>
        </p>
      )}
      <ParticipantSheet meeting={meeting} />
    </>
  );
}

/** Planned minutes against those there are, with what to look at before it goes out. */
function Sum({ agenda: { plannedMinutes, meetingMinutes, warnings } }: { agenda: Agenda }) {
  const { text } = useWords();
  return (
    <div className="agenda-sum" role="status">
      <p>
        <FormattedMessage
          id="meetings.agenda.sum"
          values={{ planned: plannedMinutes, of: meetingMinutes }}
        />
      </p>
      <meter
        min={0}
        max={meetingMinutes}
        high={meetingMinutes - 10}
        value={Math.min(plannedMinutes, meetingMinutes)}
        aria-label={text('meetings.agenda.sum.label')}
      />
      {warnings.map((warning) => (
        <Alert key={warning} data-color="warning" data-size="sm">
          {text(`meetings.agenda.warning.${warning}`)}
        </Alert>
      ))}
    </div>
  );
}

/** What would be on it, and why it is not. */
function LeftOut({ agenda: { leftOut } }: { agenda: Agenda }) {
  if (leftOut.length === 0) return null;
  const untold = leftOut.filter(({ because }) => because === 'consent-missing');
  const noRoom = leftOut.filter(({ because }) => because === 'no-room');
  return (
    <section aria-labelledby="utanfor-rubrik">
      <Heading level={2} data-size="xs" id="utanfor-rubrik">
        <FormattedMessage id="meetings.agenda.left-out" />
      </Heading>
      {untold.length > 0 && (
        <>
          <p>
            <FormattedMessage
              id="meetings.agenda.left-out.consent-missing"
              values={{ count: untold.length }}
            />
          </p>
          <ul>
            {untold.map(({ itemId, text }) => (
              <li key={itemId}>{text ?? <FormattedMessage id="agreements.what.removed" />}</li>
            ))}
          </ul>
        </>
      )}
      {noRoom.length > 0 && (
        <p>
          <FormattedMessage
            id="meetings.agenda.left-out.no-room"
            values={{ count: noRoom.length }}
          />
        </p>
      )}
    </section>
  );
}

function Sending({ meeting: { meetingId }, agenda }: { meeting: Meeting; agenda: Agenda }) {
  const { sentOn, sendsOn, changedSinceSent, version } = agenda;
  const send = useChange(
    (_: undefined, header) =>
      dataOf(
        api.POST('/api/v1/meetings/{meetingId}/agenda/sent', {
          params: { path: { meetingId }, header: { ...header, ...ifMatch(version) } },
        }),
      ),
    stale,
  );
  return (
    <section className="agenda-sending" aria-labelledby="utskick-rubrik">
      <Heading level={2} data-size="xs" id="utskick-rubrik">
        <FormattedMessage id="meetings.agenda.sending" />
      </Heading>
      <p role="status">
        {sentOn ? (
          <FormattedMessage
            id={changedSinceSent ? 'meetings.agenda.changed' : 'meetings.agenda.sent'}
            values={{ day: <Day day={sentOn} /> }}
          />
        ) : (
          sendsOn && (
            <FormattedMessage
              id={
                sendsOn > todayInSweden() ? 'meetings.agenda.sends' : 'meetings.agenda.sends.soon'
              }
              values={{ day: <Day day={sendsOn} /> }}
            />
          )
        )}
      </p>
      {send.isError && <ProblemNotice error={send.error} />}
      {(!sentOn || changedSinceSent) && (
        <Button loading={send.isPending} onClick={() => send.mutate(undefined)}>
          <FormattedMessage id={sentOn ? 'meetings.agenda.send-again' : 'meetings.agenda.send'} />
        </Button>
      )}
    </section>
  );
}
