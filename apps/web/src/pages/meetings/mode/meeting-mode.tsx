import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Answer } from '../../../parts/answer';
import { Day, dayInSweden, todayInSweden } from '../../../parts/day';
import { useWords } from '../../case/use-words';
import { useAgenda, type Agenda } from '../agenda/agenda-data';
import { Attendance } from './attendance';
import { HoldForm } from './hold-form';
import type { Meeting } from '../meeting-data';
import { MeetingPage } from '../meeting-page';
import { ModeAgenda } from './mode-agenda';
import { Notes } from './notes';
import { useTimeWords } from '../use-time-words';
import './mode.css';

/** The meeting itself on a big screen: what is spoken of and for how long, who came, what is agreed. */
export default function MeetingMode() {
  const intl = useIntl();
  const { caseId, meetingId } = useParams({ from: '/arenden/$caseId/moten/$meetingId/moteslage' });
  return (
    <MeetingPage
      caseId={caseId}
      meetingId={meetingId}
      title={intl.formatMessage({ id: 'meetings.mode' })}
    >
      {(meeting) => <Mode meeting={meeting} />}
    </MeetingPage>
  );
}

function Mode({ meeting }: { meeting: Meeting }) {
  const agenda = useAgenda(meeting.meetingId);
  const { caseId, meetingId, stage, booking } = meeting;
  const { span } = useTimeWords();
  if (stage !== 'booked')
    return (
      <Alert data-color="info">
        <FormattedMessage id={`meetings.mode.not.${stage}`} tagName="p" />
        <Link
          to={
            stage === 'requested'
              ? '/arenden/$caseId/moten/$meetingId/hitta-tid'
              : '/arenden/$caseId'
          }
          params={{ caseId, meetingId }}
        >
          <FormattedMessage id={stage === 'requested' ? 'meetings.find-time' : 'meetings.back'} />
        </Link>
      </Alert>
    );
  const day = booking && dayInSweden(new Date(booking.from));
  if (day && day > todayInSweden())
    return (
      <Alert data-color="info">
        <FormattedMessage
          id="meetings.mode.not-yet"
          tagName="p"
          values={{ day: <Day day={day} /> }}
        />
        <Link to="/arenden/$caseId/moten/$meetingId/dagordning" params={{ caseId, meetingId }}>
          <FormattedMessage id="meetings.agenda" />
        </Link>
      </Alert>
    );
  return (
    <div className="mode">
      <p className="mode-line">
        {booking && span(booking.from, booking.to)}
        <FullScreen />
      </p>
      <Answer query={agenda}>{(found) => <Running meeting={meeting} agenda={found} />}</Answer>
    </div>
  );
}

function Running({ meeting, agenda }: { meeting: Meeting; agenda: Agenda }) {
  const { text } = useWords();
  const [holding, setHolding] = useState(false);
  return (
    <>
      <div className="mode-columns">
        <ModeAgenda meetingId={meeting.meetingId} agenda={agenda} />
        <div className="mode-side">
          <Attendance meeting={meeting} />
          <Notes meeting={meeting} agenda={agenda} />
        </div>
      </div>
      <section className="mode-end" aria-labelledby="avsluta-rubrik">
        <Heading level={2} data-size="xs" id="avsluta-rubrik">
          {text('meetings.hold.title')}
        </Heading>
        <p className="subtle">{text('meetings.hold.about')}</p>
        {holding ? (
          <HoldForm meeting={meeting} agenda={agenda} onClose={() => setHolding(false)} />
        ) : (
          <Button onClick={() => setHolding(true)}>{text('meetings.hold')}</Button>
        )}
      </section>
    </>
  );
}

/** On a projector the rest of the application is in the way. */
function FullScreen() {
  if (!document.fullscreenEnabled) return null;
  return (
    <Button
      variant="secondary"
      data-size="sm"
      onClick={() =>
        void (document.fullscreenElement
          ? document.exitFullscreen()
          : document.documentElement.requestFullscreen())
      }
    >
      <FormattedMessage id="meetings.mode.full-screen" />
    </Button>
  );
}
