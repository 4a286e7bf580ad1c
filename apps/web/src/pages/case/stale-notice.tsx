import { FormattedMessage } from 'react-intl';
import { StaleAlert } from '../../parts/stale-alert';
import { differing, Versions, type Compared } from '../../parts/versions';
import { useTimeline } from './case-data';
import { Happened } from './timeline/timeline-entry';
import type { AnyAct } from './use-act';
import { useStory } from './timeline/use-story';

/** For what is changed, both versions; for what is added, what others wrote since. */
export function StaleNotice({
  act,
  compare,
  onTakeTheirs,
}: {
  act: AnyAct;
  compare?: readonly Compared[] | undefined;
  onTakeTheirs: () => void;
}) {
  const rows = differing(compare ?? []);
  return (
    <StaleAlert
      form={act}
      level={4}
      theirs={compare ? 'versions.theirs' : 'case.stale.drop'}
      onTakeTheirs={onTakeTheirs}
    >
      {rows.length > 0 && <Versions rows={rows} />}
      {!compare && <Since base={act.base} act={act} />}
    </StaleAlert>
  );
}

/** For what is added: what others wrote since the form was opened. */
function Since({ act, base }: { act: AnyAct; base: number }) {
  const timeline = useTimeline(act.caseId);
  const story = useStory(timeline.data ?? []).filter(({ version }) => version > base);
  if (story.length === 0) return null;
  return (
    <>
      <FormattedMessage id="case.stale.since" tagName="p" />
      <ul>
        {story.map((happening) => (
          <li key={happening.version}>
            <Happened happening={happening} />
          </li>
        ))}
      </ul>
    </>
  );
}
