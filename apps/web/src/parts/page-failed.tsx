import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { Page } from './page';
import { ProblemNotice } from './problem-notice';

/** Instead of a page that could not be shown, also when its script failed. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const intl = useIntl();
  const router = useRouter();
  return (
    <Page title={intl.formatMessage({ id: 'page-failed.title' })}>
      <ProblemNotice
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </Page>
  );
}
