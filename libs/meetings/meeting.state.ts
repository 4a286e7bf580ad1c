import type {
  AgendaItem,
  AgendaWarning,
  AgreementNote,
  InterpreterOfMeeting,
  InvitationAnswer,
  MeetingEvent,
  MeetingHeld,
  MeetingRequest,
  MeetingTime,
  Party,
  PollOpened,
  pollEnds,
  SlotAnswer,
} from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';

export interface Poll extends PollOpened {
  /** By the id of who answered, then by slot. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, SlotAnswer>>>>;
  readonly closed: { because: (typeof pollEnds)[number]; slotId: string | null } | null;
}

export interface Booking extends MeetingTime {
  /** Goes up with each change that those invited are told of (RFC 5546). */
  readonly sequence: number;
}

/** What was changed in the agenda that otherwise writes itself (`agenda.ts`). */
export interface AgendaChanges {
  readonly added: readonly AgendaItem[];
  readonly minutes: Readonly<Record<string, number>>;
  readonly removed: readonly string[];
  readonly order: readonly string[];
}

export interface SentAgenda {
  readonly on: LocalDate;
  readonly items: readonly AgendaItem[];
  /** Something on it is said in other words since; not there as long as nothing is. */
  readonly reworded?: true;
}

export type MeetingStage = 'requested' | 'booked' | 'cancelled' | 'held';

export interface PlannedMeeting {
  readonly caseId: string;
  readonly request: MeetingRequest;
  readonly requestedOn: LocalDate;
  readonly stage: MeetingStage;
  readonly poll: Poll | null;
  readonly booking: Booking | null;
  /** By the id of who answered; only of the booking as it is now. */
  readonly answers: Readonly<Record<string, InvitationAnswer>>;
  /** Of the directory, booked with the time. */
  readonly interpreters: readonly InterpreterOfMeeting[];
  /** By interpreter; only of the booking as it is now. */
  readonly interpreterAnswers: Readonly<Record<string, InvitationAnswer>>;
  /** When the last answer of each, by the same ids, was given; not known of what was stored before that was kept. */
  readonly answeredAt?: Readonly<Record<string, string>>;
  /** Ordered from outside, by language. */
  readonly orders: Readonly<Record<string, { on: LocalDate; confirmedOn: LocalDate | null }>>;
  readonly agenda: AgendaChanges;
  readonly warned: readonly AgendaWarning[];
  /** The last time; not there in what was stored before that was kept. */
  readonly warnedOn?: LocalDate | null;
  readonly agendaSent: SentAgenda | null;
  readonly came: Readonly<Record<string, boolean>>;
  /** What is spoken of right now, and since when. */
  readonly running: { readonly itemId: string; readonly at: string } | null;
  /** Seconds spent on what is over. */
  readonly spent: Readonly<Record<string, number>>;
  readonly notes: readonly AgreementNote[];
  readonly held: (MeetingHeld & { readonly on: LocalDate }) | null;
}

/** `at`: when it was given, if that is not now. */
export interface GivenAnswer {
  readonly sequence: number;
  readonly answer: InvitationAnswer;
  readonly at?: string | null;
}

export type MeetingState = PlannedMeeting | null;

/** Who is invited: those who must come first. */
export function invitedTo({ must, may }: MeetingRequest): readonly Party[] {
  return [must, may].flatMap(({ memberIds, unitIds }) => [
    ...memberIds.map((memberId) => ({ kind: 'member' as const, memberId })),
    ...unitIds.map((unitId) => ({ kind: 'unit' as const, unitId })),
  ]);
}

export function evolve(state: MeetingState, event: MeetingEvent): MeetingState {
  if (event.type === 'meeting.requested')
    return { ...empty, ...event.data, requestedOn: event.happenedOn };
  return state && evolved(state, event);
}

const empty = {
  stage: 'requested',
  poll: null,
  booking: null,
  answers: {},
  interpreters: [],
  interpreterAnswers: {},
  answeredAt: {},
  orders: {},
  agenda: { added: [], minutes: {}, removed: [], order: [] },
  warned: [],
  warnedOn: null,
  agendaSent: null,
  came: {},
  running: null,
  spent: {},
  notes: [],
  held: null,
} as const;

function evolved(
  state: PlannedMeeting,
  event: Exclude<MeetingEvent, { type: 'meeting.requested' }>,
): PlannedMeeting {
  const { agenda } = state;
  switch (event.type) {
    case 'meeting.request-changed':
      return { ...state, request: event.data.request };
    case 'meeting.request-cancelled':
    case 'meeting.cancelled':
      return { ...state, stage: 'cancelled' };
    case 'meeting.poll-opened':
      return { ...state, poll: { ...withEachOnce(event.data), answers: {}, closed: null } };
    case 'meeting.poll-answered': {
      const { party, answers } = event.data;
      const bySlot = Object.fromEntries(answers.map(({ slotId, answer }) => [slotId, answer]));
      return onPoll(state, (poll) => ({ answers: { ...poll.answers, [partyId(party)]: bySlot } }));
    }
    case 'meeting.poll-closed': {
      const { because, slotId } = event.data;
      return onPoll(state, () => ({ closed: { because, slotId } }));
    }
    case 'meeting.booked':
      return { ...state, stage: 'booked', booking: { ...event.data, sequence: 0 } };
    case 'meeting.moved': {
      const { booking, agendaSent } = state;
      const sequence = (booking?.sequence ?? 0) + 1;
      // Into another room is no reason to send it again; at another time it is of another day.
      const sameHour = booking?.from === event.data.from && booking.to === event.data.to;
      return {
        ...state,
        ...{ booking: { ...event.data, sequence }, answers: {}, warned: [], warnedOn: null },
        agendaSent: sameHour ? agendaSent : null,
        // Whoever can interpret at one time need not at another; the same hour is asked about again.
        ...(sameHour ? {} : { interpreters: [], orders: {} }),
        ...{ interpreterAnswers: {}, answeredAt: {} },
      };
    }
    case 'meeting.invitation-answered': {
      const { party, answer, at } = event.data;
      const answers = { ...state.answers, [partyId(party)]: answer };
      return { ...state, answers, answeredAt: instants(state, partyId(party), at) };
    }
    case 'meeting.interpreters-chosen':
      return withInterpreters(state, event.data.interpreters);
    case 'meeting.interpreter-answered': {
      const { interpreterId, answer, at } = event.data;
      const interpreterAnswers = { ...state.interpreterAnswers, [interpreterId]: answer };
      return { ...state, interpreterAnswers, answeredAt: instants(state, interpreterId, at) };
    }
    case 'meeting.interpreter-ordered': {
      const order = { on: event.happenedOn, confirmedOn: null };
      return { ...state, orders: { ...state.orders, [event.data.language]: order } };
    }
    case 'meeting.interpreter-confirmed': {
      const { language } = event.data;
      const on = state.orders[language]?.on ?? event.happenedOn;
      const order = { on, confirmedOn: event.happenedOn };
      return { ...state, orders: { ...state.orders, [language]: order } };
    }
    case 'meeting.interpreter-order-withdrawn': {
      const { [event.data.language]: _gone, ...orders } = state.orders;
      return { ...state, orders };
    }
    case 'meeting.agenda-item-added':
      return { ...state, agenda: { ...agenda, added: [...agenda.added, event.data] } };
    case 'meeting.agenda-item-timed': {
      const { itemId, minutes } = event.data;
      return { ...state, agenda: { ...agenda, minutes: { ...agenda.minutes, [itemId]: minutes } } };
    }
    case 'meeting.agenda-item-removed':
      return { ...state, agenda: { ...agenda, removed: [...agenda.removed, event.data.itemId] } };
    case 'meeting.agenda-ordered':
      return { ...state, agenda: { ...agenda, order: event.data.itemIds } };
    case 'meeting.agenda-warned':
      return {
        ...state,
        warned: [...state.warned, event.data.because],
        warnedOn: event.happenedOn,
      };
    case 'meeting.agenda-sent':
      return { ...state, agendaSent: { on: event.happenedOn, items: event.data.items } };
    case 'meeting.attendance-noted': {
      const { party, came } = event.data;
      return { ...state, came: { ...state.came, [partyId(party)]: came } };
    }
    case 'meeting.item-begun':
      return { ...state, running: event.data };
    case 'meeting.item-ended':
      return { ...state, running: null, spent: spentAfter(state, event.data) };
    case 'meeting.agreement-noted': {
      const others = state.notes.filter(({ noteId }) => noteId !== event.data.noteId);
      return { ...state, notes: [...others, event.data] };
    }
    case 'meeting.agreement-note-removed': {
      const { noteId } = event.data;
      return { ...state, notes: state.notes.filter((note) => note.noteId !== noteId) };
    }
    case 'meeting.reworded': {
      const { entry } = event.data;
      return entry === 'agenda-item' && state.agendaSent
        ? { ...state, agendaSent: { ...state.agendaSent, reworded: true } }
        : state;
    }
    case 'meeting.held':
      return { ...state, stage: 'held', held: { ...event.data, on: event.happenedOn } };
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** Things of a slot were once stored as often as they were named; a slot that is taken takes each once. */
export function withEachOnce<P extends PollOpened>(poll: P): P {
  const slots = poll.slots.map((slot) => ({ ...slot, itemIds: [...new Set(slot.itemIds)] }));
  return { ...poll, slots };
}

function instants({ answeredAt }: PlannedMeeting, id: string, at: string | null) {
  return at === null ? { ...answeredAt } : { ...answeredAt, [id]: at };
}

/** Of two answers of the same one the later counts, whichever way and in whichever order they came (found R01). */
export function isOvertaken(
  { answeredAt }: PlannedMeeting,
  id: string,
  before: InvitationAnswer | undefined,
  { answer, at }: { readonly answer: InvitationAnswer; readonly at: string },
): boolean {
  const last = answeredAt?.[id];
  if (last === undefined) return false;
  const later = Date.parse(at) - Date.parse(last);
  return later < 0 || (later === 0 && before === answer);
}

/** What one who stays has answered still holds. */
function withInterpreters(
  state: PlannedMeeting,
  interpreters: readonly InterpreterOfMeeting[],
): PlannedMeeting {
  const staying = new Set(interpreters.map(({ interpreterId }) => interpreterId));
  const answers = Object.entries(state.interpreterAnswers).filter(([id]) => staying.has(id));
  return { ...state, interpreters, interpreterAnswers: Object.fromEntries(answers) };
}

/** Each once, whatever they interpret; none of a meeting that is called off. */
export function interpreterIdsOf(state: MeetingState): readonly string[] {
  if (!state || state.stage === 'cancelled') return [];
  return [...new Set(state.interpreters.map(({ interpreterId }) => interpreterId))];
}

function onPoll(state: PlannedMeeting, change: (poll: Poll) => Partial<Poll>): PlannedMeeting {
  return state.poll ? { ...state, poll: { ...state.poll, ...change(state.poll) } } : state;
}

function spentAfter(
  { running, spent }: PlannedMeeting,
  { itemId, at }: { itemId: string; at: string },
): PlannedMeeting['spent'] {
  const since = running?.itemId === itemId ? Date.parse(running.at) : Date.parse(at);
  const seconds = Math.max(0, Math.round((Date.parse(at) - since) / 1_000));
  return { ...spent, [itemId]: (spent[itemId] ?? 0) + seconds };
}
