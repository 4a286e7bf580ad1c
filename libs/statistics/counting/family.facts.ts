import type { CaseEvent, Meeting, MemberRole, ReferrerCategory } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';

/** A day as a number that reads like one, 20221116: quick to compare, small to store. */
export type Day = number;

/** Digit by digit: a rebuild reads a day from each of some hundred thousand events. */
export function dayNumber(day: LocalDate): Day {
  let number = 0;
  for (let i = 0; i < 10; i++) {
    const code = day.charCodeAt(i);
    if (code >= 48) number = number * 10 + code - 48;
  }
  return number;
}

export function yearOfDay(day: Day): number {
  return Math.floor(day / 10_000);
}

interface Closing {
  readonly id: string;
  on: Day;
  reopened: Day | null;
}

/** A member and the member's process, whichever was heard of first; no role: nobody, or struck. */
export interface Person {
  readonly id: string;
  role: MemberRole | null;
  birthYear: number | null;
  started: Day | null;
  ended: Day | null;
}

/**
 * What the figures need to know of one family, by everything recorded so far. Ids, codes and days
 * only. Short lists, because objects keyed by ids are slow to fill and to store.
 */
export interface FamilyFacts {
  referred: Day;
  municipality: string;
  category: ReferrerCategory;
  childrenUnder23: number;
  /** What was recorded last; an assessment recorded again takes the place of the one before. */
  assessed: { on: Day; takenOn: boolean } | null;
  struck: boolean;
  members: Person[];
  /** Held collaboration meetings with consent; all others count nowhere. */
  meetings: { id: string; on: Day }[];
  closings: Closing[];
}

export const factsFrom = [
  'case.referred',
  'case.referral-corrected',
  'case.assessed',
  'case.assessment-corrected',
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
    members: [],
    meetings: [],
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
    case 'case.assessed':
    case 'case.assessment-corrected': {
      const before = facts.assessed;
      facts.assessed = { on: day, takenOn: event.data.outcome === 'taken-on' };
      return before?.takenOn === false || !facts.assessed.takenOn;
    }
    case 'case.member-added':
    case 'case.member-corrected': {
      const person = personOf(facts, event.data.memberId);
      person.role = event.data.role;
      person.birthYear = event.data.birthYear;
      return person.started !== null;
    }
    case 'case.meeting-held':
    case 'case.meeting-corrected':
      return learnMeeting(facts, event.data, day);
    case 'case.process-started':
    case 'case.process-start-corrected':
      personOf(facts, event.data.memberId).started = day;
      return true;
    case 'case.process-start-struck':
      personOf(facts, event.data.memberId).started = null;
      return true;
    case 'case.process-ended':
      personOf(facts, event.data.memberId).ended = day;
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

function personOf(facts: FamilyFacts, id: string): Person {
  for (const person of facts.members) if (person.id === id) return person;
  const person: Person = { id, role: null, birthYear: null, started: null, ended: null };
  facts.members.push(person);
  return person;
}

function learnMeeting(
  facts: FamilyFacts,
  { meetingId: id, kind, withoutConsent }: Meeting,
  on: Day,
): boolean {
  const known = facts.meetings.findIndex((meeting) => meeting.id === id);
  if (known >= 0) facts.meetings.splice(known, 1);
  if (kind !== 'collaboration' || withoutConsent) return known >= 0;
  // A later meeting of an open family moves no figure: meetings are counted when it is closed.
  const first = facts.meetings.every((other) => other.on > on);
  facts.meetings.push({ id, on });
  return known >= 0 || first || facts.closings.length > 0;
}

function strike(
  facts: FamilyFacts,
  entry: Extract<FamilyEvent, { type: 'case.entry-struck' }>['data']['entry'],
  id: string,
): boolean {
  switch (entry) {
    case 'member':
      personOf(facts, id).role = null;
      return true;
    case 'meeting':
      facts.meetings = facts.meetings.filter((meeting) => meeting.id !== id);
      return true;
    case 'closing':
      facts.closings = facts.closings.filter((closing) => closing.id !== id);
      return true;
    case 'reopening':
      for (const closing of facts.closings) if (closing.id === id) closing.reopened = null;
      return true;
    case 'process-end':
      personOf(facts, id).ended = null;
      return true;
    case 'contact':
    case 'contact-end':
      return false;
    default:
      return neverAnother(entry);
  }
}

function neverAnother(value: never): never {
  throw new TypeError(`statistics do not know ${JSON.stringify(value)}`);
}
