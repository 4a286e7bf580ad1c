import type {
  Assessment,
  CaseEvent,
  ClosingEntry,
  ClosureReason,
  Contact,
  ContactEntry,
  ContactKind,
  DayPrecision,
  EntryKind,
  Meeting,
  MeetingForm,
  MeetingKind,
  Member,
  MemberRole,
  ReferrerCategory,
} from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import type { CaseState, MeetingEntry } from './case.state';

/** One family as the team's register tells it: all rows of the six files that belong to it. */
export interface FamilyRecord {
  readonly number: string;
  /** National code (law.md 31). */
  readonly municipality: string;
  readonly referredOn: LocalDate;
  readonly category: ReferrerCategory;
  readonly childrenUnder23: number;
  /** Undefined: the register does not say. Null: the family has not been assessed. */
  readonly assessment?:
    (Omit<Assessment, 'source'> & { readonly on: LocalDate }) | null | undefined;
  readonly members: readonly {
    readonly number: string;
    readonly role: MemberRole;
    readonly birthYear: number | null;
    /** Undefined: the register does not say. */
    readonly household?: string | null | undefined;
    readonly processEndedOn: LocalDate | null;
  }[];
  readonly contacts: readonly {
    /** The member's number. */
    readonly member: string;
    readonly unitId: string;
    readonly kind: ContactKind;
    readonly since: LocalDate;
    /** Undefined: the register does not say. */
    readonly precision?: DayPrecision | undefined;
    /** Undefined: the register does not say. Null: it has not ended, as far as the register knows. */
    readonly endedOn?: LocalDate | null | undefined;
  }[];
  readonly meetings: readonly {
    readonly number: string;
    readonly heldOn: LocalDate;
    readonly kind: MeetingKind;
    readonly form: MeetingForm;
    readonly minutes: number;
    readonly unitIds: readonly string[];
    /** Numbers of the members discussed. */
    readonly discussed: readonly string[];
  }[];
  /** In the order they happened; only the last may be without a reopening. */
  readonly closings: readonly {
    readonly closedOn: LocalDate;
    readonly reason: ClosureReason;
    readonly reopenedOn: LocalDate | null;
  }[];
}

const register = { source: 'register' } as const;

/**
 * The events that bring a case to what the register says: all of them for a new case, the
 * corrections for a known one, none when nothing changed. What the register does not mention is
 * struck only if it came from the register; what the team wrote in FamSam stays.
 * `idFor` gives the same id for the same name every time.
 */
export function transcribe(
  family: FamilyRecord,
  state: CaseState,
  today: LocalDate,
  idFor: (name: string) => string,
): readonly CaseEvent[] {
  const memberIds = new Map(Object.values(state.members).map((m) => [m.number, m.memberId]));
  for (const { number } of family.members)
    if (!memberIds.has(number)) memberIds.set(number, idFor(`member ${number}`));
  const idOf = (number: string): string => memberIds.get(number) ?? idFor(`member ${number}`);

  const strikes: CaseEvent[] = [];
  const strike = (entry: EntryKind, entryId: string): void => {
    strikes.push({ type: 'case.entry-struck', happenedOn: today, data: { entry, entryId } });
  };
  const dated = [
    ...meetingEvents(family, state, idOf, idFor, strike),
    ...closingEvents(family, state, idFor, strike),
    ...processEndEvents(family, state, idOf, strike),
  ];
  const { contacts, ends } = contactEvents(family, state, idOf, idFor, strike);
  const members = memberEvents(family, state, idOf, strike);
  const life = [...dated, ...ends].sort((a, b) =>
    a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : 0,
  );
  return [...referralEvents(family, state, today), ...members, ...contacts, ...strikes, ...life];
}

function referralEvents(family: FamilyRecord, state: CaseState, today: LocalDate): CaseEvent[] {
  const { number, municipality, category, childrenUnder23, referredOn: on } = family;
  const { referral } = state;
  const details = { number, municipality, category, childrenUnder23 };
  const events: CaseEvent[] = [];
  if (!referral) {
    const data = { ...register, ...details, criteria: [], domains: [] };
    events.push({ type: 'case.referred', happenedOn: on, data });
  } else {
    if (state.struck) events.push({ type: 'case.restored', happenedOn: today, data: {} });
    const { on: before, ...data } = referral;
    if (before !== on || differs(data, details))
      events.push({
        type: 'case.referral-corrected',
        happenedOn: on,
        data: { ...data, ...details },
      });
  }
  return [...events, ...assessmentEvents(family, state)];
}

/**
 * A family of which the register does not say how it was assessed is taken for one that was taken on at once, and
 * the day goes with that of the referral. Of one that is known it then changes nothing.
 */
function assessmentEvents(family: FamilyRecord, { referral, assessment }: CaseState): CaseEvent[] {
  const { assessment: told, referredOn } = family;
  if (told === undefined) {
    if (!referral) {
      const data = { ...register, outcome: 'taken-on' as const, reason: null };
      return [{ type: 'case.assessed', happenedOn: referredOn, data }];
    }
    const granted = assessment?.source === 'register' && assessment.on === referral.on;
    if (!granted || referral.on === referredOn) return [];
    const { on: _before, ...data } = assessment;
    return [{ type: 'case.assessed', happenedOn: referredOn, data }];
  }
  if (!told) return [];
  const { on: happenedOn, ...details } = told;
  if (!assessment)
    return [{ type: 'case.assessed', happenedOn, data: { ...register, ...details } }];
  const { on: before, ...known } = assessment;
  if (before === happenedOn && !differs(known, details)) return [];
  return [{ type: 'case.assessment-corrected', happenedOn, data: { ...known, ...details } }];
}

type Strike = (entry: EntryKind, entryId: string) => void;
type IdOf = (number: string) => string;

function memberEvents(
  family: FamilyRecord,
  state: CaseState,
  idOf: IdOf,
  strike: Strike,
): CaseEvent[] {
  const events: CaseEvent[] = [];
  for (const { number, role, birthYear, household } of family.members) {
    const memberId = idOf(number);
    const known = state.members[memberId];
    const said = household === undefined ? {} : { household };
    const details = { memberId, number, role, birthYear, ...said };
    const data: Member = known
      ? { ...known, ...details }
      : { household: null, ...register, ...details };
    const happenedOn = family.referredOn;
    if (!known) events.push({ type: 'case.member-added', happenedOn, data });
    else if (differs(known, details))
      events.push({ type: 'case.member-corrected', happenedOn, data });
  }
  const listed = new Set(family.members.map((member) => idOf(member.number)));
  for (const member of Object.values(state.members))
    if (member.source === 'register' && !listed.has(member.memberId))
      strike('member', member.memberId);
  return events;
}

type ContactRow = FamilyRecord['contacts'][number] & { readonly memberId: string };

/**
 * Contacts have no number in the register. The same row is the same contact; of the rest, one with
 * the same member and unit is taken to be the contact whose kind or day was corrected, unless it ended before.
 */
function contactEvents(
  family: FamilyRecord,
  state: CaseState,
  idOf: IdOf,
  idFor: (name: string) => string,
  strike: Strike,
): { readonly contacts: readonly CaseEvent[]; readonly ends: readonly CaseEvent[] } {
  const unmatched = new Map(Object.entries(state.contacts));
  const take = (matches: (contact: ContactEntry) => boolean): ContactEntry | undefined => {
    const found = [...unmatched.values()].find(matches);
    if (found) unmatched.delete(found.contactId);
    return found;
  };
  const rows = family.contacts.map((row) => ({ ...row, memberId: idOf(row.member) }));
  const same = (row: ContactRow) => (c: ContactEntry) =>
    c.memberId === row.memberId && c.unitId === row.unitId;
  const unchanged = rows.map((row) =>
    take((c) => same(row)(c) && c.kind === row.kind && c.since === row.since),
  );
  const contacts: CaseEvent[] = [];
  const ends: CaseEvent[] = [];
  rows.forEach((row, at) => {
    const { memberId, unitId, kind, since } = row;
    const mayBe = (c: ContactEntry) => same(row)(c) && !(since > (endThatStands(row, c) ?? since));
    const known = unchanged[at] ?? take(mayBe);
    const name = `contact ${row.member} ${unitId} ${kind} ${since}`;
    const contactId = known?.contactId ?? freeId(state.contacts, name, idFor);
    const { source } = known ?? register;
    const precision = row.precision ?? (known?.since === since ? known.precision : 'day');
    const data: Contact = { source, contactId, memberId, unitId, kind, precision };
    if (!known) contacts.push({ type: 'case.contact-added', happenedOn: since, data });
    else if (known.since !== since || differs<Contact>(known, data))
      contacts.push({ type: 'case.contact-corrected', happenedOn: since, data });
    const stands = known ? endThatStands(row, known) : (row.endedOn ?? null);
    if (stands === (known?.ended?.on ?? null)) return;
    if (known?.ended) strike('contact-end', contactId);
    if (stands)
      ends.push({
        type: 'case.contact-ended',
        happenedOn: stands,
        data: { ...register, contactId },
      });
  });
  for (const contact of unmatched.values())
    if (contact.source === 'register') strike('contact', contact.contactId);
  return { contacts, ends };
}

/** As the register tells; what the team wrote stays where it tells of none. */
function endThatStands({ endedOn }: ContactRow, { ended }: ContactEntry): LocalDate | null {
  if (endedOn) return endedOn;
  const stays = endedOn === undefined || ended?.source === 'team';
  return stays ? (ended?.on ?? null) : null;
}

/** A contact struck, corrected and told again must not come back under an id that means something else now. */
function freeId(
  taken: Readonly<Record<string, unknown>>,
  name: string,
  idFor: (name: string) => string,
): string {
  let id = idFor(name);
  for (let again = 2; taken[id]; again += 1) id = idFor(`${name} ${again}`);
  return id;
}

function meetingEvents(
  family: FamilyRecord,
  state: CaseState,
  idOf: IdOf,
  idFor: (name: string) => string,
  strike: Strike,
): CaseEvent[] {
  const known = new Map(Object.values(state.meetings).map((meeting) => [meeting.number, meeting]));
  const events: CaseEvent[] = [];
  for (const { heldOn, discussed, unitIds, ...row } of family.meetings) {
    const before = known.get(row.number);
    known.delete(row.number);
    const meetingId = before?.meetingId ?? idFor(`meeting ${row.number}`);
    const details = { ...row, meetingId, unitIds: [...unitIds], discussed: discussed.map(idOf) };
    const { source = 'register', withoutConsent = null } = before ?? {};
    const data: Meeting = { source, withoutConsent, ...details };
    if (!before) events.push({ type: 'case.meeting-held', happenedOn: heldOn, data });
    else if (before.heldOn !== heldOn || differs<MeetingEntry>(before, details))
      events.push({ type: 'case.meeting-corrected', happenedOn: heldOn, data });
  }
  for (const meeting of known.values())
    // The register cannot hold what took place without consent: nothing is said by its being left out.
    if (meeting.source === 'register' && !meeting.withoutConsent)
      strike('meeting', meeting.meetingId);
  return events;
}

/**
 * The number of a meeting that was held without consent, and is told of otherwise. No register holds such a meeting, so
 * it is another one that has its number there, and would count nowhere.
 */
export function takenByDeviation(events: readonly CaseEvent[]): string | null {
  for (const event of events)
    if (event.type === 'case.meeting-corrected' && event.data.withoutConsent !== null)
      return event.data.number;
  return null;
}

function closingEvents(
  family: FamilyRecord,
  state: CaseState,
  idFor: (name: string) => string,
  strike: Strike,
): CaseEvent[] {
  const events: CaseEvent[] = [];
  family.closings.forEach((row, index) => {
    const known: ClosingEntry | undefined = state.closings[index];
    const taken = Object.fromEntries(state.closings.map((c) => [c.closingId, c]));
    const closingId = known?.closingId ?? freeId(taken, `closing ${index + 1}`, idFor);
    const { closedOn, reason, reopenedOn } = row;
    const data = { ...register, closingId, reason };
    if (!known) events.push({ type: 'case.closed', happenedOn: closedOn, data });
    else if (known.closedOn !== closedOn || known.reason !== reason)
      events.push({
        type: 'case.closing-corrected',
        happenedOn: closedOn,
        data: { ...data, source: known.source },
      });
    const before = known?.reopening;
    if (before && before.on !== reopenedOn && (reopenedOn || before.source === 'register'))
      strike('reopening', closingId);
    if (reopenedOn && before?.on !== reopenedOn)
      events.push({
        type: 'case.reopened',
        happenedOn: reopenedOn,
        data: { ...register, closingId },
      });
  });
  for (const closing of state.closings.slice(family.closings.length))
    if (closing.source === 'register') strike('closing', closing.closingId);
  return events;
}

function processEndEvents(
  family: FamilyRecord,
  state: CaseState,
  idOf: IdOf,
  strike: Strike,
): CaseEvent[] {
  const events: CaseEvent[] = [];
  const ends = new Map(family.members.map((m) => [idOf(m.number), m.processEndedOn]));
  for (const memberId of new Set([...ends.keys(), ...Object.keys(state.processEnds)])) {
    const on = ends.get(memberId) ?? null;
    const before = state.processEnds[memberId];
    if (before && before.on !== on && (on || before.source === 'register'))
      strike('process-end', memberId);
    if (on && before?.on !== on)
      events.push({ type: 'case.process-ended', happenedOn: on, data: { ...register, memberId } });
  }
  return events;
}

/** Whether any told field is not what is known; lists compare in order. */
function differs<T extends object>(known: T, details: Partial<T>): boolean {
  return (Object.keys(details) as (keyof T)[]).some(
    (field) => JSON.stringify(known[field]) !== JSON.stringify(details[field]),
  );
}
