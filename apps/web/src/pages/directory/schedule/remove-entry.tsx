import { Button } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import { useChange } from '../../../api/change';
import { ifMatch } from '../../../api/client';
import { Dialog } from '../../../parts/dialog';
import { ProblemNotice } from '../../../parts/problem-notice';
import type { FormHeaders } from '../../../parts/use-form';
import { stale } from './schedule-data';

/** Asks once more before something is taken away that meetings may be planned with. */
export function RemoveEntry({
  title,
  version,
  send,
  onClose,
}: {
  title: string;
  version: number;
  send: (headers: FormHeaders) => Promise<unknown>;
  onClose: () => void;
}) {
  const remove = useChange(
    (_: undefined, header) => send({ ...header, ...ifMatch(version) }),
    stale,
  );
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="stack">
        <FormattedMessage id="schedule.remove.what" tagName="p" />
        {remove.isError && <ProblemNotice error={remove.error} />}
        <div className="row">
          <Button
            data-color="danger"
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: onClose })}
          >
            <FormattedMessage id="directory.contact.remove" />
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
