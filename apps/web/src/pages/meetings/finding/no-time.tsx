import { Alert, Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { useWords } from '../../case/use-words';
import type { Meeting, Slots } from '../meeting-data';
import { usePartyName } from '../use-party-name';

type Obstacle = Slots['obstacles'][number];

/** Why there is no time: each line is something that, if it were otherwise, would leave some. */
export function NoTime({
  meeting: { caseId, stage },
  found: { obstacles },
}: {
  meeting: Meeting;
  found: Slots;
}) {
  const { text, list } = useWords();
  const partyName = usePartyName();
  const demands = ({ notice, rooms, interpreter, partyIds }: Obstacle) => [
    ...partyIds.map(partyName),
    ...(rooms ? [text(`meetings.obstacle.rooms.${rooms}`)] : []),
    ...(interpreter ? [text('meetings.obstacle.interpreter')] : []),
    ...(notice ? [text('meetings.obstacle.notice')] : []),
  ];
  const words = (obstacle: Obstacle) => {
    const all = demands(obstacle);
    if (all.length > 1) return text('meetings.obstacle.together', { who: list(all) });
    const [alone] = obstacle.partyIds;
    if (alone) return text('meetings.obstacle.alone', { who: partyName(alone) });
    return text(
      `meetings.obstacle.only.${obstacle.rooms ?? (obstacle.interpreter ? 'interpreter' : 'notice')}`,
    );
  };
  return (
    <Alert data-color="warning" className="no-time">
      <Heading level={2} data-size="2xs">
        <FormattedMessage id="meetings.none" />
      </Heading>
      {obstacles.length > 0 ? (
        <ul>
          {obstacles.map((obstacle) => (
            <li key={JSON.stringify(obstacle)}>{words(obstacle)}</li>
          ))}
        </ul>
      ) : (
        <FormattedMessage id="meetings.none.past" tagName="p" />
      )}
      {stage === 'booked' ? (
        <p>
          <FormattedMessage id="meetings.none.booked" />{' '}
          <Link to="/arenden/$caseId" params={{ caseId }} hash="planering">
            <FormattedMessage id="meetings.back" />
          </Link>
        </p>
      ) : (
        <FormattedMessage id="meetings.none.next" tagName="p" />
      )}
    </Alert>
  );
}
