import { Button } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { Answer } from '../../parts/answer';
import { Empty } from '../../parts/empty';
import { Page } from '../../parts/page';
import { CaseFilter } from './case-filter';
import { useCaseSearch, type CaseSearch } from './case-search';
import { CaseTable } from './case-table';
import type { CaseItem } from './case-words';
import './cases.css';

const perPage = 50;

/** All cases, a page at a time: however many there are, a page costs the same. */
export default function CaseList() {
  const intl = useIntl();
  const { search, cursors, isKnown, change, goTo } = useCaseSearch();
  const cursor = cursors.at(-1);
  const { text, status, municipality } = search;
  const cases = useQuery({
    queryKey: ['cases', 'list', text, status, municipality, cursor],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/cases', {
          params: {
            query: {
              limit: perPage,
              ...(text && { search: text }),
              ...(status && { status }),
              ...(municipality && { municipality }),
              ...(cursor && { cursor }),
            },
          },
        }),
      ),
    enabled: isKnown,
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      wide
      title={intl.formatMessage({ id: 'cases.title' })}
      lead={<FormattedMessage id="cases.lead" />}
    >
      <CaseFilter search={search} onChange={change} />
      <div className="case-list" aria-busy={cases.isFetching}>
        <Answer query={cases}>
          {({ items, nextCursor }) => (
            <>
              <Found items={items} first={cursors.length * perPage + 1} search={search} />
              <Pages
                cursors={cursors}
                next={nextCursor}
                busy={cases.isPlaceholderData}
                onGo={goTo}
              />
            </>
          )}
        </Answer>
      </div>
    </Page>
  );
}

function Found({
  items,
  first,
  search,
}: {
  items: readonly CaseItem[];
  first: number;
  search: CaseSearch;
}) {
  const intl = useIntl();
  const caption = intl.formatMessage(
    { id: 'cases.shown' },
    { count: items.length, from: first, to: first + items.length - 1 },
  );
  return (
    <>
      <p role="status" className="case-count">
        {items.length === 0 ? intl.formatMessage({ id: 'cases.none-found' }) : caption}
      </p>
      {items.length > 0 && <CaseTable items={items} caption={caption} />}
      {items.length === 0 && <NoCases search={search} />}
    </>
  );
}

function NoCases({ search: { text, status, municipality } }: { search: CaseSearch }) {
  if (text) return <Empty>{<FormattedMessage id="cases.empty.search" values={{ text }} />}</Empty>;
  if (status || municipality)
    return (
      <Empty>
        <FormattedMessage id="cases.empty.filter" />
      </Empty>
    );
  return (
    <Empty
      action={
        <Link to="/register">
          <FormattedMessage id="cases.empty.import" />
        </Link>
      }
    >
      <FormattedMessage id="cases.empty" />
    </Empty>
  );
}

function Pages({
  cursors,
  next,
  busy,
  onGo,
}: {
  cursors: readonly string[];
  next: string | null;
  busy: boolean;
  onGo: (cursors: readonly string[]) => void;
}) {
  const intl = useIntl();
  useFocusOnNewPage(cursors.length);
  if (cursors.length === 0 && !next) return null;
  return (
    <nav className="case-pages" aria-label={intl.formatMessage({ id: 'cases.pages' })}>
      <Button
        variant="secondary"
        disabled={cursors.length === 0 || busy}
        onClick={() => onGo(cursors.slice(0, -1))}
      >
        <FormattedMessage id="cases.previous" />
      </Button>
      <span>
        <FormattedMessage id="cases.page" values={{ page: cursors.length + 1 }} />
      </span>
      <Button
        variant="secondary"
        disabled={!next || busy}
        onClick={() => next && onGo([...cursors, next])}
      >
        <FormattedMessage id="cases.next" />
      </Button>
    </nav>
  );
}

/** Reading goes on at the top of the new page. */
function useFocusOnNewPage(page: number): void {
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [page]);
}
