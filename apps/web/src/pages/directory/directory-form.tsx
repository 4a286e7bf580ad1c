import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Dialog } from '../../parts/dialog';
import { ErrorList } from '../../parts/error-list';
import { ProblemNotice } from '../../parts/problem-notice';
import { StaleAlert } from '../../parts/stale-alert';
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
  const rows = differing(compare);
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
        {form.isStale && (
          <StaleAlert form={form} level={3} theirs="versions.theirs" onTakeTheirs={onClose}>
            {rows.length > 0 ? (
              <Versions rows={rows} />
            ) : (
              <FormattedMessage id="directory.stale.elsewhere" tagName="p" />
            )}
          </StaleAlert>
        )}
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
