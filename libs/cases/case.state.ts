import type {
  Assessment,
  CaseEvent,
  ClosureReason,
  Contact,
  Meeting,
  Member,
  Referral,
  Source,
} from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';

export interface ClosingEntry {
  readonly closingId: string;
  readonly source: Source;
  readonly closedOn: LocalDate;
  readonly reason: ClosureReason;
  /** A reopening makes the closing no longer count from its day on. */
  readonly reopening: { readonly on: LocalDate; readonly source: Source } | null;
}

export type ContactEntry = Contact & { readonly since: LocalDate };
export type MeetingEntry = Meeting & { readonly heldOn: LocalDate };

/** All that is known of one case today, corrections applied. Plain data: the case file stores it as JSON. */
export interface CaseState {
  readonly referral: (Referral & { readonly on: LocalDate }) | null;
  readonly assessment: (Assessment & { readonly on: LocalDate }) | null;
  /** The whole case was written down by mistake. */
  readonly struck: boolean;
  readonly members: Readonly<Record<string, Member>>;
  /** By member: the language to be interpreted, null for none. Whoever was not asked is not here (law.md 24). */
  readonly interpreterNeeds: Readonly<Record<string, string | null>>;
  readonly contacts: Readonly<Record<string, ContactEntry>>;
  readonly meetings: Readonly<Record<string, MeetingEntry>>;
  /** In the order they happened. */
  readonly closings: readonly ClosingEntry[];
  readonly processStarts: Readonly<Record<string, { on: LocalDate; meetingId: string }>>;
  readonly processEnds: Readonly<Record<string, { on: LocalDate; source: Source }>>;
}

export const noCase: CaseState = {
  referral: null,
  assessment: null,
  struck: false,
  members: {},
  interpreterNeeds: {},
  contacts: {},
  meetings: {},
  closings: [],
  processStarts: {},
  processEnds: {},
};

export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const on = event.happenedOn;
  switch (event.type) {
    case 'case.referred':
    case 'case.referral-corrected':
      return { ...state, referral: { ...event.data, on } };
    case 'case.assessed':
    case 'case.assessment-corrected':
      return { ...state, assessment: { ...event.data, on } };
    case 'case.member-added':
    case 'case.member-corrected':
      return { ...state, members: { ...state.members, [event.data.memberId]: event.data } };
    case 'case.member-interpreter-noted': {
      const { memberId, language } = event.data;
      return { ...state, interpreterNeeds: { ...state.interpreterNeeds, [memberId]: language } };
    }
    case 'case.contact-added':
    case 'case.contact-corrected': {
      const entry = { ...event.data, since: on };
      return { ...state, contacts: { ...state.contacts, [entry.contactId]: entry } };
    }
    case 'case.meeting-held':
    case 'case.meeting-corrected': {
      const entry = { ...event.data, heldOn: on };
      return { ...state, meetings: { ...state.meetings, [entry.meetingId]: entry } };
    }
    case 'case.process-started':
    case 'case.process-start-corrected': {
      const start = { on, meetingId: event.data.meetingId };
      return {
        ...state,
        processStarts: { ...state.processStarts, [event.data.memberId]: start },
      };
    }
    case 'case.process-start-struck':
      return { ...state, processStarts: without(state.processStarts, event.data.memberId) };
    case 'case.process-ended': {
      const end = { on, source: event.data.source };
      return { ...state, processEnds: { ...state.processEnds, [event.data.memberId]: end } };
    }
    case 'case.closed': {
      const entry = { ...event.data, closedOn: on, reopening: null };
      return { ...state, closings: [...state.closings, entry] };
    }
    case 'case.closing-corrected':
      return changeClosing(state, event.data.closingId, (closing) => ({
        ...closing,
        ...event.data,
        closedOn: on,
      }));
    case 'case.reopened':
      return changeClosing(state, event.data.closingId, (closing) => ({
        ...closing,
        reopening: { on, source: event.data.source },
      }));
    case 'case.entry-struck':
      return strike(state, event.data.entry, event.data.entryId);
    case 'case.struck':
      return { ...state, struck: true };
    case 'case.restored':
      return { ...state, struck: false };
    default:
      return neverHappens(event);
  }
}

type Strike = Extract<CaseEvent, { type: 'case.entry-struck' }>['data'];

function strike(state: CaseState, entry: Strike['entry'], id: string): CaseState {
  switch (entry) {
    case 'member':
      return {
        ...state,
        members: without(state.members, id),
        interpreterNeeds: without(state.interpreterNeeds, id),
      };
    case 'contact':
      return { ...state, contacts: without(state.contacts, id) };
    case 'meeting':
      return { ...state, meetings: without(state.meetings, id) };
    case 'closing':
      return { ...state, closings: state.closings.filter((c) => c.closingId !== id) };
    case 'reopening':
      return changeClosing(state, id, (closing) => ({ ...closing, reopening: null }));
    case 'process-end':
      return { ...state, processEnds: without(state.processEnds, id) };
    default:
      return neverHappens(entry);
  }
}

function changeClosing(
  state: CaseState,
  closingId: string,
  change: (closing: ClosingEntry) => ClosingEntry,
): CaseState {
  const closings = state.closings.map((c) => (c.closingId === closingId ? change(c) : c));
  return { ...state, closings };
}

function without<V>(entries: Readonly<Record<string, V>>, id: string): Record<string, V> {
  const { [id]: _struck, ...rest } = entries;
  return rest;
}

function neverHappens(value: never): never {
  throw new Error(`unknown to a case: ${JSON.stringify(value)}`);
}

/** The closing in force, if the case is closed for now. */
export function closingInForce(state: CaseState): ClosingEntry | undefined {
  const last = state.closings.at(-1);
  return last && !last.reopening ? last : undefined;
}

/** Held collaboration meetings, the first first; on the same day in the order they were written down. */
export function collaborationMeetings(state: CaseState): readonly MeetingEntry[] {
  return Object.values(state.meetings)
    .filter((meeting) => meeting.kind === 'collaboration')
    .sort((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0));
}
