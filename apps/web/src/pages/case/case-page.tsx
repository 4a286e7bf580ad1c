import { Alert, Button } from '@digdir/designsystemet-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Answer } from '../../parts/answer';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { CaseAgreements } from '../agreements/case-agreements';
import { AskedMeetings } from '../meetings/asked-meetings';
import { useCase, useConsents, useDirectory, type CaseDetail } from './case-data';
import { CaseFileContext, caseTitle, useCaseFile } from './case-file';
import { CaseFacts } from './case-facts';
import { CaseLine, WaitingHere } from './case-head';
import { Closings } from './closing/closings';
import { Consents } from './consents/consents';
import { Family } from './family/family';
import { Meetings } from './held/meetings';
import { Processes } from './family/processes';
import { StrikeCase } from './strike-case';
import { Timeline } from './timeline/timeline';
import type { Writing } from './use-open-act';
import './case.css';

/** One family: what waits, the family as a picture, consents, meetings, processes, closing, and all that happened. */
export default function CasePage() {
  const { caseId } = useParams({ from: '/arenden/$caseId' });
  return <CaseOf key={caseId} caseId={caseId} />;
}

function CaseOf({ caseId }: { caseId: string }) {
  const intl = useIntl();
  const found = useCase(caseId);
  const directory = useDirectory();
  // Waited for once, so that nothing jumps when what waits is known; a failure is shown in its place,
  // and asking again there must not take the page away, or it would ask again for ever.
  const consents = useConsents(caseId);
  const [writing, setWriting] = useState<Writing>(null);
  const detail = found.data;
  const opened =
    detail && directory.data && consents.isFetched ? { detail, directory: directory.data } : null;
  const open = (act: Writing) => setWriting((before) => (before === act ? null : act));
  return (
    <CaseFileContext value={opened}>
      <Page
        wide
        title={caseTitle(opened?.detail, (id, values) => intl.formatMessage({ id }, values))}
        lead={opened ? <CaseLine /> : <span className="case-line">{'\u00a0'}</span>}
        actions={
          opened ? (
            <HeadActs detail={opened.detail} onOpen={open} />
          ) : (
            <span className="case-acts-coming" />
          )
        }
      >
        {opened ? (
          <>
            {found.isError && (
              <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
            )}
            <CaseParts writing={writing} onWriting={setWriting} />
          </>
        ) : (
          <div className="case-waiting">
            {found.isError || directory.isError ? (
              <>
                <ProblemNotice
                  error={found.error ?? directory.error}
                  onRetry={() => {
                    void found.refetch();
                    void directory.refetch();
                  }}
                />
                <p>
                  <Link
                    to="/arenden"
                    search={{ sok: undefined, status: undefined, kommun: undefined }}
                  >
                    <FormattedMessage id="case.all" />
                  </Link>
                </p>
              </>
            ) : (
              <Loading />
            )}
          </div>
        )}
      </Page>
    </CaseFileContext>
  );
}

/** What is most likely to be done next comes first. */
function HeadActs({ detail, onOpen }: { detail: CaseDetail; onOpen: (act: Writing) => void }) {
  const { status, caseId } = detail;
  const act = (act: Exclude<Writing, null>, text: string, variant: 'primary' | 'secondary') => (
    <Button data-size="sm" variant={variant} onClick={() => onOpen(act)}>
      <FormattedMessage id={text} />
    </Button>
  );
  switch (status) {
    case 'referred':
      return (
        <Button data-size="sm" asChild>
          <Link to="/aktualiseringar/$caseId" params={{ caseId }}>
            <FormattedMessage id="case.assess" />
          </Link>
        </Button>
      );
    case 'taken-on':
      return (
        <>
          {act('meeting', 'case.meeting.add', 'primary')}
          {act('closing', 'case.close', 'secondary')}
        </>
      );
    case 'closed':
      return act('reopening', 'case.reopen', 'primary');
    default:
      return null;
  }
}

const parts = [
  'familjen',
  'samtycken',
  'planering',
  'overenskommelser',
  'moten',
  'processer',
  'avslut',
  'handelser',
] as const;

function CaseParts({
  writing,
  onWriting,
}: {
  writing: Writing;
  onWriting: (writing: Writing) => void;
}) {
  const { caseId, state } = useCaseFile();
  const intl = useIntl();
  const consents = useConsents(caseId);
  const ledger = consents.data;
  return (
    <div className={state.struck ? 'case-struck' : undefined}>
      {state.struck && (
        <Alert data-color="warning">
          <FormattedMessage id="case.struck" />
        </Alert>
      )}
      <div className="case-top">
        {!state.struck && <WaitingHere ledger={ledger} />}
        <CaseFacts />
      </div>
      <nav className="case-parts" aria-label={intl.formatMessage({ id: 'case.parts' })}>
        {parts.map((part) => (
          <a key={part} href={`#${part}`}>
            <FormattedMessage id={`case.part.${part}`} />
          </a>
        ))}
      </nav>
      <Family />
      <div className="case-consents">
        <Answer query={consents}>{(data) => <Consents ledger={data} />}</Answer>
      </div>
      <AskedMeetings />
      <CaseAgreements />
      <div className="case-columns">
        <Meetings
          ledger={ledger}
          writing={writing === 'meeting'}
          onWriting={(open) => onWriting(open ? 'meeting' : null)}
        />
        <div>
          <Processes />
          <Closings ledger={ledger} writing={writing} onWriting={onWriting} />
        </div>
      </div>
      <Timeline ledger={ledger} />
      {!state.struck && <StrikeCase />}
    </div>
  );
}
