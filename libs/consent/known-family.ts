import type { CaseEvent, ConsentEvent, Family, FamilyEvent } from '@famsam/contracts';
import { evolveFamily, familyEvents, noFamily, withoutEntry } from '@famsam/contracts';
import type { DomainEvent, LocalDate } from '@famsam/kernel';
import type { Person } from './consent.coverage';
import { evolveOf, noConsents, type ConsentState } from './consent.state';

/** A family of the area as it is now, and who of it lets whom know what. */
export interface KnownFamily {
  readonly caseId: string;
  /** Of the consents, which If-Match speaks of; 0 while there are none. */
  readonly version: number;
  readonly family: Family;
  readonly consents: ConsentState;
  /** By id: those that took place with units and are taken to have had everybody's consent. */
  readonly meetings: Readonly<Record<string, HeldMeeting>>;
}

export interface HeldMeeting {
  readonly meetingId: string;
  readonly heldOn: LocalDate;
  readonly unitIds: readonly string[];
  readonly discussed: readonly string[];
  /** Members who came to the family after it was written down. */
  readonly cameLater: readonly string[];
  /** Members as they were told when it was written down, where that has been corrected since. */
  readonly toldAs: readonly Person[];
}

/** What is heard of a meeting besides the events of the family. */
export const meetingEvents = ['case.meeting-held', 'case.meeting-corrected'] as const;
type MeetingEvent = Extract<CaseEvent, { type: (typeof meetingEvents)[number] }>;

export function notYetKnown(caseId: string): KnownFamily {
  return { caseId, version: 0, family: noFamily, consents: noConsents, meetings: {} };
}

/** The family after one more event of its case or its consents, in the order in which they were written down. */
export function hear(known: KnownFamily, event: CaseEvent | ConsentEvent): KnownFamily {
  if (isOfMeeting(event)) return { ...known, meetings: withMeeting(known.meetings, event) };
  if (isOfFamily(event))
    return {
      ...known,
      family: evolveFamily(known.family, event),
      meetings: meetingsAfter(known, event),
    };
  if (!isOfConsent(event)) return known;
  const members = Object.keys(known.family.members);
  return { ...known, consents: evolveOf(members, known.consents, event) };
}

type Meetings = KnownFamily['meetings'];

/** One that is said to lack consent is a deviation already; with the family alone it needs none. */
function withMeeting(meetings: Meetings, { happenedOn, data }: MeetingEvent): Meetings {
  const { meetingId, unitIds, discussed, withoutConsent } = data;
  if (withoutConsent || unitIds.length === 0) return withoutEntry(meetings, meetingId);
  const held = { meetingId, heldOn: happenedOn, unitIds, discussed, cameLater: [], toldAs: [] };
  return { ...meetings, [meetingId]: held };
}

function meetingsAfter({ meetings, family }: KnownFamily, event: FamilyEvent): Meetings {
  switch (event.type) {
    case 'case.member-added': {
      const { memberId } = event.data;
      return each(meetings, (held) => ({ ...held, cameLater: [...held.cameLater, memberId] }));
    }
    case 'case.member-corrected': {
      const before = family.members[event.data.memberId];
      if (!before) return meetings;
      const { memberId, role, birthYear } = before;
      if (role === event.data.role && birthYear === event.data.birthYear) return meetings;
      const isOf = (one: Person) => one.memberId === memberId;
      return each(meetings, (held) =>
        held.cameLater.includes(memberId) || held.toldAs.some(isOf)
          ? held
          : { ...held, toldAs: [...held.toldAs, { memberId, role, birthYear }] },
      );
    }
    case 'case.entry-struck':
      return event.data.entry === 'meeting' ? withoutEntry(meetings, event.data.entryId) : meetings;
    default:
      return meetings;
  }
}

function each(meetings: Meetings, change: (held: HeldMeeting) => HeldMeeting): Meetings {
  return Object.fromEntries(Object.entries(meetings).map(([id, held]) => [id, change(held)]));
}

function isOfMeeting(event: DomainEvent): event is MeetingEvent {
  return (meetingEvents as readonly string[]).includes(event.type);
}

function isOfFamily(event: DomainEvent): event is FamilyEvent {
  return (familyEvents as readonly string[]).includes(event.type);
}

function isOfConsent(event: CaseEvent | ConsentEvent): event is ConsentEvent {
  return event.type.startsWith('consent.');
}
