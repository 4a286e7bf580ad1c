import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Answer } from '../../parts/answer';
import { Day } from '../../parts/day';
import { Empty } from '../../parts/empty';
import { useCaseFile } from '../case/case-file';
import { CaseSection } from '../case/case-section';
import { useOpenAct } from '../case/use-open-act';
import { useWords } from '../case/use-words';
import { BookedMeeting } from './booking/booked-meeting';
import { CancelRequest } from './booking/cancel-request';
import { useMeetingsOf, type Meeting } from './meeting-data';
import { RequestForm } from './finding/request-form';
import { useRequestWords } from './finding/use-request-words';
import './meetings.css';

/** The meetings of this case that are on their way, from the day somebody asks for one. */
export function AskedMeetings() {
  const { caseId, detail } = useCaseFile();
  const meetings = useMeetingsOf(caseId);
  const [writing, setWriting] = useState(false);
  const isOpen = detail.status === 'taken-on';
  return (
    <CaseSection
      id="planering"
      title="meetings.title"
      actions={
        isOpen && (
          <Button data-size="sm" variant="secondary" onClick={() => setWriting(!writing)}>
            <FormattedMessage id="meetings.request" />
          </Button>
        )
      }
    >
      {writing && <RequestForm onClose={() => setWriting(false)} />}
      <div className="asked-meetings">
        <Answer query={meetings}>
          {(items) => {
            const coming = items.filter(({ stage }) => stage === 'requested' || stage === 'booked');
            return coming.length > 0 ? (
              <ul className="rows">
                {coming.map((meeting) =>
                  meeting.stage === 'booked' && meeting.booking ? (
                    <BookedMeeting
                      key={meeting.meetingId}
                      meeting={meeting}
                      booking={meeting.booking}
                    />
                  ) : (
                    <AskedMeeting key={meeting.meetingId} meeting={meeting} />
                  ),
                )}
              </ul>
            ) : (
              <Empty>
                <FormattedMessage id={isOpen ? 'meetings.empty' : 'meetings.empty.over'} />
              </Empty>
            );
          }}
        </Answer>
      </div>
    </CaseSection>
  );
}

function AskedMeeting({ meeting }: { meeting: Meeting }) {
  const { caseId } = useCaseFile();
  const { text } = useWords();
  const { headline, facts } = useRequestWords();
  const { isOpen, toggle, close } = useOpenAct();
  // What the form began with: what others change meanwhile must not change it under the one who writes.
  const [opened, setOpened] = useState(meeting);
  const { meetingId, request, requestedOn } = meeting;
  return (
    <li>
      <div className="meeting-head">
        <strong>{headline(request)}</strong>
        <span className="subtle">
          <FormattedMessage id="meetings.asked-on" values={{ day: <Day day={requestedOn} /> }} />
        </span>
      </div>
      {meeting.poll && (
        <p>
          <FormattedMessage
            id={meeting.poll.closed ? 'meetings.poll.over' : 'meetings.poll.open'}
            values={{ day: <Day day={meeting.poll.answerBy} /> }}
          />{' '}
          <FormattedMessage
            id="meetings.poll.answered"
            values={{ count: meeting.poll.answers.length, of: meeting.invited.length }}
          />
        </p>
      )}
      <dl className="facts">
        {facts(meeting).map(([label, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <div className="asked-acts">
        <Button asChild data-size="sm">
          <Link to="/arenden/$caseId/moten/$meetingId/hitta-tid" params={{ caseId, meetingId }}>
            {text(meeting.poll ? 'meetings.poll.see' : 'meetings.find-time')}
          </Link>
        </Button>
        <button
          type="button"
          className="link-button"
          onClick={() => {
            setOpened(meeting);
            toggle('change');
          }}
        >
          {text('meetings.request.change')}
        </button>
        <button type="button" className="link-button" onClick={() => toggle('cancel')}>
          {text('meetings.request.cancel')}
        </button>
      </div>
      {isOpen('change') && <RequestForm meeting={opened} now={meeting} onClose={close} />}
      {isOpen('cancel') && <CancelRequest meeting={meeting} onClose={close} />}
    </li>
  );
}
