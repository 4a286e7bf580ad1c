import { Heading, Tag } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { waitingIn } from './attention';
import type { CaseConsents } from './case-data';
import { closingInForce, useCaseFile } from './case-file';
import { useWords } from './use-words';

const colours = {
  referred: 'warning',
  'taken-on': 'success',
  closed: 'neutral',
  'pointed-elsewhere': 'neutral',
  declined: 'neutral',
  struck: 'danger',
} as const;

/** Number, municipality and stage on one line. */
export function CaseLine() {
  const { detail, state } = useCaseFile();
  const { text, dayText, municipality } = useWords();
  const { status } = detail;
  const closing = closingInForce(state.closings);
  const reopened = status === 'taken-on' && state.closings.at(-1)?.reopening;
  const day = closing?.closedOn ?? state.assessment?.on ?? state.referral?.on ?? '';
  return (
    <span className="case-line">
      <Tag data-color={colours[status]}>{text(`case.status.${status}`)}</Tag>
      <span>{state.referral?.number}</span>
      <span>{state.referral && municipality(state.referral.municipality)}</span>
      {day && <span>{text(`case.status-since.${status}`, { day: dayText(day) })}</span>}
      {reopened && <span>{text('case.status.reopened', { day: dayText(reopened.on) })}</span>}
    </span>
  );
}

const shownFirst = 5;

/** What waits in this case, each with the way to where it is done. */
export function WaitingHere({ ledger }: { ledger: CaseConsents | undefined }) {
  const file = useCaseFile();
  const { text } = useWords();
  const [all, setAll] = useState(false);
  const waiting = waitingIn(file, ledger);
  const shown = all ? waiting : waiting.slice(0, shownFirst);
  return (
    <section className="waiting" aria-labelledby="vantar-rubrik">
      <Heading level={2} data-size="xs" id="vantar-rubrik">
        <FormattedMessage id="case.waiting.title" />
      </Heading>
      {waiting.length === 0 && <p>{text('case.waiting.none')}</p>}
      {waiting.length > 0 && (
        <ul>
          {shown.map(({ id, part, values }) => (
            <li key={`${id} ${Object.values(values).join(' ')}`}>
              {part === 'bedomning' ? (
                <Link to="/aktualiseringar/$caseId" params={{ caseId: file.caseId }}>
                  {text(id, values)}
                </Link>
              ) : (
                <a href={`#${part}`}>{text(id, values)}</a>
              )}
            </li>
          ))}
        </ul>
      )}
      {waiting.length > shown.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {text('case.waiting.all', { count: waiting.length })}
        </button>
      )}
    </section>
  );
}
