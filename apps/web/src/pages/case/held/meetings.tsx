import { Button, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Day } from '../../../parts/day';
import { Empty } from '../../../parts/empty';
import type { CaseConsents, Meeting } from '../case-data';
import { newestFirst, useCaseFile } from '../case-file';
import { CaseSection } from '../case-section';
import { EntryAct } from '../family/family';
import { MeetingForm } from './meeting-form';
import { StrikeForm } from '../strike-form';
import { useOpenAct } from '../use-open-act';
import { useWords } from '../use-words';

const shownFirst = 5;

/** Held meetings, the newest first, and writing one down. */
export function Meetings({
  ledger,
  writing,
  onWriting,
}: {
  ledger: CaseConsents | undefined;
  /** Also opened from the head of the page. */
  writing: boolean;
  onWriting: (writing: boolean) => void;
}) {
  const { state } = useCaseFile();
  const [all, setAll] = useState(false);
  const meetings = newestFirst(state.meetings);
  const shown = all ? meetings : meetings.slice(0, shownFirst);
  return (
    <CaseSection
      id="moten"
      title="case.meetings.title"
      actions={
        <Button data-size="sm" variant="secondary" onClick={() => onWriting(!writing)}>
          <FormattedMessage id="case.meeting.add" />
        </Button>
      }
    >
      {writing && <MeetingForm ledger={ledger} onClose={() => onWriting(false)} />}
      {meetings.length === 0 ? (
        <Empty>
          <FormattedMessage id="case.meetings.empty" />
        </Empty>
      ) : (
        <ol className="meetings">
          {shown.map((meeting) => (
            <MeetingItem key={meeting.meetingId} meeting={meeting} ledger={ledger} />
          ))}
        </ol>
      )}
      {meetings.length > shown.length && (
        <Button data-size="sm" variant="secondary" onClick={() => setAll(true)}>
          <FormattedMessage id="case.meetings.all" values={{ count: meetings.length }} />
        </Button>
      )}
    </CaseSection>
  );
}

function MeetingItem({ meeting, ledger }: { meeting: Meeting; ledger: CaseConsents | undefined }) {
  const file = useCaseFile();
  const { text, dayText, list } = useWords();
  const { isOpen, toggle, close } = useOpenAct();
  const { meetingId, heldOn, kind, form, minutes, unitIds, discussed, withoutConsent } = meeting;
  const started = Object.entries(file.state.processStarts)
    .filter(([, start]) => start.meetingId === meetingId)
    .map(([memberId]) => file.nameOf(memberId));
  const note = file.detail.notes?.[meetingId];
  const what = `${text(`case.kind.${kind}`)} ${dayText(heldOn)}`;
  return (
    <li>
      <p className="meeting-head">
        <strong>
          <Day day={heldOn} />
        </strong>
        <span>{text(`case.kind.${kind}`)}</span>
        <span className="subtle">
          {text(`case.form.${form}`)}, {text('case.minutes', { minutes })}
        </span>
        {withoutConsent && (
          <Tag data-size="sm" data-color="warning">
            {text('case.meeting.without-consent')}
          </Tag>
        )}
        <span className="entry-acts">
          <EntryAct act="correct" what={what} onClick={() => toggle('correct')} />
          <EntryAct act="strike" what={what} onClick={() => toggle('strike')} />
        </span>
      </p>
      <dl className="facts">
        <div>
          <dt>{text('case.meeting.took-part')}</dt>
          <dd>{unitIds.length > 0 ? list(unitIds.map(file.unitName)) : text('case.none')}</dd>
        </div>
        <div>
          <dt>{text('case.meeting.discussed')}</dt>
          <dd>{discussed.length > 0 ? list(discussed.map(file.nameOf)) : text('case.none')}</dd>
        </div>
        {withoutConsent && (
          <div>
            <dt>{text('case.label.withoutConsent')}</dt>
            <dd>
              {text(`case.withoutConsent.${withoutConsent}`)}{' '}
              {text('case.preview.nothing.without-consent')}{' '}
              {text('case.meeting.without-consent.register')}
            </dd>
          </div>
        )}
        {started.length > 0 && (
          <div>
            <dt>{text('case.meeting.started')}</dt>
            <dd>{list(started)}</dd>
          </div>
        )}
      </dl>
      {note && <p className="note">{note}</p>}
      {isOpen('correct') && <MeetingForm meeting={meeting} ledger={ledger} onClose={close} />}
      {isOpen('strike') && (
        <StrikeForm entry="meeting" entryId={meetingId} what={what} onClose={close} />
      )}
    </li>
  );
}
