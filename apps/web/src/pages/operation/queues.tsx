import { Button, Heading, Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import { Answer } from '../../parts/answer';
import { Instant } from '../../parts/day';
import { Empty } from '../../parts/empty';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { TableScroll } from '../../parts/table-scroll';
import './operation.css';

/** What did not go as it should and waits for somebody to look: messages, and jobs of any kind. */
export default function Queues() {
  const intl = useIntl();
  return (
    <Page
      wide
      title={intl.formatMessage({ id: 'operation.queues.title' })}
      lead={<FormattedMessage id="operation.queues.lead" />}
    >
      <div className="stack">
        <FailedMessages />
        <ParkedJobs />
      </div>
    </Page>
  );
}

function FailedMessages() {
  const list = useQuery({
    queryKey: ['messages', 'failed'],
    queryFn: () => dataOf(api.GET('/api/v1/messages/failed')),
  });
  const retry = useChange(
    (messageId: string, header) =>
      dataOf(
        api.POST('/api/v1/messages/{messageId}/retry', { params: { path: { messageId }, header } }),
      ),
    [['messages']],
  );
  return (
    <Part name="messages">
      {retry.error && <ProblemNotice error={retry.error} />}
      <Answer query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              <FormattedMessage id="operation.messages.empty" />
            </Empty>
          ) : (
            <Rows caption="operation.messages.caption" count={items.length} heads={messageHeads}>
              {items.map(({ messageId, kind, why, failedAt }) => (
                <Table.Row key={messageId}>
                  <Table.Cell>
                    <FormattedMessage id={`operation.kind.${kind}`} />
                  </Table.Cell>
                  <Table.Cell>
                    <FormattedMessage id={`operation.why.${why}`} />
                  </Table.Cell>
                  <Table.Cell>
                    <Instant at={failedAt} />
                  </Table.Cell>
                  <Again
                    of={messageId}
                    waits={retry.isPending}
                    onClick={() => retry.mutate(messageId)}
                  />
                </Table.Row>
              ))}
            </Rows>
          )
        }
      </Answer>
    </Part>
  );
}

function ParkedJobs() {
  const list = useQuery({
    queryKey: ['messages', 'parked'],
    queryFn: () => dataOf(api.GET('/api/v1/operation/jobs/parked')),
  });
  const retry = useChange(
    (path: { job: string; jobId: string }, header) =>
      dataOf(api.POST('/api/v1/operation/jobs/{job}/{jobId}/retry', { params: { path, header } })),
    [['messages', 'parked']],
  );
  return (
    <Part name="jobs">
      {retry.error && <ProblemNotice error={retry.error} />}
      <Answer query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              <FormattedMessage id="operation.jobs.empty" />
            </Empty>
          ) : (
            <Rows caption="operation.jobs.caption" count={items.length} heads={jobHeads}>
              {items.map(({ job, jobId, attempts, error, parkedAt }) => (
                <Table.Row key={jobId}>
                  <Table.Cell>
                    <code>{job}</code>
                  </Table.Cell>
                  <Table.Cell>
                    <code>{error}</code>
                  </Table.Cell>
                  <Table.Cell>{attempts}</Table.Cell>
                  <Table.Cell>
                    <Instant at={parkedAt} />
                  </Table.Cell>
                  <Again
                    of={jobId}
                    waits={retry.isPending}
                    onClick={() => retry.mutate({ job, jobId })}
                  />
                </Table.Row>
              ))}
            </Rows>
          )
        }
      </Answer>
    </Part>
  );
}

const messageHeads = ['kind', 'why', 'when', 'act'] as const;
const jobHeads = ['job', 'error', 'attempts', 'when', 'act'] as const;

function Part({ name, children }: { name: 'messages' | 'jobs'; children: ReactNode }) {
  return (
    <section className="operation-part" aria-labelledby={`operation-${name}`}>
      <Heading level={2} data-size="xs" id={`operation-${name}`}>
        <FormattedMessage id={`operation.${name}.title`} />
      </Heading>
      <p>
        <FormattedMessage id={`operation.${name}.what`} />
      </p>
      {children}
    </section>
  );
}

function Rows({
  caption,
  count,
  heads,
  children,
}: {
  caption: string;
  count: number;
  heads: readonly string[];
  children: ReactNode;
}) {
  return (
    <TableScroll>
      <Table>
        <caption>
          <FormattedMessage id={caption} values={{ count }} />
        </caption>
        <Table.Head>
          <Table.Row>
            {heads.map((head) => (
              <Table.HeaderCell key={head} scope="col">
                <FormattedMessage id={`operation.head.${head}`} />
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>{children}</Table.Body>
      </Table>
    </TableScroll>
  );
}

function Again({ of, waits, onClick }: { of: string; waits: boolean; onClick: () => void }) {
  const intl = useIntl();
  return (
    <Table.Cell>
      <Button
        variant="tertiary"
        data-size="sm"
        disabled={waits}
        aria-label={intl.formatMessage({ id: 'operation.again.which' }, { id: of.slice(-6) })}
        onClick={onClick}
      >
        <FormattedMessage id="operation.again" />
      </Button>
    </Table.Cell>
  );
}
