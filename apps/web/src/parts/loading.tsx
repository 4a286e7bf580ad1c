import { Spinner } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';

/** Says that something is on its way, and after a while that it takes longer than usual. */
export function Loading() {
  const intl = useIntl();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 2_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status">
      <Spinner aria-label={intl.formatMessage({ id: 'state.loading' })} data-size="md" />
      {slow && <FormattedMessage id="state.slow" tagName="p" />}
    </div>
  );
}
