import { Button, Tag } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { api } from '../../../api/client';
import { Day } from '../../../parts/day';
import { useForm } from '../../../parts/use-form';
import { ActForm } from '../../case/act-form';
import { RadioChoice } from '../../case/fields';
import { useOpenAct } from '../../case/use-open-act';
import { useWords } from '../../case/use-words';
import type { Meeting } from '../meeting-data';
import { partyIdOf, useInvitedWords, usePartyName, type Party } from '../use-party-name';
import { useRequestWords } from '../finding/use-request-words';
import { Interpreters } from './interpreters';
import { useRoomName } from '../use-room-name';
import { useTimeWords } from '../use-time-words';

const colours = { accepted: 'success', tentative: 'warning', declined: 'danger' } as const;

/** A booked meeting: when and where, who has answered what, and what is left to do before it. */
export function BookedMeeting({
  meeting,
  booking,
}: {
  meeting: Meeting;
  booking: NonNullable<Meeting['booking']>;
}) {
  const { text } = useWords();
  const { headline } = useRequestWords();
  const { span } = useTimeWords();
  const roomName = useRoomName();
  const partyName = usePartyName();
  const { isOpen, toggle, close } = useOpenAct();
  const [answering, setAnswering] = useState<Party | null>(null);
  const { caseId, meetingId, request, invited, agendaSentOn } = meeting;
  const params = { caseId, meetingId };
  return (
    <li>
      <div className="meeting-head">
        <strong>{span(booking.from, booking.to)}</strong>
        <span>{headline(request)}</span>
        {booking.roomId && <span>{roomName(booking.roomId)}</span>}
      </div>
      <Interpreters meeting={meeting} />
      <ul className="invitations">
        {invited.map(({ party, answer, byAnother }) => {
          const name = partyName(partyIdOf(party));
          return (
            <li key={partyIdOf(party)}>
              <span>{name}</span>
              <Tag data-size="sm" data-color={answer ? colours[answer] : 'neutral'}>
                {text(`meetings.comes.${answer ?? 'none'}`)}
              </Tag>
              <button type="button" className="link-button" onClick={() => setAnswering(party)}>
                {text('meetings.answer.write')}
                <span className="visually-hidden"> {name}</span>
              </button>
              {byAnother && (
                <span className="subtle">
                  <FormattedMessage
                    id="meetings.comes.by-another"
                    values={{ answer: text(`meetings.comes.${byAnother}`) }}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {answering && (
        <InvitationAnswerForm
          key={partyIdOf(answering)}
          meeting={meeting}
          sequence={booking.sequence}
          party={answering}
          onClose={() => setAnswering(null)}
        />
      )}
      <p className="subtle">
        {agendaSentOn ? (
          <FormattedMessage
            id="meetings.agenda.sent"
            values={{ day: <Day day={agendaSentOn} /> }}
          />
        ) : (
          <FormattedMessage id="meetings.agenda.not-sent" />
        )}
      </p>
      <div className="asked-acts">
        <Button asChild data-size="sm">
          <Link to="/arenden/$caseId/moten/$meetingId/dagordning" params={params}>
            {text('meetings.agenda')}
          </Link>
        </Button>
        <Button asChild data-size="sm" variant="secondary">
          <Link to="/arenden/$caseId/moten/$meetingId/moteslage" params={params}>
            {text('meetings.mode')}
          </Link>
        </Button>
        <Link
          className="link-button"
          to="/arenden/$caseId/moten/$meetingId/hitta-tid"
          params={params}
        >
          {text('meetings.move')}
        </Link>
        <button type="button" className="link-button" onClick={() => toggle('cancel')}>
          {text('meetings.cancel')}
        </button>
      </div>
      {isOpen('cancel') && <CancelBooking meeting={meeting} onClose={close} />}
    </li>
  );
}

const nothing = {};

/** Everybody who was invited is told, once. */
function CancelBooking({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { text } = useWords();
  const invitedWords = useInvitedWords(meeting);
  const { meetingId, caseId, version } = meeting;
  const form = useForm({
    name: `meeting.${meetingId}.cancel`,
    empty: nothing,
    version,
    check: () => ({}),
    stale: [['meetings'], ['today']],
    onDone: onClose,
    send: (_nothing, header) =>
      api.DELETE('/api/v1/meetings/{meetingId}/booking', {
        params: { path: { meetingId }, header },
      }),
  });
  return (
    <ActForm
      act={{ caseId, ...form }}
      title={text('meetings.cancel')}
      lead={invitedWords('meetings.cancel.lead', true)}
      submit={text('meetings.cancel')}
      danger
      compare={[]}
      onClose={onClose}
    />
  );
}

const answers = ['accepted', 'tentative', 'declined'] as const;

/** How somebody answered the invitation by telephone, written down for them. */
function InvitationAnswerForm({
  meeting: { meetingId, caseId, version, invited },
  sequence,
  party,
  onClose,
}: {
  meeting: Meeting;
  sequence: number;
  party: Party;
  onClose: () => void;
}) {
  const { text } = useWords();
  const partyName = usePartyName();
  const answer = invited.find((one) => partyIdOf(one.party) === partyIdOf(party))?.answer;
  const form = useForm<{ answer: string }>({
    name: `meeting.${meetingId}.invitation.${partyIdOf(party)}`,
    empty: { answer: answer ?? '' },
    version,
    check: ({ answer }) => ({ answer: answer ? undefined : 'meetings.comes.missing' }),
    stale: [['meetings'], ['today']],
    onDone: onClose,
    send: ({ answer }, { 'Idempotency-Key': key }) =>
      api.POST('/api/v1/meetings/{meetingId}/answers', {
        // Each answers for themselves: what others wrote meanwhile does not matter.
        params: { path: { meetingId }, header: { 'Idempotency-Key': key } },
        body: {
          party,
          sequence,
          answer: answers.find((one) => one === answer) ?? 'tentative',
        },
      }),
  });
  return (
    <ActForm
      act={{ caseId, ...form }}
      title={text('meetings.answer.of', { who: partyName(partyIdOf(party)) })}
      submit={text('agreements.answer.submit')}
      compare={[]}
      onClose={onClose}
    >
      <RadioChoice
        id={form.idOf('answer')}
        label={text('meetings.comes')}
        options={answers.map((one) => ({ value: one, label: text(`meetings.comes.${one}`) }))}
        value={form.values.answer}
        fault={form.faultOf('answer')}
        onChange={(answer) => form.set({ answer })}
      />
    </ActForm>
  );
}
