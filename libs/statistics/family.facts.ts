import type { CaseEvent, MemberRole, ReferrerCategory } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';

/** A day as a number that reads like one, 20221116: quick to compare, small to store. */
export type Day = number;

export function dayNumber(day: LocalDate): Day {
  return Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10));
}

export function yearOfDay(day: Day): number {
  return Math.floor(day / 10_000);
}

interface Closing {
  readonly id: string;
  on: Day;
  reopened: Day | null;
}

/** What the figures need to know of one family, by everything recorded so far. Ids, codes and days only. */
export interface FamilyFacts {
  referred: Day;
  municipality: string;
  category: ReferrerCategory;
  childrenUnder23: number;
  /** What was recorded last; an assessment recorded again takes the place of the one before. */
  assessed: { on: Day; takenOn: boolean } | null;
  struck: boolean;
  members: Record<string, { role: MemberRole; birthYear: number | null }>;
  /** Held collaboration meetings; the other kinds count nowhere. */
  meetings: Record<string, Day>;
  started: Record<string, Day>;
  ended: Record<string, Day>;
  closings: Closing[];
}

export const factsFrom = [
  'case.referred',
  'case.referral-corrected',
  'case.assessed',
  'case.member-added',
  'case.member-corrected',
  'case.meeting-held',
  'case.meeting-corrected',
  'case.process-started',
  'case.process-start-corrected',
  'case.process-start-struck',
  'case.process-ended',
  'case.closed',
  'case.closing-corrected',
  'case.reopened',
  'case.entry-struck',
  'case.struck',
  'case.restored',
] as const satisfies readonly CaseEvent['type'][];

export type FamilyEvent = Extract<CaseEvent, { type: (typeof factsFrom)[number] }>;

export function unknownFamily(): FamilyFacts {
  return {
    referred: 0,
    municipality: '',
    category: 'parent',
    childrenUnder23: 0,
    assessed: null,
    struck: false,
    members: {},
    meetings: {},
    started: {},
    ended: {},
    closings: [],
  };
}

/**
 * Takes one event in, in place: a rebuild does this some hundred thousand times. True when a figure
 * may have changed. Never throws: the decider answers for the order of life, and halfway through
 * the events of one command the facts may look odd.
 */
export function learn(facts: FamilyFacts, event: FamilyEvent): boolean {
  const day = dayNumber(event.happenedOn);
  switch (event.type) {
    case 'case.referred':
    case 'case.referral-corrected':
      facts.referred = day;
      facts.municipality = event.data.municipality;
      facts.category = event.data.category;
      facts.childrenUnder23 = event.data.childrenUnder23;
      return true;
    case 'case.assessed': {
      const before = facts.assessed;
      facts.assessed = { on: day, takenOn: event.data.outcome === 'taken-on' };
      return before?.takenOn === false || !facts.assessed.takenOn;
    }
    case 'case.member-added':
    case 'case.member-corrected': {
      const { memberId, role, birthYear } = event.data;
      facts.members[memberId] = { role, birthYear };
      return memberId in facts.started;
    }
    case 'case.meeting-held':
    case 'case.meeting-corrected':
      return learnMeeting(facts, event.data.meetingId, event.data.kind, day);
    case 'case.process-started':
    case 'case.process-start-corrected':
      facts.started[event.data.memberId] = day;
      return true;
    case 'case.process-start-struck':
      delete facts.started[event.data.memberId];
      return true;
    case 'case.process-ended':
      facts.ended[event.data.memberId] = day;
      return true;
    case 'case.closed':
    case 'case.closing-corrected': {
      const closing = facts.closings.find((known) => known.id === event.data.closingId);
      if (closing) closing.on = day;
      else facts.closings.push({ id: event.data.closingId, on: day, reopened: null });
      return true;
    }
    case 'case.reopened': {
      const closing = facts.closings.find((known) => known.id === event.data.closingId);
      if (closing) closing.reopened = day;
      return true;
    }
    case 'case.entry-struck':
      return strike(facts, event.data.entry, event.data.entryId);
    case 'case.struck':
      facts.struck = true;
      return true;
    case 'case.restored':
      facts.struck = false;
      return true;
    default:
      return neverAnother(event);
  }
}

function learnMeeting(facts: FamilyFacts, id: string, kind: string, day: Day): boolean {
  const known = facts.meetings[id] !== undefined;
  if (kind === 'collaboration') {
    // A later meeting of an open family moves no figure: meetings are counted when it is closed.
    const first = !known && Object.values(facts.meetings).every((other) => other > day);
    facts.meetings[id] = day;
    return known || first || facts.closings.length > 0;
  }
  delete facts.meetings[id];
  return known;
}

function strike(
  facts: FamilyFacts,
  entry: Extract<FamilyEvent, { type: 'case.entry-struck' }>['data']['entry'],
  id: string,
): boolean {
  switch (entry) {
    case 'member':
      delete facts.members[id];
      return true;
    case 'meeting':
      delete facts.meetings[id];
      return true;
    case 'closing':
      facts.closings = facts.closings.filter((closing) => closing.id !== id);
      return true;
    case 'reopening':
      for (const closing of facts.closings) if (closing.id === id) closing.reopened = null;
      return true;
    case 'process-end':
      delete facts.ended[id];
      return true;
    case 'contact':
      return false;
    default:
      return neverAnother(entry);
  }
}

function neverAnother(value: never): never {
  throw new TypeError(`statistics do not know ${JSON.stringify(value)}`);
}
