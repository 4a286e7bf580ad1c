import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { caseStatuses, statusWords, useMunicipalities, type CaseStatus } from './case-words';

declare module '@tanstack/history' {
  interface HistoryState {
    /** A name or a person number that is looked for. It has no place in an address, which is sent around. */
    lookedFor?: string;
    /** The cursors of the pages up to this one; back goes to the one before. */
    cursors?: readonly string[];
  }
}

export interface CaseSearch {
  readonly text: string;
  readonly status: CaseStatus | undefined;
  readonly municipality: string | undefined;
}

/** The beginning of a case number; never as long as a person number. */
function isNumber(text: string): boolean {
  return /\d/.test(text) && text.replace(/\D/g, '').length < 6;
}

/** What the list shows: numbers and filters stand in the address, names only in this tab's history. */
export function useCaseSearch() {
  const { sok, status, kommun } = useSearch({ from: '/arenden' });
  const { lookedFor, cursors = [] } = useRouterState({ select: ({ location }) => location.state });
  const navigate = useNavigate({ from: '/arenden' });
  const municipalities = useMunicipalities();
  const known = municipalities.data?.items ?? [];
  const search: CaseSearch = {
    text: sok ?? lookedFor ?? '',
    status: caseStatuses.find((one) => statusWords[one] === status),
    municipality: known.find(({ name }) => name === kommun)?.code,
  };
  return {
    search,
    cursors,
    /** False until it is known which municipality the address names. */
    isKnown: !kommun || !municipalities.isPending,
    change(changed: Partial<CaseSearch>) {
      const { text, ...next } = { ...search, ...changed };
      const said = isNumber(text);
      void navigate({
        search: {
          sok: said ? text : undefined,
          status: next.status && statusWords[next.status],
          kommun: known.find(({ code }) => code === next.municipality)?.name,
        },
        state: said || !text ? {} : { lookedFor: text },
        replace: true,
        resetScroll: false,
      });
    },
    goTo(pages: readonly string[]) {
      void navigate({
        search: true,
        state: { ...(lookedFor && { lookedFor }), cursors: pages },
      });
    },
  };
}
