import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';
import { Answer } from '../../parts/answer';
import { Day } from '../../parts/day';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { useTimeWords } from '../meetings/use-time-words';
import { hasEnded, type GuestProps } from './session';
import './meeting-guest.css';

type Poll = components['schemas']['GuestPoll'];
type Suits = NonNullable<Poll['slots'][number]['answer']>;

const answers = ['yes', 'if-need-be', 'no'] as const satisfies readonly Suits[];

/** Which times suit: one tap for each, and sent when all have one. */
export default function GuestPoll({ headers, onEnded }: GuestProps) {
  const intl = useIntl();
  const poll = useQuery({
    queryKey: ['guest', 'poll', headers['X-Guest-Session']],
    queryFn: () => dataOf(api.GET('/api/v1/guest/poll', { headers })),
    retry: false,
  });
  const ended = hasEnded(poll.error);
  useEffect(() => {
    if (ended) onEnded();
  }, [ended, onEnded]);
  return (
    <Page title={intl.formatMessage({ id: 'meetings.poll' })}>
      <Answer query={poll}>
        {(found) => <OpenPoll poll={found} headers={headers} onEnded={onEnded} />}
      </Answer>
    </Page>
  );
}

function OpenPoll({
  poll: { slots, answerBy, open, form },
  headers,
  onEnded,
}: GuestProps & { poll: Poll }) {
  const intl = useIntl();
  const { span } = useTimeWords();
  const thanks = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState<Readonly<Record<string, Suits>>>(() =>
    Object.fromEntries(slots.flatMap(({ slotId, answer }) => (answer ? [[slotId, answer]] : []))),
  );
  const send = useChange(
    (answers: { slotId: string; answer: Suits }[], header) =>
      dataOf(
        api.POST('/api/v1/guest/poll/answers', {
          params: { header },
          headers,
          body: { answers: answers },
        }),
      ),
    [['guest', 'poll']],
  );
  const isSent = send.isSuccess;
  // The thanks stand there only once the answers have been read again.
  useEffect(() => {
    if (isSent) thanks.current?.focus();
  }, [isSent]);
  const left = slots.filter(({ slotId }) => !chosen[slotId]).length;
  const onSend = () =>
    send.mutate(
      slots.flatMap(({ slotId }) => {
        const answer = chosen[slotId];
        return answer ? [{ slotId, answer }] : [];
      }),
      {
        onError: (error) => {
          if (hasEnded(error)) onEnded();
        },
      },
    );
  const thanked = isSent && (
    <section className="guest-thanks" role="status">
      <Heading level={2} data-size="xs" tabIndex={-1} ref={thanks}>
        <FormattedMessage id="guest.poll.thanks" />
      </Heading>
      {open && <FormattedMessage id="guest.poll.thanks.what" tagName="p" />}
    </section>
  );
  // The last answer closes the question: whoever gave it is thanked all the same.
  if (!open)
    return (
      <div className="sheet stack">
        {thanked}
        <div role="status">
          <FormattedMessage id="guest.poll.closed" tagName="p" />
        </div>
      </div>
    );
  return (
    <div className="sheet stack">
      {thanked}
      <p>
        <FormattedMessage id={`guest.poll.lead.${form}`} values={{ day: <Day day={answerBy} /> }} />
      </p>
      {slots.map(({ slotId, from, to }) => (
        <fieldset key={slotId} className="guest-slot">
          <legend>{span(from, to)}</legend>
          {answers.map((answer) => (
            <button
              key={answer}
              type="button"
              aria-pressed={chosen[slotId] === answer}
              data-answer={answer}
              onClick={() => setChosen((before) => ({ ...before, [slotId]: answer }))}
            >
              {intl.formatMessage({ id: `meetings.suits.${answer}` })}
            </button>
          ))}
        </fieldset>
      ))}
      {send.isError && <ProblemNotice error={send.error} kept />}
      <div className="guest-answers">
        <Button disabled={left > 0} loading={send.isPending} onClick={onSend}>
          <FormattedMessage id="guest.poll.send" />
        </Button>
        {left > 0 && (
          <p className="subtle" role="status">
            <FormattedMessage id="guest.poll.left" values={{ count: left }} />
          </p>
        )}
      </div>
    </div>
  );
}
