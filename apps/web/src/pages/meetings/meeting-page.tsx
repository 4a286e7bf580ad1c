import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { caseTitle, useCaseFile } from '../case/case-file';
import { InCase } from '../case/in-case';
import { useWords } from '../case/use-words';
import { useMeeting, type Meeting } from './meeting-data';
import { useRequestWords } from './finding/use-request-words';
import { useInterpreting } from './use-interpreting';
import '../case/case.css';
import './meetings.css';

/** A page about one meeting of a case: whose it is, which one, and the way back. */
export function MeetingPage({
  caseId,
  meetingId,
  title,
  children,
}: {
  caseId: string;
  meetingId: string;
  title: string;
  children: (meeting: Meeting) => ReactNode;
}) {
  const meeting = useMeeting(meetingId);
  return (
    <Page wide title={title}>
      <div className="meeting-page">
        <InCase caseId={caseId}>
          <Answer query={meeting}>
            {(found) => (
              <>
                <MeetingLine meeting={found} />
                {children(found)}
              </>
            )}
          </Answer>
        </InCase>
      </div>
    </Page>
  );
}

function MeetingLine({ meeting }: { meeting: Meeting }) {
  const { caseId, detail } = useCaseFile();
  const { text } = useWords();
  const { headline } = useRequestWords();
  const { inWords } = useInterpreting();
  return (
    <p className="meeting-line">
      <Link to="/arenden/$caseId" params={{ caseId }} hash="planering">
        {caseTitle(detail, text)}
      </Link>
      <span>{headline(meeting.request)}</span>
      {meeting.booking &&
        meeting.interpreting
          .filter(({ needed }) => needed)
          .map((one) => <span key={one.language}>{inWords(one)}</span>)}
    </p>
  );
}
