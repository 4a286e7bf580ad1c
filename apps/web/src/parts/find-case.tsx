import { Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../api/client';
import { Answer } from './answer';
import { Dialog } from './dialog';

/** Ctrl/⌘ K: a case by number, name or person number, and by nothing else (law.md 5). */
export function FindCase({ onClose }: { onClose: () => void }) {
  const intl = useIntl();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['cases', 'find', wanted],
    queryFn: () =>
      dataOf(api.GET('/api/v1/cases', { params: { query: { number: wanted, limit: 8 } } })),
    enabled: wanted.length >= 2,
  });
  return (
    <Dialog title={intl.formatMessage({ id: 'find.title' })} onClose={onClose}>
      <Textfield
        label={intl.formatMessage({ id: 'find.label' })}
        description={intl.formatMessage({ id: 'find.hint' })}
        value={text}
        autoComplete="off"
        onChange={({ target }) => setText(target.value)}
      />
      {wanted.length >= 2 && (
        <Answer query={found}>
          {({ items }) =>
            items.length === 0 ? (
              <p>
                <FormattedMessage id="find.none" />
              </p>
            ) : (
              <ul>
                {items.map((item) => (
                  <li key={item.caseId}>
                    <Link to="/arenden/$caseId" params={{ caseId: item.caseId }} onClick={onClose}>
                      {item.number}
                    </Link>
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
      )}
    </Dialog>
  );
}
