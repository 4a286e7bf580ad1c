import { Button, Heading, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useChange } from '../../../api/change';
import { api, dataOf, ifMatch } from '../../../api/client';
import { Day } from '../../../parts/day';
import { ProblemNotice } from '../../../parts/problem-notice';
import { TableScroll } from '../../../parts/table-scroll';
import { useWords } from '../../case/use-words';
import { BookForm } from './book-form';
import type { Meeting, Poll } from '../meeting-data';
import { PollAnswerForm } from './poll-answer-form';
import { partyIdOf, usePartyName, useUntoldWords, type Party } from '../use-party-name';
import { useTimeWords } from '../use-time-words';

const colours = { yes: 'success', 'if-need-be': 'warning', no: 'danger' } as const;
const signs = { yes: '✓', 'if-need-be': '(✓)', no: '✗' } as const;

/** Whom which time suits, as far as they have answered; closing it, and booking from it. */
export function PollState({ meeting, poll }: { meeting: Meeting; poll: Poll }) {
  const { text } = useWords();
  const { span } = useTimeWords();
  const partyName = usePartyName();
  const untoldWords = useUntoldWords();
  const [booking, setBooking] = useState<Poll['slots'][number] | null>(null);
  const [answering, setAnswering] = useState<Party | null>(null);
  const { closed } = poll;
  const { invited } = meeting;
  const answersOf = (party: Party) =>
    poll.answers.find((one) => partyIdOf(one.party) === partyIdOf(party))?.answers;
  const isOpen = closed === null && meeting.stage === 'requested';
  return (
    <section aria-labelledby="fraga-rubrik" className="find-part poll" id="fraga">
      <Heading level={2} data-size="xs" id="fraga-rubrik">
        <FormattedMessage id="meetings.poll" />
      </Heading>
      <p role="status">
        {closed ? (
          <FormattedMessage id={`meetings.poll.closed.${closed.because}`} />
        ) : (
          <FormattedMessage id="meetings.poll.open" values={{ day: <Day day={poll.answerBy} /> }} />
        )}{' '}
        <FormattedMessage
          id="meetings.poll.answered"
          values={{ count: poll.answers.length, of: invited.length }}
        />{' '}
        {closed && (
          <FormattedMessage id={closed.slotId ? 'meetings.poll.best' : 'meetings.poll.no-best'} />
        )}
      </p>
      <TableScroll>
        <table className="plain-table poll-table">
          <caption className="visually-hidden">{text('meetings.poll.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('meetings.poll.who')}</th>
              {poll.slots.map(({ slotId, from, to }) => (
                <th key={slotId} scope="col">
                  {span(from, to)}
                  {closed?.slotId === slotId && (
                    <>
                      {' '}
                      <Tag data-color="success" data-size="sm">
                        {text('meetings.poll.best.tag')}
                      </Tag>
                    </>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {invited.map(({ party, must, untold }) => {
              const name = partyName(partyIdOf(party));
              const given = answersOf(party);
              return (
                <tr key={partyIdOf(party)}>
                  <th scope="row">
                    {name}
                    <span className="subtle">
                      {text(must ? 'meetings.part.must' : 'meetings.part.may')}
                    </span>
                    {untold && <span className="subtle">{untoldWords(untold, name)}</span>}
                    {isOpen && (
                      <button
                        type="button"
                        className="link-button"
                        onClick={() => setAnswering(party)}
                      >
                        {text('meetings.answer.write')}
                        <span className="visually-hidden"> {name}</span>
                      </button>
                    )}
                  </th>
                  {poll.slots.map(({ slotId }) => {
                    const answer = given?.find((one) => one.slotId === slotId)?.answer;
                    return (
                      <td key={slotId} data-color={answer && colours[answer]}>
                        {answer ? (
                          <>
                            <span aria-hidden="true">{signs[answer]}</span>{' '}
                            {text(`meetings.suits.${answer}`)}
                          </>
                        ) : (
                          <span className="subtle">{text('meetings.suits.none')}</span>
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
            <tr>
              <th scope="row">{text('meetings.poll.sum')}</th>
              {poll.slots.map((slot) => (
                <td key={slot.slotId}>
                  {text('meetings.poll.sum.value', sumOf(poll, slot.slotId))}
                  {meeting.stage === 'requested' && (
                    <button
                      type="button"
                      className="link-button poll-book"
                      onClick={() => setBooking(slot)}
                    >
                      {text('meetings.book')}
                      <span className="visually-hidden"> {span(slot.from, slot.to)}</span>
                    </button>
                  )}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </TableScroll>
      {answering && (
        <PollAnswerForm
          key={partyIdOf(answering)}
          meeting={meeting}
          poll={poll}
          party={answering}
          onClose={() => setAnswering(null)}
        />
      )}
      {booking && (
        <BookForm
          key={booking.slotId}
          meeting={meeting}
          slot={booking}
          onClose={() => setBooking(null)}
        />
      )}
      {isOpen && <ClosePoll meeting={meeting} />}
    </section>
  );
}

function sumOf({ answers }: Poll, slotId: string): Record<string, number> {
  const given = answers.map(
    (one) => one.answers.find((answer) => answer.slotId === slotId)?.answer,
  );
  return {
    yes: given.filter((answer) => answer === 'yes').length,
    perhaps: given.filter((answer) => answer === 'if-need-be').length,
    no: given.filter((answer) => answer === 'no').length,
  };
}

function ClosePoll({ meeting: { meetingId, version } }: { meeting: Meeting }) {
  const { text } = useWords();
  const close = useChange(
    (_: undefined, header) =>
      dataOf(
        api.POST('/api/v1/meetings/{meetingId}/poll/closed', {
          params: { path: { meetingId }, header: { ...header, ...ifMatch(version) } },
        }),
      ),
    [['meetings'], ['today']],
  );
  return (
    <div className="poll-close">
      {close.isError && <ProblemNotice error={close.error} />}
      <Button
        variant="secondary"
        data-size="sm"
        loading={close.isPending}
        onClick={() => close.mutate(undefined)}
      >
        {text('meetings.poll.close')}
      </Button>
    </div>
  );
}
