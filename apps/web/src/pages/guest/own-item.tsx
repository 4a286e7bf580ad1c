import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import { ProblemNotice } from '../../parts/problem-notice';
import { hasEnded, type GuestProps } from './session';

/** Something this guest wants to speak of. Not kept in the browser: a phone is lent. */
export function OwnItem({ headers, onEnded }: GuestProps) {
  const intl = useIntl();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const send = useChange(
    (said: string, header) =>
      dataOf(
        api.POST('/api/v1/guest/invitation/items', {
          params: { header },
          headers,
          body: { text: said },
        }),
      ),
    [['guest', 'invitation']],
  );
  const wrong = tried && text.trim() === '';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === '' || send.isPending) return;
    send.mutate(text.trim(), {
      onSuccess: () => {
        setText('');
        setTried(false);
      },
      onError: (error) => {
        if (hasEnded(error)) onEnded();
      },
    });
  };
  return (
    <form className="stack" noValidate onSubmit={onSubmit}>
      {send.isError && <ProblemNotice error={send.error} kept />}
      <Textfield
        label={intl.formatMessage({ id: 'guest.item' })}
        description={intl.formatMessage({ id: 'guest.item.hint' })}
        multiline
        rows={2}
        maxLength={500}
        value={text}
        error={wrong ? intl.formatMessage({ id: 'meetings.agenda.text.missing' }) : undefined}
        onChange={({ target }) => setText(target.value)}
      />
      <p role="status">{send.isSuccess && <FormattedMessage id="guest.item.added" />}</p>
      <div>
        <Button type="submit" variant="secondary" loading={send.isPending}>
          <FormattedMessage id="guest.item.add" />
        </Button>
      </div>
    </form>
  );
}
