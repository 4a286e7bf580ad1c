import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import { useTimeline } from './case-data';
import { Happened } from './timeline-entry';
import type { AnyAct } from './use-act';
import { useStory } from './use-story';

export interface Compared {
  readonly label: string;
  readonly mine: string;
  readonly now: string;
}

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
  const differing = compare?.filter(({ mine, now }) => mine !== now) ?? [];
  return (
    <Alert data-color="warning" role="alert" className="stale">
      <Heading level={4} data-size="2xs">
        <FormattedMessage id="problem.status.412" />
      </Heading>
      {differing.length > 0 && <Versions rows={differing} />}
      {!compare && <Since base={act.base} act={act} />}
      <FormattedMessage id="problem.kept" tagName="p" />
      <div className="act-buttons">
        <Button
          type="button"
          data-size="sm"
          loading={act.isSending}
          onClick={() => act.submit(act.version)}
        >
          <FormattedMessage id="case.stale.mine" />
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
          <FormattedMessage id={compare ? 'case.stale.theirs' : 'case.stale.drop'} />
        </Button>
      </div>
    </Alert>
  );
}

function Versions({ rows }: { rows: readonly Compared[] }) {
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <caption className="visually-hidden">
          <FormattedMessage id="case.stale.caption" />
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <FormattedMessage id="case.stale.wrote" />
            </th>
            <th scope="col">
              <FormattedMessage id="case.stale.now" />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, mine, now }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{mine || '–'}</td>
              <td>{now || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
