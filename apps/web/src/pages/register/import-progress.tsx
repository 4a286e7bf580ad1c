import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { FormattedMessage } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { Answer } from '../../parts/answer';
import { FaultReport } from './fault-report';

const over = ['done', 'refused', 'failed'];

/** An import is a job: it goes on when this page is left, and this follows it while it is open. */
export function ImportProgress({ importId }: { importId: string }) {
  const client = useQueryClient();
  const job = useQuery({
    queryKey: ['register', importId],
    queryFn: () =>
      dataOf(api.GET('/api/v1/register/imports/{importId}', { params: { path: { importId } } })),
    refetchInterval: ({ state }) => (state.data && over.includes(state.data.state) ? false : 1_000),
  });
  const state = job.data?.state;
  useEffect(() => {
    if (state === 'done') void client.invalidateQueries();
  }, [client, state]);
  return (
    <Answer query={job}>
      {({ state: now, progress, summary, faultCount, faults }) => (
        <div className="register-progress">
          {!over.includes(now) && (
            <label>
              <FormattedMessage
                id={`register.state.${now}`}
                values={{ done: progress.done, of: progress.of }}
              />
              <progress max={progress.of || 1} value={progress.done} />
            </label>
          )}
          <div role="status">
            {summary && (
              <FormattedMessage
                id="register.done"
                tagName="p"
                values={{ ...summary.changes, events: summary.events }}
              />
            )}
            {now === 'failed' && <FormattedMessage id="register.failed" tagName="p" />}
          </div>
          {now === 'refused' && <FaultReport count={faultCount} faults={faults} />}
        </div>
      )}
    </Answer>
  );
}
