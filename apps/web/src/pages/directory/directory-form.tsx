import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Dialog } from '../../parts/dialog';
import { ErrorList } from '../../parts/error-list';
import { ProblemNotice } from '../../parts/problem-notice';
import type { AnyForm } from '../../parts/use-form';
import { differing, Versions, type Compared } from '../../parts/versions';

/** The frame of a form of the directory: what stands in the way, what others wrote meanwhile, the buttons. */
export function DirectoryForm({
  form,
  title,
  compare = [],
  onClose,
  children,
}: {
  form: AnyForm;
  title: string;
  /** What was written beside what stands now, for an entry that is changed. */
  compare?: readonly Compared[];
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          if (!form.isSending) form.submit();
        }}
      >
        {form.faults.length > 0 && <ErrorList key={form.attempts} errors={form.faults} />}
        {form.problem && <ProblemNotice error={form.problem} kept />}
        {form.isStale && <Changed form={form} rows={differing(compare)} onTakeTheirs={onClose} />}
        {children}
        <div className="row">
          <Button type="submit" loading={form.isSending}>
            <FormattedMessage id="action.save" />
          </Button>
          <Button type="button" variant="secondary" onClick={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
          {form.kept && (
            <span className="subtle">
              <FormattedMessage id="draft.kept" />
              {' · '}
              <button type="button" className="link-button" onClick={form.discard}>
                <FormattedMessage id="draft.forget" />
              </button>
            </span>
          )}
        </div>
      </form>
    </Dialog>
  );
}

/** Somebody else was first: both versions, and the person chooses. */
function Changed({
  form,
  rows,
  onTakeTheirs,
}: {
  form: AnyForm;
  rows: readonly Compared[];
  onTakeTheirs: () => void;
}) {
  return (
    <Alert data-color="warning" role="alert">
      <Heading level={3} data-size="2xs">
        <FormattedMessage id="problem.status.412" />
      </Heading>
      {rows.length > 0 ? (
        <Versions rows={rows} />
      ) : (
        <FormattedMessage id="directory.stale.elsewhere" tagName="p" />
      )}
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
          <FormattedMessage id="versions.theirs" />
        </Button>
      </div>
    </Alert>
  );
}
