import type { MeetingEvent, MeetingTime, Party } from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { accept } from '@famsam/kernel';
import { withoutConsent, type InterpretingFacts, type MeetingFacts } from '../meeting.facts';
import type { MeetingDecision } from '../meeting.rejections';
import { refuse, wrong } from '../meeting.rejections';
import { invitedTo, isOvertaken, type GivenAnswer, type PlannedMeeting } from '../meeting.state';

export interface BookingFacts extends MeetingFacts {
  readonly roomIds: ReadonlySet<string>;
  readonly itemIds: ReadonlySet<string>;
  readonly interpreting: InterpretingFacts;
}

/** `interpreterIds`: of the directory, booked with the time; left out, those who are booked stay as long as the time. */
interface Time {
  readonly time: MeetingTime;
  readonly interpreterIds?: readonly string[] | undefined;
  readonly facts: BookingFacts;
}

export type BookingCommand =
  | ({ type: 'book' } & Time)
  | ({ type: 'move' } & Time)
  | { type: 'cancel' }
  | ({ type: 'answer-invitation'; party: Party } & GivenAnswer);

export function decideBooking(
  command: BookingCommand & { today: LocalDate; now: string },
  state: PlannedMeeting,
): MeetingDecision {
  const { today: happenedOn } = command;
  const { booking, stage, poll } = state;
  if (command.type === 'book') {
    if (stage === 'cancelled') return refuse('cancelled');
    if (stage === 'booked') return refuse('already-booked');
    const { time } = command;
    const booked: MeetingEvent = { type: 'meeting.booked', happenedOn, data: time };
    if (!poll || poll.closed) return unfit(command) ?? accept([booked]);
    // Whoever books has made up their mind: nobody is asked any longer.
    const slotId = poll.slots.find((slot) => sameTime(slot, time))?.slotId ?? null;
    const data = { pollId: poll.pollId, because: 'by-hand' as const, slotId };
    return unfit(command) ?? accept([{ type: 'meeting.poll-closed', happenedOn, data }, booked]);
  }
  if (stage === 'cancelled') return command.type === 'cancel' ? accept([]) : refuse('cancelled');
  if (!booking) return refuse('not-booked');
  switch (command.type) {
    case 'move':
      return sameTime(booking, command.time)
        ? accept([])
        : (unfit(command) ?? accept([{ type: 'meeting.moved', happenedOn, data: command.time }]));
    case 'cancel':
      return accept([{ type: 'meeting.cancelled', happenedOn, data: {} }]);
    case 'answer-invitation': {
      const { party, sequence, answer, at = null } = command;
      const id = partyId(party);
      if (!invitedTo(state.request).some((one) => partyId(one) === id))
        return wrong('not-invited', 'party');
      if (sequence !== booking.sequence) return refuse('invitation-outdated');
      const given = { answer, at: at ?? command.now };
      if (isOvertaken(state, id, state.answers[id], given)) return accept([]);
      const data = { party, sequence, ...given };
      return accept([{ type: 'meeting.invitation-answered', happenedOn, data }]);
    }
    default: {
      const never: never = command;
      return never;
    }
  }
}

function unfit({
  time,
  facts,
  now,
}: Extract<BookingCommand, { time: MeetingTime }> & { now: string }): MeetingDecision | undefined {
  if (!facts.caseOpen) return refuse('case-not-open');
  if (time.from <= now) return wrong('in-the-past', 'from');
  const length = unfitLength(time);
  if (length) return wrong(length, 'to');
  if (time.roomId !== null && !facts.roomIds.has(time.roomId))
    return wrong('room-unknown', 'roomId');
  if (time.itemIds.some((id) => !facts.itemIds.has(id)))
    return wrong('equipment-unknown', 'itemIds');
  return withoutConsent(facts);
}

const [shortest, longest] = [5 * 60_000, 12 * 3_600_000];

/** Nobody meets for less than five minutes, or for more than twelve hours. */
export function unfitLength({ from, to }: MeetingTime) {
  const length = Date.parse(to) - Date.parse(from);
  if (length <= 0) return 'ends-before-it-begins';
  return length < shortest || length > longest ? 'length-unfit' : null;
}

function sameTime(one: MeetingTime, other: MeetingTime): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.roomId === other.roomId &&
    [...one.itemIds].sort().join() === [...other.itemIds].sort().join()
  );
}
