import type { CaseEvent, Family, Meeting, Source } from '@famsam/contracts';
import { evolveFamily, noFamily, withoutEntry } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';

export type MeetingEntry = Meeting & { readonly heldOn: LocalDate };

/** All that is known of one case today, corrections applied. Plain data: the case file stores it as JSON. */
export interface CaseState extends Family {
  /** By member: the language to be interpreted, null for none. Whoever was not asked is not here (law.md 24). */
  readonly interpreterNeeds: Readonly<Record<string, string | null>>;
  readonly meetings: Readonly<Record<string, MeetingEntry>>;
  /** Of the meetings that were struck, those held without consent; not there as long as none is. */
  readonly struckWithoutConsent?: readonly string[];
  readonly processStarts: Readonly<Record<string, { on: LocalDate; meetingId: string }>>;
  readonly processEnds: Readonly<Record<string, { on: LocalDate; source: Source }>>;
}

export const noCase: CaseState = {
  ...noFamily,
  interpreterNeeds: {},
  meetings: {},
  processStarts: {},
  processEnds: {},
};

export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const on = event.happenedOn;
  switch (event.type) {
    case 'case.member-interpreter-noted': {
      const { memberId, language } = event.data;
      return { ...state, interpreterNeeds: { ...state.interpreterNeeds, [memberId]: language } };
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
      return { ...state, processStarts: withoutEntry(state.processStarts, event.data.memberId) };
    case 'case.process-ended': {
      const end = { on, source: event.data.source };
      return { ...state, processEnds: { ...state.processEnds, [event.data.memberId]: end } };
    }
    case 'case.entry-struck': {
      const { entry, entryId } = event.data;
      const { interpreterNeeds, meetings, processEnds } = state;
      switch (entry) {
        case 'meeting':
          return {
            ...state,
            ...(meetings[entryId]?.withoutConsent && {
              struckWithoutConsent: [...(state.struckWithoutConsent ?? []), entryId],
            }),
            meetings: withoutEntry(meetings, entryId),
          };
        case 'process-end':
          return { ...state, processEnds: withoutEntry(processEnds, entryId) };
        case 'member':
          return {
            ...evolveFamily(state, event),
            interpreterNeeds: withoutEntry(interpreterNeeds, entryId),
          };
        default:
          return evolveFamily(state, event);
      }
    }
    case 'case.reworded':
      return state;
    default:
      return evolveFamily(state, event);
  }
}

/** Held collaboration meetings that count, the first first; on the same day in the order they were written down. */
export function collaborationMeetings(state: CaseState): readonly MeetingEntry[] {
  return Object.values(state.meetings)
    .filter(({ kind, withoutConsent }) => kind === 'collaboration' && !withoutConsent)
    .sort((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0));
}
