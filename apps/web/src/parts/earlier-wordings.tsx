import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { api, dataOf } from '../api/client';
import type { paths } from '../api/schema';
import { Answer } from './answer';
import { Instant } from './day';
import './earlier-wordings.css';

type Query = paths['/api/v1/people/{subjectId}/earlier-wordings']['get']['parameters']['query'];

const most = 20;

/** What a text said before. Read when somebody wants it and not before: the read is logged (law.md 4). */
export function EarlierWordings({
  subjectId,
  field,
  under,
  of,
  label,
}: {
  subjectId: string;
  field: Query['field'];
  /** The beginning of the key under which it is kept, and marked as stale with what it belongs to. */
  under: readonly string[];
  /** What of, where several stand beside each other. */
  of?: string;
  /** The same in more words, for those who do not see what it stands beside. */
  label?: string;
}) {
  const [open, setOpen] = useState(false);
  const wordings = useQuery({
    queryKey: [...under, 'earlier', subjectId, field],
    enabled: open,
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/people/{subjectId}/earlier-wordings', {
          params: { path: { subjectId }, query: { field, purpose: 'case-work', limit: most } },
        }),
      ),
  });
  return (
    <div className="earlier-wordings">
      <button
        type="button"
        className="link-button"
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        <FormattedMessage
          id={of === undefined ? 'words.earlier' : 'words.earlier.of'}
          values={{ what: of }}
        />
      </button>
      {open && (
        <Answer query={wordings}>
          {({ items }) =>
            items.length === 0 ? (
              <FormattedMessage id="words.earlier.none" tagName="p" />
            ) : (
              <ol>
                {items.map(({ text, replacedAt }) => (
                  <li key={`${replacedAt} ${text ?? ''}`}>
                    {text === null ? <FormattedMessage id="words.unreadable" /> : <del>{text}</del>}{' '}
                    <span>
                      <FormattedMessage
                        id="words.earlier.until"
                        values={{ at: <Instant at={replacedAt} /> }}
                      />
                    </span>
                  </li>
                ))}
              </ol>
            )
          }
        </Answer>
      )}
    </div>
  );
}
