import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import { Problem } from '../../api/problem';
import { queryClient } from '../../api/queries';
import { Answer } from '../../parts/answer';
import { Day } from '../../parts/day';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { BlockedForm, NotMineForm } from './agreement-forms';
import type { GuestAgreement as Agreement, GuestAnswer } from './guest-answer';
import { hasEnded, type GuestProps } from './session';

/** What somebody took on, and one tap to say how it goes (law.md 28). */
export default function GuestAgreement({ headers, onEnded }: GuestProps) {
  const intl = useIntl();
  const agreement = useQuery({
    queryKey: ['guest', 'agreement', headers['X-Guest-Session']],
    queryFn: () => dataOf(api.GET('/api/v1/guest/agreement', { headers })),
    retry: false,
  });
  const ended = hasEnded(agreement.error);
  useEffect(() => {
    if (ended) onEnded();
  }, [ended, onEnded]);
  const { error } = agreement;
  // That it is another's now, or that nobody waits any more, is no failure.
  const over =
    error instanceof Problem && error.code.startsWith('agreement.') && `problem.${error.code}`;
  return (
    <Page title={intl.formatMessage({ id: 'guest.agreement' })}>
      {over ? (
        <div className="sheet stack" role="status">
          <FormattedMessage id={over} tagName="p" />
          <FormattedMessage id="guest.close" tagName="p" />
        </div>
      ) : (
        <Answer query={agreement}>
          {(found) => <Agreed agreement={found} headers={headers} onEnded={onEnded} />}
        </Answer>
      )}
    </Page>
  );
}

function Agreed({ agreement, headers, onEnded }: GuestProps & { agreement: Agreement }) {
  const { version, what, meetingOn, madeOn, dueOn, family, answers } = agreement;
  const [asking, setAsking] = useState<'blocked' | 'not-mine' | null>(null);
  const thanks = useRef<HTMLHeadingElement>(null);
  const send = useChange(
    (body: GuestAnswer, key) => {
      // To the words as they stand on this page, and no others.
      const header = { ...key, 'If-Match': `"${version}"` };
      return dataOf(
        api.POST('/api/v1/guest/agreement/answer', { params: { header }, headers, body }),
      );
    },
    [['guest', 'agreement']],
  );
  const isThanked = send.isSuccess && !asking;
  // The thanks stand there only once the agreement has been read again.
  useEffect(() => {
    if (isThanked) thanks.current?.focus();
  }, [isThanked]);
  const answer = (body: GuestAnswer) =>
    send.mutate(body, {
      onSuccess: () => setAsking(null),
      onError: (error) => {
        if (hasEnded(error)) onEnded();
        else if (isOutdated(error))
          void queryClient.invalidateQueries({ queryKey: ['guest', 'agreement'] });
      },
    });
  const forms = {
    sending: send.isPending,
    problem: send.isError ? send.error : null,
    onSend: answer,
    onCancel: () => setAsking(null),
  };
  return (
    <div className="sheet stack">
      {isThanked && (
        <section className="guest-thanks">
          <Heading level={2} data-size="xs" tabIndex={-1} ref={thanks}>
            <FormattedMessage id="guest.thanks" />
          </Heading>
          <FormattedMessage id="guest.thanks.what" tagName="p" />
        </section>
      )}
      {family && (
        <p>
          <FormattedMessage id="guest.agreement.family" values={{ family }} />
        </p>
      )}
      <blockquote className="guest-what">
        {what ?? <FormattedMessage id="guest.agreement.removed" />}
      </blockquote>
      <dl className="guest-facts">
        <div>
          <dt>
            <FormattedMessage id="guest.agreement.due" />
          </dt>
          <dd>
            <Day day={dueOn} />
          </dd>
        </div>
        <div>
          <dt>
            <FormattedMessage id={meetingOn ? 'guest.agreement.meeting' : 'guest.agreement.made'} />
          </dt>
          <dd>
            <Day day={meetingOn ?? madeOn} />
          </dd>
        </div>
        <div>
          <dt>
            <FormattedMessage id="guest.agreement.status" />
          </dt>
          <dd>
            <span role="status">
              <FormattedMessage id={`guest.status.${agreement.status}`} />
            </span>
          </dd>
        </div>
      </dl>
      {asking === 'blocked' && <BlockedForm {...forms} />}
      {asking === 'not-mine' && <NotMineForm {...forms} units={agreement.units} />}
      {!asking && send.isError && <ProblemNotice error={send.error} />}
      {!asking && answers.length > 0 && (
        <section aria-labelledby="svara">
          <Heading level={2} data-size="xs" id="svara">
            <FormattedMessage
              id={agreement.status === 'open' ? 'guest.agreement.how' : 'guest.agreement.change'}
            />
          </Heading>
          <div className="guest-answers">
            {answers.map((one) => (
              <Button
                key={one}
                variant={one === 'taken-on' || one === 'done' ? 'primary' : 'secondary'}
                loading={send.isPending && send.variables.answer === one}
                onClick={() =>
                  one === 'taken-on' || one === 'done' ? answer({ answer: one }) : setAsking(one)
                }
              >
                <FormattedMessage id={`guest.answer.${one}`} />
              </Button>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

/** It was changed after it was read here: what it says now is shown, and the answer is asked for again. */
function isOutdated(error: unknown): boolean {
  return error instanceof Problem && error.status === 412;
}
