import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf, ifMatch } from '../../api/client';
import { Answer } from '../../parts/answer';
import { ProblemNotice } from '../../parts/problem-notice';
import { FaultReport } from './fault-report';
import { ImportPreview } from './import-preview';

/** Nobody works on it now: it is over, or waits for a yes. That it is undone is followed in the list of imports. */
const still = ['done', 'refused', 'failed', 'lapsed', 'previewed', 'undoing', 'undone'];

/**
 * An import is a job: what it would change is shown first, and it goes on when this page is left. This follows it
 * while it is open.
 */
export function ImportProgress({ importId }: { importId: string }) {
  const client = useQueryClient();
  const job = useQuery({
    queryKey: ['register', importId],
    queryFn: () =>
      dataOf(api.GET('/api/v1/register/imports/{importId}', { params: { path: { importId } } })),
    refetchInterval: ({ state }) =>
      state.data && still.includes(state.data.state) ? false : 1_000,
  });
  const state = job.data?.state;
  useEffect(() => {
    if (state === 'done') void client.invalidateQueries();
  }, [client, state]);
  const place = useRef<HTMLDivElement>(null);
  const [isWanted, setIsWanted] = useState(false);
  const isShown = state === 'previewed';
  useEffect(() => {
    if (!isWanted) return;
    // What was pressed goes with the list it stood under, or the list is another by now.
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView();
  }, [isWanted, isShown]);
  return (
    <Answer query={job}>
      {({ state: now, progress, summary, faultCount, faults, preview, timesShown }) => (
        <div className="register-progress" ref={place} tabIndex={-1}>
          {!still.includes(now) && (
            <label>
              <FormattedMessage
                id={`register.state.${now}`}
                values={{ done: progress.done, of: progress.of }}
              />
              <progress max={progress.of || 1} value={progress.done} />
            </label>
          )}
          <div role="status">
            {now === 'done' && summary && (
              <FormattedMessage
                id="register.done"
                tagName="p"
                values={{ ...summary.changes, events: summary.events }}
              />
            )}
            {now === 'failed' && <FormattedMessage id="register.failed" tagName="p" />}
            {now === 'lapsed' && <FormattedMessage id="register.lapsed" tagName="p" />}
          </div>
          {now === 'refused' && <FaultReport count={faultCount} faults={faults} />}
          {preview && (
            <ImportPreview importId={importId} overview={preview} timesShown={timesShown}>
              {preview.events > 0 && (
                <Yes
                  key={timesShown}
                  importId={importId}
                  timesShown={timesShown}
                  onSaid={() => setIsWanted(true)}
                />
              )}
            </ImportPreview>
          )}
        </div>
      )}
    </Answer>
  );
}

/** To what is shown here and nothing else; what is shown anew gets another, with a key of its own. */
function Yes({
  importId,
  timesShown,
  onSaid,
}: {
  importId: string;
  timesShown: number;
  onSaid: () => void;
}) {
  const client = useQueryClient();
  const start = useChange(
    (_: undefined, header) =>
      dataOf(
        api.POST('/api/v1/register/imports/{importId}/start', {
          params: { path: { importId }, header: { ...header, ...ifMatch(timesShown) } },
        }),
      ),
    [['register']],
  );
  const say = () =>
    start.mutate(undefined, {
      onSuccess: onSaid,
      // Somebody else was first, or it was shown anew: that is to be seen.
      onError: () => void client.invalidateQueries({ queryKey: ['register'] }),
    });
  return (
    <>
      <div className="register-act">
        <Button loading={start.isPending} onClick={say}>
          <FormattedMessage id="register.import" />
        </Button>
      </div>
      {start.isError && <ProblemNotice error={start.error} />}
    </>
  );
}
