import type { MeetingEvent, MeetingRequest } from '@famsam/contracts';
import type { Decider, LocalDate } from '@famsam/kernel';
import { accept, addDays } from '@famsam/kernel';
import { decideAgenda, type AgendaCommand } from './agenda/agenda.rules';
import { decideBooking, type BookingCommand } from './booking/booking.rules';
import { decideHolding, type HoldingCommand } from './holding/holding.rules';
import {
  chosen,
  decideInterpreting,
  type InterpretingCommand,
} from './interpreting/interpreting.rules';
import type { MeetingFacts } from './meeting.facts';
import { withoutConsent } from './meeting.facts';
import type { MeetingDecision, MeetingRejection } from './meeting.rejections';
import { refuse, wrong } from './meeting.rejections';
import type { MeetingState, PlannedMeeting } from './meeting.state';
import { evolve } from './meeting.state';
import { decidePoll, type PollCommand } from './booking/poll.rules';

type RequestCommand =
  | { type: 'request'; caseId: string; request: MeetingRequest; facts: MeetingFacts }
  | { type: 'change-request'; request: MeetingRequest; facts: MeetingFacts }
  | { type: 'cancel-request' };

/** `now` as an instant; `agenda` as it is composed at that moment. */
export type MeetingCommand = {
  readonly today: LocalDate;
  readonly now: string;
} & (
  | RequestCommand
  | PollCommand
  | BookingCommand
  | AgendaCommand
  | InterpretingCommand
  | HoldingCommand
);

/** A request over more days is a wish without an end; the search itself would not mind. */
const mostDays = 366;

export const meetingDecider: Decider<MeetingState, MeetingCommand, MeetingEvent, MeetingRejection> =
  { initial: null, decide, evolve };

function decide(command: MeetingCommand, state: MeetingState): MeetingDecision {
  const { today: happenedOn } = command;
  if (command.type === 'request') {
    if (state) return refuse('already-requested');
    const { caseId, request } = command;
    return (
      broken(command) ??
      accept([{ type: 'meeting.requested', happenedOn, data: { caseId, request } }])
    );
  }
  if (!state) return refuse('not-requested');
  if (state.stage === 'held') return refuse('already-held');
  switch (command.type) {
    case 'change-request':
      return changeRequest(command, state);
    case 'cancel-request':
      if (state.stage === 'booked') return refuse('already-booked');
      return state.stage === 'cancelled'
        ? accept([])
        : accept([{ type: 'meeting.request-cancelled', happenedOn, data: {} }]);
    case 'open-poll':
    case 'answer-poll':
    case 'close-poll':
      return state.stage === 'cancelled' ? refuse('cancelled') : decidePoll(command, state);
    case 'book':
    case 'move':
      return withInterpreters(command, state);
    case 'choose-interpreters':
    case 'answer-as-interpreter':
    case 'order-interpreter':
    case 'confirm-interpreter':
    case 'withdraw-interpreter-order':
      return state.stage === 'cancelled' ? refuse('cancelled') : decideInterpreting(command, state);
    case 'cancel':
    case 'answer-invitation':
      return decideBooking(command, state);
    case 'add-item':
    case 'time-item':
    case 'reword-item':
    case 'remove-item':
    case 'order-items':
    case 'warn-of-agenda':
    case 'send-agenda':
      return state.stage === 'cancelled' ? refuse('cancelled') : decideAgenda(command, state);
    case 'note-attendance':
    case 'begin-item':
    case 'end-item':
    case 'note-agreement':
    case 'change-note':
    case 'remove-note':
    case 'hold':
      return state.stage === 'booked'
        ? decideHolding(command, state)
        : refuse(state.stage === 'cancelled' ? 'cancelled' : 'not-booked');
    default: {
      const never: never = command;
      return never;
    }
  }
}

function changeRequest(
  command: Extract<MeetingCommand, { type: 'change-request' }>,
  state: PlannedMeeting,
): MeetingDecision {
  if (state.stage === 'cancelled') return refuse('cancelled');
  if (state.stage === 'booked') return refuse('already-booked');
  const { request, today: happenedOn } = command;
  if (requestText(request) === requestText(state.request)) return accept([]);
  // Those who were asked answered for the request as it was.
  if (state.poll && !state.poll.closed) return refuse('poll-open');
  return (
    broken(command) ?? accept([{ type: 'meeting.request-changed', happenedOn, data: { request } }])
  );
}

/** A time is taken together with those who interpret then. */
function withInterpreters(
  command: Extract<MeetingCommand, { type: 'book' | 'move' }>,
  state: PlannedMeeting,
): MeetingDecision {
  const { today, interpreterIds, facts } = command;
  const booked = decideBooking(command, state);
  if (!booked.accepted || interpreterIds === undefined) return booked;
  const after = booked.events.reduce<MeetingState>(evolve, state) ?? state;
  const decided = chosen({ today, interpreterIds, facts: facts.interpreting }, after);
  return decided.accepted ? accept([...booked.events, ...decided.events]) : decided;
}

/** The first rule that the request breaks. */
function broken({
  request,
  facts,
  today,
}: Extract<MeetingCommand, { request: MeetingRequest }>): MeetingDecision | undefined {
  const { must, may, earliest, latest, noticeDays } = request;
  const memberIds = [...must.memberIds, ...may.memberIds];
  const unitIds = [...must.unitIds, ...may.unitIds];

  if (!facts.caseOpen) return refuse('case-not-open');
  if (memberIds.some((id) => !facts.memberIds.has(id))) return wrong('member-unknown', 'memberIds');
  if (unitIds.some((id) => !facts.unitIds.has(id))) return wrong('unit-unknown', 'unitIds');
  if (new Set([...memberIds, ...unitIds]).size < memberIds.length + unitIds.length)
    return wrong('invited-twice', 'may');
  if (must.memberIds.length + must.unitIds.length === 0) return wrong('nobody-must-come', 'must');
  if (latest < earliest) return wrong('days-backwards', 'latest');
  if (latest > addDays(earliest, mostDays)) return wrong('days-too-many', 'latest');
  if (latest < addDays(today, noticeDays)) return wrong('days-too-soon', 'latest');
  return withoutConsent(facts);
}

/** Stored data come back with their keys in another order. */
function requestText(request: MeetingRequest): string {
  const { must, may, wishes, ...rest } = request;
  const parts = [rest, must, may, wishes].map((part) =>
    Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  return JSON.stringify(parts);
}
