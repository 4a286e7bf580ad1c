import { Alert, Button } from '@digdir/designsystemet-react';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { Problem } from '../api/problem';
import { Page } from './page';
import { ProblemNotice } from './problem-notice';

/** Instead of a page that could not be shown. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const intl = useIntl();
  const router = useRouter();
  return (
    <Page title={intl.formatMessage({ id: 'page-failed.title' })}>
      {error instanceof Problem ? (
        <ProblemNotice
          error={error}
          onRetry={() => {
            reset();
            void router.invalidate();
          }}
        />
      ) : (
        <ScriptFailed />
      )}
    </Page>
  );
}

/** A script that did not come, or that broke: a browser asks for neither again until it reloads. */
function ScriptFailed() {
  return (
    <Alert data-color="danger" role="alert">
      <FormattedMessage id="page-failed.script" tagName="p" />
      <Button variant="secondary" data-size="sm" onClick={() => window.location.reload()}>
        <FormattedMessage id="page-failed.reload" />
      </Button>
    </Alert>
  );
}
