import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';

/**
 * Time spent on an item, in minutes and seconds. Counted from the instant at which it was begun, not
 * tick by tick, so that every screen shows the same after an hour too.
 */
export function Clock({ before, since }: { before: number; since: string | null }) {
  const intl = useIntl();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (since === null) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [since]);
  const running = since === null ? 0 : Math.max(0, (now - Date.parse(since)) / 1_000);
  const seconds = Math.floor(before + running);
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
