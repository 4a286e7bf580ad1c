import { Button, Heading } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDraft } from '../../app/drafts';
import { Day } from '../../parts/day';
import { Empty } from '../../parts/empty';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { fetchOwnReferrals, type OwnReferral } from './own-referral';
import { draftName, emptyDraft } from './referral-draft';
import './referrer.css';
import { StatusLine } from './status-line';

/** The family as the referrer told it; the number alone when no name was told. */
function FamilyAndNumber({ referral: { name, number } }: { referral: OwnReferral }) {
  return name === null ? (
    <FormattedMessage id="referrer.own.number" values={{ number }} />
  ) : (
    <FormattedMessage id="referrer.own.family" values={{ name, number }} />
  );
}

/** What became of what I asked for; and one big button to ask again. */
export default function OwnReferrals() {
  const intl = useIntl();
  const { kept } = useDraft(draftName, emptyDraft);
  const pages = useInfiniteQuery({
    queryKey: ['own-referrals', 'list'],
    queryFn: ({ pageParam }) => fetchOwnReferrals(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={intl.formatMessage({ id: 'referrer.own.title' })}>
      <div className="own-start">
        {kept && (
          <p>
            <FormattedMessage id="referrer.own.draft" />
          </p>
        )}
        <Button asChild data-size="lg">
          <Link to="/ny-aktualisering" search={{ steg: undefined }}>
            <FormattedMessage id={kept ? 'referrer.own.continue' : 'referrer.own.new'} />
          </Link>
        </Button>
      </div>
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading />}
      {pages.data && items.length === 0 && (
        <Empty>
          <FormattedMessage id="referrer.own.empty" />
        </Empty>
      )}
      <ul className="own-list">
        {items.map((referral) => (
          <li key={referral.caseId} className="sheet">
            <div className="own-head">
              <Heading level={2} data-size="xs">
                <Link to="/mina-aktualiseringar/$caseId" params={{ caseId: referral.caseId }}>
                  <FamilyAndNumber referral={referral} />
                </Link>
              </Heading>
              <span className="subtle">
                <FormattedMessage
                  id="referrer.own.sent"
                  values={{ day: <Day day={referral.referredOn} /> }}
                />
              </span>
            </div>
            <StatusLine referral={referral} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          variant="secondary"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          <FormattedMessage id="referrer.own.more" />
        </Button>
      )}
    </Page>
  );
}
