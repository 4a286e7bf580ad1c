import { Button, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import type { Session } from './session';

/** Shows who somebody is: a code to the address that the link went to. Says nothing of what it is about (law.md 25). */
export function CodeStep({
  token,
  link,
  ended,
  onSession,
}: {
  token: string;
  link: components['schemas']['GuestLink'];
  /** They were in already, and their half hour is over. */
  ended: boolean;
  onSession: (session: Session) => void;
}) {
  const intl = useIntl();
  // A phone may throw the page away while its owner looks for the code; the code is good all the same.
  const [has, setHas] = useState(false);
  const send = useChange(
    (_: null, keyed) =>
      dataOf(api.POST('/api/v1/guest/codes', { params: { header: keyed }, headers: mine(token) })),
    [],
  );
  return (
    <Page
      title={intl.formatMessage({ id: `guest.title.${link.purpose}` })}
      lead={<FormattedMessage id={ended ? 'guest.ended' : 'guest.lead'} />}
    >
      <div className="sheet stack">
        {link.sendsTo === null ? (
          <FormattedMessage id="guest.no-address" tagName="p" />
        ) : (
          <>
            <p>
              <FormattedMessage
                id="guest.code.why"
                values={{ address: <strong className="guest-address">{link.sendsTo}</strong> }}
              />
            </p>
            <p role="status">{send.isSuccess && <FormattedMessage id="guest.code.sent" />}</p>
            {send.isError && <ProblemNotice error={send.error} />}
            {has && <EnterCode token={token} onSession={onSession} />}
            <div className="row">
              <Button
                variant={has ? 'secondary' : 'primary'}
                loading={send.isPending}
                onClick={() => send.mutate(null, { onSuccess: () => setHas(true) })}
              >
                <FormattedMessage id={has ? 'guest.code.again' : 'guest.code.send'} />
              </Button>
              {!has && (
                <button type="button" className="link-button" onClick={() => setHas(true)}>
                  <FormattedMessage id="guest.code.have" />
                </button>
              )}
            </div>
          </>
        )}
      </div>
    </Page>
  );
}

function EnterCode({ token, onSession }: { token: string; onSession: (session: Session) => void }) {
  const intl = useIntl();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const enter = useChange(
    (digits: string, keyed) =>
      dataOf(
        api.POST('/api/v1/guest/sessions', {
          params: { header: keyed },
          headers: mine(token),
          body: { code: digits },
        }),
      ),
    [],
  );
  useEffect(() => field.current?.focus(), []);
  const digits = code.replaceAll(/\D/g, '');
  const isWrong = enter.error instanceof Problem && enter.error.code === 'guest.code-wrong';
  const fault = isWrong
    ? 'problem.guest.code-wrong'
    : tried && digits.length !== 6
      ? 'guest.code.six'
      : undefined;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (digits.length !== 6) return field.current?.focus();
    enter.mutate(digits, { onSuccess: onSession, onError: () => field.current?.focus() });
  };
  return (
    <form className="stack" noValidate onSubmit={onSubmit}>
      <Textfield
        ref={field}
        className="guest-code"
        label={intl.formatMessage({ id: 'guest.code' })}
        description={intl.formatMessage({ id: 'guest.code.hint' })}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={9}
        value={code}
        error={fault && intl.formatMessage({ id: fault })}
        onChange={({ target }) => {
          if (enter.isError) enter.reset();
          setCode(target.value);
        }}
      />
      {enter.isError && !isWrong && <ProblemNotice error={enter.error} kept />}
      <div>
        <Button type="submit" loading={enter.isPending}>
          <FormattedMessage id="guest.code.enter" />
        </Button>
      </div>
    </form>
  );
}

function mine(token: string) {
  return { 'X-Guest-Link': token };
}
