import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';

/**
 * Time spent on an item, in minutes and seconds: so many seconds as the house told, and those since it told
 * them. A computer whose clock is wrong shows the same as every other screen.
 */
export function Clock({ spent: spent, since }: { spent: number; since: number | null }) {
  const intl = useIntl();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (since === null) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [since]);
  const running = since === null ? 0 : Math.max(0, (now - since) / 1_000);
  const seconds = Math.floor(spent + running);
  const minutes = Math.floor(seconds / 60);
  const shown = `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span
      className="clock"
      role="timer"
      aria-label={intl.formatMessage({ id: 'meetings.clock' }, { minutes, seconds: seconds % 60 })}
    >
      {shown}
    </span>
  );
}
