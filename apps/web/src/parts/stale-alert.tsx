import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { AnyForm } from './use-form';

/** Somebody else was first: what was written, what stands now, and the person chooses. */
export function StaleAlert({
  form,
  level,
  theirs,
  onTakeTheirs,
  children,
}: {
  form: AnyForm;
  level: 3 | 4;
  /** Text for giving up what was written. */
  theirs: string;
  onTakeTheirs: () => void;
  /** What stands now, or what others wrote meanwhile. */
  children: ReactNode;
}) {
  return (
    <Alert data-color="warning" role="alert" className="stale">
      <Heading level={level} data-size="2xs">
        <FormattedMessage id="problem.status.412" />
      </Heading>
      {children}
      <FormattedMessage id="problem.kept" tagName="p" />
      <div className="row">
        <Button
          type="button"
          data-size="sm"
          loading={form.isSending}
          onClick={() => form.submit(form.version)}
        >
          <FormattedMessage id="versions.mine" />
        </Button>
        <Button
          type="button"
          data-size="sm"
          variant="secondary"
          onClick={() => {
            form.discard();
            onTakeTheirs();
          }}
        >
          <FormattedMessage id={theirs} />
        </Button>
      </div>
    </Alert>
  );
}
