import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import { differing, Versions, type Compared } from '../../parts/versions';
import { useTimeline } from './case-data';
import { Happened } from './timeline-entry';
import type { AnyAct } from './use-act';
import { useStory } from './use-story';

/** Somebody else was first: what was written, what stands now, and the person chooses. */
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
    <Alert data-color="warning" role="alert" className="stale">
      <Heading level={4} data-size="2xs">
        <FormattedMessage id="problem.status.412" />
      </Heading>
      {rows.length > 0 && <Versions rows={rows} />}
      {!compare && <Since base={act.base} act={act} />}
      <FormattedMessage id="problem.kept" tagName="p" />
      <div className="act-buttons">
        <Button
          type="button"
          data-size="sm"
          loading={act.isSending}
          onClick={() => act.submit(act.version)}
        >
          <FormattedMessage id="versions.mine" />
        </Button>
        <Button
          type="button"
          data-size="sm"
          variant="secondary"
          onClick={() => {
            act.discard();
            onTakeTheirs();
          }}
        >
          <FormattedMessage id={compare ? 'versions.theirs' : 'case.stale.drop'} />
        </Button>
      </div>
    </Alert>
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
