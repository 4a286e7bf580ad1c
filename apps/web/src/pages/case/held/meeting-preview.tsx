import { Heading } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import { Day } from '../../../parts/day';
import type { CaseConsents, Meeting } from '../case-data';
import { useCaseFile } from '../case-file';
import { missingFor } from '../consents/consent-cells';
import { previewProcesses } from '../family/process-rule';
import { useWords } from '../use-words';

/** What follows from a meeting if it is saved as it stands: processes by the rule, and who has not said yes. */
export function MeetingPreview({
  meeting,
  ledger,
}: {
  meeting: Meeting;
  ledger: CaseConsents | undefined;
}) {
  const file = useCaseFile();
  const { list, text } = useWords();
  const { heldOn, kind, unitIds, discussed } = meeting;
  const names = (ids: readonly string[]) => list(ids.map(file.nameOf));
  const { starts, moves, falls, without } = previewProcesses(file.state, meeting);
  const agencyIds = unitIds.flatMap((unitId) => file.unit(unitId)?.agencyId ?? []);
  const missing =
    ledger && kind === 'collaboration' && heldOn
      ? missingFor(ledger, file.members, discussed, agencyIds, heldOn)
      : [];
  const nothing = starts.length + moves.length + falls.length === 0;
  return (
    <div className="preview" role="status">
      <Heading level={4} data-size="2xs">
        <FormattedMessage id="case.preview.title" />
      </Heading>
      <ul>
        {starts.length > 0 && (
          <li>
            <FormattedMessage
              id="case.preview.starts"
              values={{ count: starts.length, who: <strong>{names(starts)}</strong> }}
            />
          </li>
        )}
        {moves.map(({ memberId, on }) => (
          <li key={memberId}>
            <FormattedMessage
              id="case.preview.moves"
              values={{ who: <strong>{file.nameOf(memberId)}</strong>, day: <Day day={on} /> }}
            />
          </li>
        ))}
        {falls.length > 0 && (
          <li>
            <FormattedMessage
              id="case.preview.falls"
              values={{ who: <strong>{names(falls)}</strong> }}
            />
          </li>
        )}
        {nothing && <li>{text(`case.preview.nothing.${kind}`)}</li>}
        {kind === 'collaboration' && without.length > 0 && (
          <li>
            <FormattedMessage id="case.preview.without" values={{ who: names(without) }} />
          </li>
        )}
        {missing.map(({ memberId, agencyId }) => (
          <li key={`${memberId} ${agencyId}`} className="preview-missing">
            <FormattedMessage
              id="case.preview.missing"
              values={{
                who: <strong>{file.nameOf(memberId)}</strong>,
                agency: file.agencyName(agencyId),
              }}
            />
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <a href="#samtycken">
          <FormattedMessage id="case.preview.ask" />
        </a>
      )}
    </div>
  );
}
