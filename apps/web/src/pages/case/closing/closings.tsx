import { Button } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import { api } from '../../../api/client';
import { Day } from '../../../parts/day';
import type { CaseConsents, Closing } from '../case-data';
import { closingInForce, useCaseFile } from '../case-file';
import { CaseSection } from '../case-section';
import { ClosingForm } from './closing-form';
import { DayForm } from '../day-form';
import { EntryAct } from '../family/family';
import { StrikeForm } from '../strike-form';
import { useOpenAct, type Writing } from '../use-open-act';
import { useWords } from '../use-words';

/** Closing with its check, reopening, and what was closed before. */
export function Closings({
  ledger,
  writing,
  onWriting,
}: {
  ledger: CaseConsents | undefined;
  /** Also opened from the head of the page. */
  writing: Writing;
  onWriting: (writing: Writing) => void;
}) {
  const file = useCaseFile();
  const { text } = useWords();
  const { caseId, version, state, detail } = file;
  const mayClose = ['referred', 'taken-on', 'closed'].includes(detail.status);
  const closed = closingInForce(state.closings);
  const act = closed ? 'reopening' : 'closing';
  const stop = () => onWriting(null);
  return (
    <CaseSection
      id="avslut"
      title="case.closings.title"
      actions={
        mayClose && (
          <Button
            data-size="sm"
            variant="secondary"
            onClick={() => onWriting(writing === act ? null : act)}
          >
            <FormattedMessage id={closed ? 'case.reopen' : 'case.close'} />
          </Button>
        )
      }
    >
      {writing === 'closing' && !closed && <ClosingForm ledger={ledger} onClose={stop} />}
      {writing === 'reopening' && closed && (
        <DayForm
          name="reopen"
          version={version}
          title={text('case.reopen')}
          lead={text('case.reopen.lead')}
          submit={text('case.reopen')}
          onClose={stop}
          send={(on, header) =>
            api.POST('/api/v1/cases/{caseId}/reopenings', {
              params: { path: { caseId }, header },
              body: { on },
            })
          }
        />
      )}
      {state.closings.length === 0 ? (
        <p className="subtle">{text('case.closings.none')}</p>
      ) : (
        <ul className="rows">
          {state.closings.map((closing) => (
            <ClosingItem key={closing.closingId} closing={closing} ledger={ledger} />
          ))}
        </ul>
      )}
    </CaseSection>
  );
}

function ClosingItem({ closing, ledger }: { closing: Closing; ledger: CaseConsents | undefined }) {
  const { detail, state } = useCaseFile();
  const { text, dayText } = useWords();
  const { isOpen, toggle, close } = useOpenAct();
  const { closingId, closedOn, reason, reopening } = closing;
  const note = detail.notes?.[closingId];
  const isLast = state.closings.at(-1) === closing;
  const what = text('case.closing.of', { day: dayText(closedOn) });
  return (
    <li>
      <p className="row-line">
        <span>
          <FormattedMessage
            id="case.closing.line"
            values={{
              day: <Day day={closedOn} />,
              reason: <strong>{text(`case.reason.${reason}`)}</strong>,
            }}
          />
        </span>
        <span className="entry-acts">
          <EntryAct act="correct" what={what} onClick={() => toggle('correct')} />
          {isLast && !reopening && (
            <EntryAct act="strike" what={what} onClick={() => toggle('closing')} />
          )}
        </span>
      </p>
      {note && <p className="note">{note}</p>}
      {reopening && (
        <p className="row-line">
          <span>
            <FormattedMessage
              id="case.reopening.line"
              values={{ day: <Day day={reopening.on} /> }}
            />
          </span>
          {isLast && (
            <span className="entry-acts">
              <EntryAct
                act="strike"
                what={text('case.reopening.of', { day: dayText(reopening.on) })}
                onClick={() => toggle('reopening')}
              />
            </span>
          )}
        </p>
      )}
      {isOpen('correct') && <ClosingForm closing={closing} ledger={ledger} onClose={close} />}
      {(isOpen('closing') || isOpen('reopening')) && (
        <StrikeForm
          entry={isOpen('closing') ? 'closing' : 'reopening'}
          entryId={closingId}
          what={dayText(isOpen('closing') ? closedOn : (reopening?.on ?? closedOn))}
          onClose={close}
        />
      )}
    </li>
  );
}
