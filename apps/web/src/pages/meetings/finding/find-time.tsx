import { Alert, Heading } from '@digdir/designsystemet-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDraft } from '../../../app/drafts';
import { Answer } from '../../../parts/answer';
import { useWords } from '../../case/use-words';
import { Calendars } from '../calendars';
import { HeatMap, type Hour } from './heat-map';
import { mayBePolled, useSlots, type Meeting, type Slot, type Slots } from '../meeting-data';
import { MeetingPage } from '../meeting-page';
import { NoTime } from './no-time';
import { PollForm, type Chosen } from '../booking/poll-form';
import { PollState } from '../booking/poll-state';
import { RequestForm } from './request-form';
import { BestSlots, SlotsOfHour } from './slot-list';
import { SlotActs } from './slot-acts';
import { useRequestWords } from './use-request-words';
import { useTimeWords } from '../use-time-words';

/** When a meeting can be held: the best times with their reasons, every hour, and else why there is none. */
export default function FindTime() {
  const intl = useIntl();
  const { caseId, meetingId } = useParams({ from: '/arenden/$caseId/moten/$meetingId/hitta-tid' });
  return (
    <MeetingPage
      caseId={caseId}
      meetingId={meetingId}
      title={intl.formatMessage({ id: 'meetings.find-time' })}
    >
      {(meeting) => <Finding meeting={meeting} />}
    </MeetingPage>
  );
}

function Finding({ meeting }: { meeting: Meeting }) {
  const slots = useSlots(meeting.meetingId);
  return (
    <div className="find-time">
      {meeting.stage === 'requested' && <RequestSummary meeting={meeting} />}
      <Standing meeting={meeting} />
      <div className="find-slots" aria-busy={slots.isFetching && !slots.data}>
        <Answer query={slots}>{(found) => <Found meeting={meeting} found={found} />}</Answer>
      </div>
      <Calendars meeting={meeting} unknown={slots.data?.withoutCalendar ?? []} />
    </div>
  );
}

/** How far it has come: booked already, asked about in a poll, or neither. */
function Standing({ meeting }: { meeting: Meeting }) {
  const { span } = useTimeWords();
  const { stage, booking, poll } = meeting;
  if (stage === 'held' || stage === 'cancelled')
    return (
      <Alert data-color="info" className="find-part">
        <FormattedMessage id={`meetings.is.${stage}`} />
      </Alert>
    );
  if (booking)
    return (
      <Alert data-color="info" className="find-part">
        <FormattedMessage
          id="meetings.is.booked"
          values={{ when: span(booking.from, booking.to) }}
        />
      </Alert>
    );
  return poll && <PollState meeting={meeting} poll={poll} />;
}

/** What was asked for, and the way to ask for something else. */
function RequestSummary({ meeting }: { meeting: Meeting }) {
  const { text } = useWords();
  const { facts } = useRequestWords();
  const [opened, setOpened] = useState<Meeting | null>(null);
  return (
    <details className="find-asked" open={opened !== null || undefined}>
      <summary>{text('meetings.asked-for')}</summary>
      <dl className="facts">
        {facts(meeting).map(([label, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {opened ? (
        <RequestForm meeting={opened} now={meeting} onClose={() => setOpened(null)} />
      ) : (
        <button type="button" className="link-button" onClick={() => setOpened(meeting)}>
          {text('meetings.request.change')}
        </button>
      )}
    </details>
  );
}

const noneChosen: { readonly chosen: readonly Chosen[] } = { chosen: [] };

function Found({ meeting, found }: { meeting: Meeting; found: Slots }) {
  const [hour, setHour] = useState<Hour | null>(null);
  const draft = useDraft(`meeting.${meeting.meetingId}.slots`, noneChosen);
  const { chosen } = draft.value;
  const choose = (slots: readonly Chosen[]) =>
    slots.length > 0 ? draft.set({ chosen: slots }) : draft.forget();
  if (found.found === 0) return <NoTime meeting={meeting} found={found} />;
  const acts = (slot: Slot) => (
    <SlotActs meeting={meeting} slot={slot} chosen={chosen} onChoose={choose} />
  );
  return (
    <>
      <section aria-labelledby="basta-rubrik" className="find-part">
        <Heading level={2} data-size="xs" id="basta-rubrik">
          <FormattedMessage id="meetings.best" />
        </Heading>
        <p className="subtle" role="status">
          <FormattedMessage id="meetings.found" values={{ count: found.found }} />
        </p>
        <BestSlots slots={found.best} acts={acts} />
      </section>
      <section aria-labelledby="timmar-rubrik" className="find-part">
        <Heading level={2} data-size="xs" id="timmar-rubrik">
          <FormattedMessage id="meetings.hours" />
        </Heading>
        <p className="subtle">
          <FormattedMessage id="meetings.hours.about" />
        </p>
        <HeatMap hours={found.hours} found={found.found} chosen={hour} onChoose={setHour} />
        {hour && (
          <SlotsOfHour
            key={`${hour.day} ${hour.hour}`}
            hour={hour}
            slots={found.best}
            acts={acts}
          />
        )}
      </section>
      {mayBePolled(meeting) && chosen.length > 0 && (
        <PollForm meeting={meeting} chosen={chosen} onChoose={choose} />
      )}
    </>
  );
}
