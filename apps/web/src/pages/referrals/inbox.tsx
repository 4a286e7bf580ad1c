import { Button } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { Day, todayInSweden } from '../../parts/day';
import { Empty } from '../../parts/empty';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { MunicipalityName, statusWords, type CaseItem } from '../cases/case-words';
import './referrals.css';

const assessed = ['taken-on', 'pointed-elsewhere', 'declined'] as const;

/** Referrals that wait for their assessment; who has waited longest stands first. */
export default function Inbox() {
  const intl = useIntl();
  const waiting = useInfiniteQuery({
    queryKey: ['cases', 'inbox'],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/cases', {
          params: {
            query: { status: 'referred', limit: 50, ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = waiting.data?.pages.flatMap((page) => page.items);
  return (
    <Page
      wide
      title={intl.formatMessage({ id: 'referrals.title' })}
      lead={<FormattedMessage id="referrals.lead" />}
    >
      <div className="inbox">
        {waiting.isError && (
          <ProblemNotice error={waiting.error} onRetry={() => void waiting.refetch()} />
        )}
        {!items && !waiting.isError && <Loading />}
        {items?.length === 0 && (
          <Empty>
            <FormattedMessage id="referrals.empty" />
          </Empty>
        )}
        {items && items.length > 0 && (
          <>
            <p role="status" className="inbox-count">
              <FormattedMessage
                id={waiting.hasNextPage ? 'referrals.count.more' : 'referrals.count'}
                values={{ count: items.length }}
              />
            </p>
            <ul className="inbox-list">
              {items.map((item) => (
                <Waiting key={item.caseId} item={item} />
              ))}
            </ul>
          </>
        )}
        {waiting.hasNextPage && (
          <Button
            variant="secondary"
            loading={waiting.isFetchingNextPage}
            onClick={() => void waiting.fetchNextPage()}
          >
            <FormattedMessage id="referrals.more" />
          </Button>
        )}
        <p className="inbox-earlier">
          <FormattedMessage id="referrals.earlier" />{' '}
          {assessed.map((status) => (
            <Link key={status} to="/arenden" search={{ status: statusWords[status] }}>
              <FormattedMessage id={`referrals.earlier.${status}`} />
            </Link>
          ))}
        </p>
      </div>
    </Page>
  );
}

function Waiting({ item }: { item: CaseItem }) {
  const intl = useIntl();
  const { caseId, number, name, municipality, category, referredOn } = item;
  const days = (Date.parse(todayInSweden()) - Date.parse(referredOn)) / 86_400_000;
  const act = intl.formatMessage({ id: 'referrals.assess' });
  return (
    <li>
      <div className="inbox-who">
        <Link to="/aktualiseringar/$caseId" params={{ caseId }}>
          {name ?? number}
        </Link>
        <span>
          {name && `${number} · `}
          <MunicipalityName code={municipality} />
        </span>
      </div>
      <p className="inbox-why">
        <FormattedMessage
          id={`referrals.asked.${category}`}
          values={{ day: <Day day={referredOn} /> }}
        />
      </p>
      <span className="inbox-days">
        <FormattedMessage id="referrals.days" values={{ days }} />
      </span>
      <Button asChild variant="secondary" data-size="sm" className="inbox-act">
        <Link
          to="/aktualiseringar/$caseId"
          params={{ caseId }}
          aria-label={`${act}: ${name ?? number}`}
        >
          {act}
        </Link>
      </Button>
    </li>
  );
}
