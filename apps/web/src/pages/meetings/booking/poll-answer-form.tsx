import { api } from '../../../api/client';
import { useForm } from '../../../parts/use-form';
import { ActForm } from '../../case/act-form';
import { RadioChoice } from '../../case/fields';
import { useWords } from '../../case/use-words';
import type { Meeting, Poll } from '../meeting-data';
import { partyIdOf, usePartyName, type Party } from '../use-party-name';
import { useTimeWords } from '../use-time-words';

const answers = ['yes', 'if-need-be', 'no'] as const;

/** What somebody answered by telephone, written down for them. */
export function PollAnswerForm({
  meeting: { meetingId, caseId, version },
  poll,
  party,
  onClose,
}: {
  meeting: Meeting;
  poll: Poll;
  party: Party;
  onClose: () => void;
}) {
  const { text } = useWords();
  const { span } = useTimeWords();
  const partyName = usePartyName();
  const given =
    poll.answers.find((one) => partyIdOf(one.party) === partyIdOf(party))?.answers ?? [];
  const form = useForm<Record<string, string>>({
    name: `meeting.${meetingId}.poll.${partyIdOf(party)}`,
    empty: Object.fromEntries(
      poll.slots.map(({ slotId }) => [
        slotId,
        given.find((one) => one.slotId === slotId)?.answer ?? '',
      ]),
    ),
    version,
    check: (values) =>
      Object.fromEntries(
        poll.slots.map(({ slotId }) => [
          slotId,
          values[slotId] ? undefined : 'meetings.suits.missing',
        ]),
      ),
    stale: [['meetings'], ['today']],
    onDone: onClose,
    send: (values, { 'Idempotency-Key': key }) =>
      api.POST('/api/v1/meetings/{meetingId}/poll/answers', {
        // Each answers for themselves: what others wrote meanwhile does not matter.
        params: { path: { meetingId }, header: { 'Idempotency-Key': key } },
        body: {
          party,
          answers: poll.slots.map(({ slotId }) => ({
            slotId,
            answer: answers.find((one) => one === values[slotId]) ?? 'no',
          })),
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
      {poll.slots.map(({ slotId, from, to }) => (
        <RadioChoice
          key={slotId}
          id={form.idOf(slotId)}
          label={span(from, to)}
          options={answers.map((one) => ({ value: one, label: text(`meetings.suits.${one}`) }))}
          value={form.values[slotId] ?? ''}
          fault={form.faultOf(slotId)}
          onChange={(answer) => form.set({ [slotId]: answer })}
        />
      ))}
    </ActForm>
  );
}
