import { FormattedMessage, useIntl } from 'react-intl';
import { Day } from '../../parts/day';
import { stopsOf, type OwnReferral } from './own-referral';

/** From received to closed, with the day under each stop, and below in a sentence what happens now. */
export function StatusLine({ referral }: { referral: OwnReferral }) {
  const intl = useIntl();
  return (
    <>
      <ol className="status-line" aria-label={intl.formatMessage({ id: 'referrer.line' })}>
        {stopsOf(referral).map(({ name, state, day }) => (
          <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="status-name">
              <FormattedMessage id={`referrer.stage.${name}`} />
            </span>
            <span className="status-day">
              {day ? <Day day={day} /> : <FormattedMessage id={`referrer.state.${state}`} />}
            </span>
          </li>
        ))}
      </ol>
      <p className="status-now">
        <FormattedMessage id={`referrer.now.${referral.stage}`} />{' '}
        {referral.reason && <FormattedMessage id={`referrer.reason.${referral.reason}`} />}
      </p>
    </>
  );
}
