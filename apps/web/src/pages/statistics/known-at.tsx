import { lazy, Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Instant } from '../../parts/day';

const KnownAtForm = lazy(() => import('./known-at-form'));

/** Behind the day: what had been written down by then, before it was completed or corrected. */
export function KnownAt({
  knownAt,
  onKnownAt,
}: {
  knownAt: string | undefined;
  onKnownAt: (instant: string | undefined) => void;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <details
      className="known-at"
      onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}
    >
      <summary>
        {knownAt ? (
          <FormattedMessage
            id="statistics.known.at"
            values={{ at: <Instant key="at" at={knownAt} /> }}
          />
        ) : (
          <FormattedMessage id="statistics.known.now" />
        )}
      </summary>
      <p className="subtle">
        <FormattedMessage id="statistics.known.why" />
      </p>
      <div className="known-at-form">
        {opened && (
          <Suspense>
            <KnownAtForm key={knownAt} knownAt={knownAt} onKnownAt={onKnownAt} />
          </Suspense>
        )}
      </div>
    </details>
  );
}
