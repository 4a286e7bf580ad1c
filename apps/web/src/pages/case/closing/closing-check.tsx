import { Heading } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import { Day } from '../../../parts/day';
import type { CaseConsents } from '../case-data';
import { daysBetween, newestFirst, processIsActive, useCaseFile } from '../case-file';
import { inForce } from '../consents/consent-cells';
import { useWords } from '../use-words';

/** What is still open in the case, before it is closed. Nothing of it stands in the way. */
export function ClosingCheck({ ledger }: { ledger: CaseConsents | undefined }) {
  const file = useCaseFile();
  const { list, text } = useWords();
  const active = file.members.filter(({ memberId }) => processIsActive(file, memberId));
  const last = newestFirst(file.state.meetings)[0];
  const given = ledger?.consents.filter((consent) => inForce(ledger, consent, file.today)) ?? [];
  const asked = ledger?.consents.filter(({ status }) => status === 'asked') ?? [];
  return (
    <div className="preview">
      <Heading level={4} data-size="2xs">
        <FormattedMessage id="case.check.title" />
      </Heading>
      <ul>
        <li>
          {active.length > 0
            ? text('case.check.processes', {
                count: active.length,
                who: list(active.map(({ memberId }) => file.nameOf(memberId))),
              })
            : text('case.check.no-processes')}
        </li>
        <li>
          {last ? (
            <FormattedMessage
              id="case.check.last-meeting"
              values={{
                day: <Day day={last.heldOn} />,
                days: daysBetween(last.heldOn, file.today),
                kind: text(`case.kind.${last.kind}`),
              }}
            />
          ) : (
            text('case.check.no-meeting')
          )}
        </li>
        {ledger && (
          <li>{text('case.check.consents', { given: given.length, asked: asked.length })}</li>
        )}
      </ul>
    </div>
  );
}
