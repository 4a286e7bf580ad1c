import type { MeetingEvent, Party, PollSlot, SlotAnswer } from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { accept, dayInSweden } from '@famsam/kernel';
import { withoutConsent, type MeetingFacts } from '../meeting.facts';
import type { MeetingDecision } from '../meeting.rejections';
import { refuse, wrong } from '../meeting.rejections';
import { evolve, invitedTo, type PlannedMeeting } from '../meeting.state';
import { unfitLength } from './booking.rules';
import { bestSlot, isDecided, type Unasked } from './poll';

export type PollCommand =
  | {
      type: 'open-poll';
      pollId: string;
      slots: readonly PollSlot[];
      answerBy: LocalDate;
      facts: MeetingFacts;
    }
  | {
      type: 'answer-poll';
      party: Party;
      answers: readonly { slotId: string; answer: SlotAnswer }[];
    }
  /** By itself only when the last day to answer is over. */
  | { type: 'close-poll'; byItself: boolean; unasked: Unasked };

export function decidePoll(
  command: PollCommand & { today: LocalDate; now: string },
  state: PlannedMeeting,
): MeetingDecision {
  const { today: happenedOn } = command;
  const { poll, request } = state;
  if (command.type === 'open-poll') {
    const { pollId, slots, answerBy } = command;
    if (state.stage === 'booked') return refuse('already-booked');
    if (poll && !poll.closed) return refuse('poll-open');
    if (!command.facts.caseOpen) return refuse('case-not-open');
    if (slots.some(({ from }) => from <= command.now)) return wrong('in-the-past', 'slots');
    const length = slots.map(unfitLength).find((unfit) => unfit !== null);
    if (length) return wrong(length, 'slots');
    if (new Set(slots.map(({ from, roomId }) => `${from} ${roomId}`)).size < slots.length)
      return wrong('slot-twice', 'slots');
    if (answerBy < happenedOn) return wrong('answer-by-in-the-past', 'answerBy');
    if (slots.some(({ from }) => dayInSweden(new Date(from)) <= answerBy))
      return wrong('answer-by-too-late', 'answerBy');
    const data = { pollId, slots: [...slots], answerBy };
    return (
      withoutConsent(command.facts) ?? accept([{ type: 'meeting.poll-opened', happenedOn, data }])
    );
  }
  if (!poll || poll.closed) return refuse('poll-not-open');
  const { pollId } = poll;
  const closing = (
    from: PlannedMeeting,
    because: 'decided' | 'due' | 'by-hand',
    unasked: Unasked,
  ): MeetingEvent => ({
    type: 'meeting.poll-closed',
    happenedOn,
    data: { pollId, because, slotId: from.poll && bestSlot(from.poll, request, unasked) },
  });
  if (command.type === 'close-poll') {
    if (command.byItself && happenedOn <= poll.answerBy) return accept([]);
    return accept([closing(state, command.byItself ? 'due' : 'by-hand', command.unasked)]);
  }
  const { party, answers } = command;
  const id = partyId(party);
  if (!invitedTo(request).some((one) => partyId(one) === id)) return wrong('not-invited', 'party');
  const slotIds = new Set(answers.map(({ slotId }) => slotId));
  if (slotIds.size < answers.length) return wrong('slot-twice', 'answers');
  if (poll.slots.length > answers.length || poll.slots.some(({ slotId }) => !slotIds.has(slotId)))
    return wrong('slot-unknown', 'answers');
  const before = poll.answers[id];
  if (before && answers.every(({ slotId, answer }) => before[slotId] === answer)) return accept([]);
  const answered: MeetingEvent = {
    type: 'meeting.poll-answered',
    happenedOn,
    data: { pollId, party, answers: [...answers] },
  };
  const after = evolve(state, answered);
  return after?.poll && isDecided(after.poll, request)
    ? accept([answered, closing(after, 'decided', new Set())])
    : accept([answered]);
}
