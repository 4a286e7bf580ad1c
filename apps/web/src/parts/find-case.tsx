import { Textfield } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../api/client';
import { moveByArrows } from '../pages/cases/arrow-keys';
import { MunicipalityName, StatusTag, type CaseItem } from '../pages/cases/case-words';
import { Answer } from './answer';
import { Dialog } from './dialog';
import './find-case.css';
import { useSettled } from './settled';

const shown = 6;

/** Ctrl/⌘ K: a case by number, name or person number, and by nothing else (law.md 5). */
export function FindCase({ onClose }: { onClose: () => void }) {
  const intl = useIntl();
  const [text, setText] = useState('');
  const wanted = useSettled(text.trim());
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = useQuery({
    queryKey: ['cases', 'find', wanted],
    queryFn: () =>
      dataOf(api.GET('/api/v1/cases', { params: { query: { search: wanted, limit: shown } } })),
    enabled: wanted.length >= 2,
    placeholderData: keepPreviousData,
  });
  useEffect(() => field.current?.focus(), []);
  return (
    <Dialog title={intl.formatMessage({ id: 'find.title' })} onClose={onClose}>
      <form
        className="find"
        onSubmit={(event) => {
          event.preventDefault();
          // Enter opens the first, but never one that was found by an earlier text.
          if (wanted === text.trim() && !found.isPlaceholderData)
            list.current?.querySelector('a')?.click();
        }}
        onKeyDown={(event) => moveByArrows(event, 'input, a')}
      >
        <Textfield
          ref={field}
          enterKeyHint="search"
          label={intl.formatMessage({ id: 'find.label' })}
          description={intl.formatMessage({ id: 'find.hint' })}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setText(target.value)}
        />
        <div className="find-answer" aria-busy={found.isFetching}>
          {wanted.length >= 2 && (
            <Answer query={found}>
              {({ items, nextCursor }) => (
                <>
                  <p role="status" className="find-count">
                    <FormattedMessage
                      id={nextCursor ? 'find.more' : 'find.count'}
                      values={{ count: items.length }}
                    />
                  </p>
                  <ul ref={list} className="find-list">
                    {items.map((item) => (
                      <li key={item.caseId}>
                        <FoundCase item={item} onOpen={onClose} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </Answer>
          )}
        </div>
        <p className="find-keys">
          <FormattedMessage
            id="find.keys"
            values={{ k: (parts) => <kbd key={String(parts)}>{parts}</kbd> }}
          />
        </p>
      </form>
    </Dialog>
  );
}

function FoundCase({ item, onOpen }: { item: CaseItem; onOpen: () => void }) {
  const { caseId, number, name, municipality, status } = item;
  return (
    <Link
      to={status === 'referred' ? '/aktualiseringar/$caseId' : '/arenden/$caseId'}
      params={{ caseId }}
      onClick={onOpen}
    >
      <span className="find-who">
        <strong>{name ?? number}</strong>
        <span>
          {name && `${number} · `}
          <MunicipalityName code={municipality} />
        </span>
      </span>
      <StatusTag status={status} />
    </Link>
  );
}
