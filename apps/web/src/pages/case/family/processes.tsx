import { Button } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import { api } from '../../../api/client';
import { Empty } from '../../../parts/empty';
import { processIsActive, useCaseFile } from '../case-file';
import { CaseSection } from '../case-section';
import { DayForm } from '../day-form';
import { EntryAct, ProcessOf } from './family';
import { StrikeForm } from '../strike-form';
import { useOpenAct } from '../use-open-act';
import { useWords } from '../use-words';

/** Each member's process with its start, and ending one before the case ends. */
export function Processes() {
  const { state, members } = useCaseFile();
  const withProcess = members.filter(({ memberId }) => state.processStarts[memberId]);
  return (
    <CaseSection
      id="processer"
      title="case.processes.title"
      lead={<FormattedMessage id="case.processes.lead" />}
    >
      {withProcess.length === 0 ? (
        <Empty>
          <FormattedMessage id="case.processes.empty" />
        </Empty>
      ) : (
        <ul className="rows">
          {withProcess.map(({ memberId }) => (
            <ProcessItem key={memberId} memberId={memberId} />
          ))}
        </ul>
      )}
    </CaseSection>
  );
}

function ProcessItem({ memberId }: { memberId: string }) {
  const file = useCaseFile();
  const { text } = useWords();
  const { isOpen, toggle, close } = useOpenAct();
  const { caseId, state } = file;
  const who = file.nameOf(memberId);
  return (
    <li>
      <div className="row-line">
        <strong>{who}</strong>
        <ProcessOf memberId={memberId} />
        {processIsActive(file, memberId) && (
          <Button data-size="sm" variant="secondary" onClick={() => toggle('end')}>
            <FormattedMessage id="case.process.end" />
            <span className="visually-hidden"> {who}</span>
          </Button>
        )}
        {state.processEnds[memberId] && (
          <EntryAct
            act="strike"
            what={text('case.process.end-of', { who })}
            onClick={() => toggle('strike')}
          />
        )}
      </div>
      {isOpen('end') && (
        <DayForm
          name={`end-process.${memberId}`}
          version={file.version}
          title={text('case.process.end-of', { who })}
          lead={text('case.process.end.lead')}
          submit={text('case.process.end')}
          onClose={close}
          send={(on, header) =>
            api.POST('/api/v1/cases/{caseId}/members/{memberId}/process-end', {
              params: { path: { caseId, memberId }, header },
              body: { on },
            })
          }
        />
      )}
      {isOpen('strike') && (
        <StrikeForm entry="process-end" entryId={memberId} what={who} onClose={close} />
      )}
    </li>
  );
}
