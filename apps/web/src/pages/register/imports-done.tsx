import { Button, Heading } from '@digdir/designsystemet-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';
import { Answer } from '../../parts/answer';
import { Instant } from '../../parts/day';
import { Dialog } from '../../parts/dialog';
import { Loading } from '../../parts/loading';
import { ProblemNotice } from '../../parts/problem-notice';
import { Counted } from './counted';

type Import = components['schemas']['RegisterImport'];
type Undo = components['schemas']['RegisterUndo'];

/** What was imported, the newest first; each import can be undone as far as nobody has gone on from it. */
export function ImportsDone() {
  const [undoing, setUndoing] = useState<string | null>(null);
  const client = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: ['register', 'imports'],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/register/imports', {
          params: { query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUndoing)) ? 1_000 : false,
  });
  const imports = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const undone = imports.filter(({ state }) => state === 'undone').length;
  const known = useRef<number>(undefined);
  useEffect(() => {
    if (!list.isSuccess) return;
    // Families, tables and the directory are others then.
    if (known.current !== undefined && undone > known.current) void client.invalidateQueries();
    known.current = undone;
  }, [client, list.isSuccess, undone]);
  if (list.isPending) return <Loading />;
  if (!list.isError && imports.length === 0) return null;
  return (
    <section className="sheet stack" aria-labelledby="register-imports">
      <Heading level={2} data-size="xs" id="register-imports">
        <FormattedMessage id="register.imports" />
      </Heading>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="register-changes">
        {imports.map((one) => (
          <li key={one.importId}>
            <Done of={one} onUndo={() => setUndoing(one.importId)} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <div>
          <Button
            variant="secondary"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            <FormattedMessage id="register.imports.more" />
          </Button>
        </div>
      )}
      {undoing && <UndoDialog importId={undoing} onClose={() => setUndoing(null)} />}
    </section>
  );
}

function isUndoing({ state }: Import): boolean {
  return state === 'undoing';
}

function Done({ of, onUndo }: { of: Import; onUndo: () => void }) {
  const { state, requestedAt, summary, undone } = of;
  return (
    <>
      <p>
        <strong>
          <Instant at={requestedAt} />
        </strong>{' '}
        {summary && (
          <FormattedMessage
            id="register.done"
            values={{ ...summary.changes, events: summary.events }}
          />
        )}
      </p>
      <div role="status">
        {isUndoing(of) && <FormattedMessage id="register.undoing" tagName="p" />}
        {undone && (
          <p>
            <Struck text="register.undone" counts={undone} />{' '}
            <FormattedMessage id="register.undone.left" values={{ left: undone.left }} />
          </p>
        )}
      </div>
      {undone && undone.left > 0 && <WhatStays importId={of.importId} />}
      {state === 'done' && (
        <Button variant="secondary" data-size="sm" onClick={onUndo}>
          <FormattedMessage id="register.undo" />
        </Button>
      )}
    </>
  );
}

const struckKinds = ['families', 'consultations', 'municipalities', 'units'] as const;

/** What goes with an import, or that nothing does. */
function Struck({ text, counts }: { text: string; counts: Undo['counts'] }) {
  const none = struckKinds.every((kind) => counts[kind] === 0);
  return (
    <FormattedMessage
      id={none ? `${text}.nothing` : text}
      values={{ what: <Counted of={counts} kinds={struckKinds} /> }}
    />
  );
}

function useUndo(importId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['register', importId, 'undo'],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/register/imports/{importId}/undo', { params: { path: { importId } } }),
      ),
    enabled,
    // What is to be said yes to is what holds now.
    staleTime: 0,
  });
}

function WhatStays({ importId }: { importId: string }) {
  const [open, setOpen] = useState(false);
  const undo = useUndo(importId, open);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <FormattedMessage id="register.undo.stays" tagName="summary" />
      {open && (
        <Answer query={undo}>{({ left, counts }) => <Left left={left} of={counts.left} />}</Answer>
      )}
    </details>
  );
}

function Left({ left, of }: { left: Undo['left']; of: number }) {
  return (
    <ul className="register-left">
      {left.map(({ kind, name, reason }) => (
        <li key={`${kind} ${name}`}>
          <FormattedMessage
            id={`register.left.${kind}`}
            values={{ name: <span lang="sv">{name}</span> }}
          />
          {': '}
          <FormattedMessage id={`register.left.because.${reason}`} />
        </li>
      ))}
      {of > left.length && (
        <FormattedMessage
          id="register.left.more"
          tagName="li"
          values={{ count: of - left.length }}
        />
      )}
    </ul>
  );
}

function UndoDialog({ importId, onClose }: { importId: string; onClose: () => void }) {
  const intl = useIntl();
  const undo = useUndo(importId, true);
  const ask = useChange(
    (_: undefined, header) =>
      dataOf(
        api.POST('/api/v1/register/imports/{importId}/undo', {
          params: { path: { importId }, header },
        }),
      ),
    [['register']],
  );
  return (
    <Dialog title={intl.formatMessage({ id: 'register.undo.title' })} onClose={onClose}>
      <div className="stack">
        <Answer query={undo}>
          {({ counts, left }) => (
            <>
              <p>
                <Struck text="register.undo.what" counts={counts} />
              </p>
              {counts.left > 0 && (
                <>
                  <FormattedMessage id="register.undo.left" tagName="p" />
                  <Left left={left} of={counts.left} />
                </>
              )}
            </>
          )}
        </Answer>
        {ask.isError && <ProblemNotice error={ask.error} />}
        <div className="row">
          <Button
            data-color="danger"
            disabled={!undo.isSuccess}
            loading={ask.isPending}
            onClick={() => ask.mutate(undefined, { onSuccess: onClose })}
          >
            <FormattedMessage id="register.undo.yes" />
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
