import { Heading } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import { Day } from '../../../parts/day';
import type { Meeting } from '../case-data';
import { useCaseFile } from '../case-file';
import { previewProcesses } from '../family/process-rule';
import { useWords } from '../use-words';

/** What follows from a meeting if it is saved as it stands: processes by the rule, and who has not said yes. */
export function MeetingPreview({
  meeting,
  missing,
}: {
  meeting: Meeting;
  missing: readonly { readonly memberId: string | null; readonly agencyId: string }[];
}) {
  const file = useCaseFile();
  const { list, text } = useWords();
  const { kind, withoutConsent } = meeting;
  const names = (ids: readonly string[]) => list(ids.map(file.nameOf));
  const { starts, moves, falls, without } = previewProcesses(file.state, meeting);
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
        {nothing && (
          <li>{text(`case.preview.nothing.${withoutConsent ? 'without-consent' : kind}`)}</li>
        )}
        {kind === 'collaboration' && !withoutConsent && without.length > 0 && (
          <li>
            <FormattedMessage id="case.preview.without" values={{ who: names(without) }} />
          </li>
        )}
        {missing.map(({ memberId, agencyId }) => (
          <li key={`${memberId} ${agencyId}`} className="preview-missing">
            <FormattedMessage
              id={memberId === null ? 'case.preview.missing-nobody' : 'case.preview.missing'}
              values={{
                who: <strong>{memberId && file.nameOf(memberId)}</strong>,
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
