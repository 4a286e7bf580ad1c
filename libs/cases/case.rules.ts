import type { CaseEvent, ClosingEntry, ContactEntry } from '@famsam/contracts';
import {
  countsOn,
  firstDayOf,
  isBeforeBirth,
  isSurelyUnder23,
  isTooOldForChild,
  isTooYoungForGuardian,
} from '@famsam/contracts';
import type { LocalDate, Rejection } from '@famsam/kernel';
import { yearOf } from '@famsam/kernel';
import type { CaseState, MeetingEntry } from './case.state';
import { collaborationMeetings } from './case.state';

/** Broken by what the case would be after a command, whichever entry was written last. */
export type LifeRejection = Rejection<
  | 'day.in-future'
  | 'assessment.before-referral'
  | 'member.number-taken'
  | 'member.unknown'
  | 'member.born-in-future'
  | 'member.birth-year-missing'
  | 'member.over-23'
  | 'member.guardian-too-young'
  | 'referral.children-fewer-than-members'
  | 'contact.already-known'
  | 'contact.before-birth'
  | 'contact.not-first-day'
  | 'contact.ended-before-start'
  | 'meeting.number-taken'
  | 'meeting.before-referral'
  | 'meeting.in-closed-case'
  | 'meeting.before-taken-on'
  | 'meeting.no-agency-took-part'
  | 'meeting.unit-twice'
  | 'meeting.member-twice'
  | 'closing.before-referral'
  | 'closing.before-last-meeting'
  | 'closing.before-reopening'
  | 'closing.reason-needs-no-meeting'
  | 'reopening.before-closing'
  | 'process.not-started'
  | 'process.ended-before-start'
  | 'process.ended-in-closed-case'
>;

type Broken = LifeRejection | undefined;

/**
 * The first rule of a case's life that the state breaks: days lie in the order of life, nothing lies
 * in the future, and what refers to a member refers to one. Checked on the outcome, so that several
 * entries may be corrected together. `writing` tells whether a meeting in a closed case is the
 * meeting's fault or the closing's.
 */
export function brokenRule(
  state: CaseState,
  today: LocalDate,
  writing: 'closing' | 'other',
): Broken {
  const { referral } = state;
  if (!referral || state.struck) return undefined;
  return (
    future(referral.on, today, 'referredOn') ??
    assessmentRule(state, today) ??
    memberRules(state, referral.on, today) ??
    childrenCounted(state, referral) ??
    contactRules(state, today) ??
    closingRules(state, referral.on, today) ??
    meetingRules(state, referral.on, today, writing) ??
    processRules(state, today)
  );
}

function future(day: LocalDate, today: LocalDate, field: string): Broken {
  return day > today
    ? { code: 'day.in-future', because: 'value', field, details: { day, today } }
    : undefined;
}

function first<T>(entries: readonly T[], rule: (entry: T) => Broken): Broken {
  for (const entry of entries) {
    const broken = rule(entry);
    if (broken) return broken;
  }
  return undefined;
}

function twice<T>(entries: readonly T[], key: (entry: T) => string): T | undefined {
  const seen = new Set<string>();
  return entries.find((entry) => seen.size === seen.add(key(entry)).size);
}

function assessmentRule(state: CaseState, today: LocalDate): Broken {
  const { assessment, referral } = state;
  if (!assessment || !referral) return undefined;
  if (assessment.on < referral.on)
    return { code: 'assessment.before-referral', because: 'value', field: 'on' };
  return future(assessment.on, today, 'on');
}

function memberRules(state: CaseState, referredOn: LocalDate, today: LocalDate): Broken {
  const members = Object.values(state.members);
  const same = twice(members, (member) => member.number);
  if (same)
    return {
      code: 'member.number-taken',
      because: 'value',
      field: 'number',
      details: { number: same.number },
    };
  return first(members, ({ memberId, role, birthYear }) => {
    const at = { because: 'value', field: 'birthYear', details: { memberId } } as const;
    if (birthYear === null)
      return role === 'child' ? { code: 'member.birth-year-missing', ...at } : undefined;
    if (birthYear > yearOf(today)) return { code: 'member.born-in-future', ...at };
    if (role === 'child' && isTooOldForChild(birthYear, referredOn))
      return { code: 'member.over-23', ...at };
    if (role === 'guardian' && isTooYoungForGuardian(birthYear, today))
      return { code: 'member.guardian-too-young', ...at };
    return undefined;
  });
}

function childrenCounted(
  { members }: CaseState,
  { on, childrenUnder23 }: NonNullable<CaseState['referral']>,
): Broken {
  const children = Object.values(members).filter(
    ({ role, birthYear }) =>
      role === 'child' && birthYear !== null && isSurelyUnder23(birthYear, on),
  ).length;
  return children > childrenUnder23
    ? {
        code: 'referral.children-fewer-than-members',
        because: 'value',
        field: 'childrenUnder23',
        details: { children },
      }
    : undefined;
}

function contactRules(state: CaseState, today: LocalDate): Broken {
  const contacts = Object.values(state.contacts);
  const same = twice(contacts, (c) => `${c.memberId} ${c.unitId} ${c.kind} ${c.since}`);
  if (same)
    return {
      code: 'contact.already-known',
      because: 'state',
      details: { memberId: same.memberId, unitId: same.unitId },
    };
  return first(
    contacts,
    ({ memberId, since, precision, ended }) =>
      future(since, today, 'since') ??
      knownMember(state, memberId, 'memberId') ??
      contactBegan({ memberId, since, precision }, state.members[memberId]?.birthYear ?? null) ??
      (ended && contactEnded(memberId, since, ended.on, today)) ??
      undefined,
  );
}

function contactBegan(
  { precision, ...details }: Pick<ContactEntry, 'memberId' | 'since' | 'precision'>,
  birthYear: number | null,
): Broken {
  const at = { because: 'value', field: 'since' } as const;
  if (firstDayOf(precision, details.since) !== details.since)
    return { code: 'contact.not-first-day', ...at, details: { ...details, precision } };
  return isBeforeBirth(details.since, birthYear)
    ? { code: 'contact.before-birth', ...at, details }
    : undefined;
}

function contactEnded(
  memberId: string,
  since: LocalDate,
  endedOn: LocalDate,
  today: LocalDate,
): Broken {
  const details = { memberId, since, endedOn };
  return endedOn < since
    ? { code: 'contact.ended-before-start', because: 'value', field: 'on', details }
    : future(endedOn, today, 'on');
}

function knownMember(state: CaseState, memberId: string, field: string): Broken {
  return state.members[memberId]
    ? undefined
    : { code: 'member.unknown', because: 'value', field, details: { memberId } };
}

function closingRules(state: CaseState, referredOn: LocalDate, today: LocalDate): Broken {
  let earliest = referredOn;
  const met = collaborationMeetings(state);
  for (const { closedOn, reason, reopening } of state.closings) {
    if (closedOn < referredOn)
      return { code: 'closing.before-referral', because: 'value', field: 'closedOn' };
    if (closedOn < earliest)
      return { code: 'closing.before-reopening', because: 'value', field: 'closedOn' };
    if (reopening && reopening.on < closedOn)
      return { code: 'reopening.before-closing', because: 'value', field: 'on' };
    if (reason === 'resolved-before-meeting' && met.some(({ heldOn }) => heldOn <= closedOn))
      return { code: 'closing.reason-needs-no-meeting', because: 'value', field: 'reason' };
    const broken =
      future(closedOn, today, 'closedOn') ?? (reopening && future(reopening.on, today, 'on'));
    if (broken) return broken;
    earliest = reopening?.on ?? closedOn;
  }
  return undefined;
}

/** The closing during which a day lies: after the day of closing, before the day of reopening. */
function closedOnDay(closings: readonly ClosingEntry[], day: LocalDate): ClosingEntry | undefined {
  return closings.find((c) => c.closedOn < day && (!c.reopening || day < c.reopening.on));
}

function meetingRules(
  state: CaseState,
  referredOn: LocalDate,
  today: LocalDate,
  writing: 'closing' | 'other',
): Broken {
  const meetings = Object.values(state.meetings);
  const same = twice(meetings, (meeting) => meeting.number);
  if (same)
    return {
      code: 'meeting.number-taken',
      because: 'value',
      field: 'number',
      details: { number: same.number },
    };
  return first(meetings, (meeting) => {
    const { meetingId, heldOn } = meeting;
    const details = { meetingId, heldOn };
    if (heldOn < referredOn)
      return { code: 'meeting.before-referral', because: 'value', field: 'heldOn', details };
    const closing = closedOnDay(state.closings, heldOn);
    if (closing)
      return writing === 'closing'
        ? { code: 'closing.before-last-meeting', because: 'value', field: 'closedOn', details }
        : { code: 'meeting.in-closed-case', because: 'state', field: 'heldOn', details };
    return (
      future(heldOn, today, 'heldOn') ??
      collaborationRules(state, meeting) ??
      thoseAt(state, meeting)
    );
  });
}

function collaborationRules(state: CaseState, meeting: MeetingEntry): Broken {
  if (meeting.kind !== 'collaboration') return undefined;
  const { assessment } = state;
  if (assessment?.outcome !== 'taken-on' || meeting.heldOn < assessment.on)
    return {
      code: 'meeting.before-taken-on',
      because: 'state',
      field: 'heldOn',
      details: { meetingId: meeting.meetingId },
    };
  if (meeting.unitIds.length === 0)
    return { code: 'meeting.no-agency-took-part', because: 'value', field: 'unitIds' };
  return undefined;
}

function thoseAt(state: CaseState, { unitIds, discussed }: MeetingEntry): Broken {
  if (twice(unitIds, (id) => id))
    return { code: 'meeting.unit-twice', because: 'value', field: 'unitIds' };
  if (twice(discussed, (id) => id))
    return { code: 'meeting.member-twice', because: 'value', field: 'discussed' };
  return first(discussed, (memberId) => knownMember(state, memberId, 'discussed'));
}

function processRules(state: CaseState, today: LocalDate): Broken {
  const starts = processStarts(state);
  return first(Object.entries(state.processEnds), ([memberId, end]) => {
    const details = { memberId };
    const start = starts.get(memberId);
    if (!start) return { code: 'process.not-started', because: 'state', details };
    if (end.on < start.on)
      return { code: 'process.ended-before-start', because: 'value', field: 'on', details };
    if (closedOnDay(state.closings, end.on))
      return { code: 'process.ended-in-closed-case', because: 'state', field: 'on', details };
    return future(end.on, today, 'on');
  });
}

/**
 * The rule of processes (domain: "How things are counted"): the first held collaboration meeting at
 * which the member is discussed while one of the member's own contacts takes part, individual
 * support begun on or before that day and not ended before it. A programme or a course makes no process.
 */
export function processStarts(
  state: CaseState,
): ReadonlyMap<string, { readonly on: LocalDate; readonly meetingId: string }> {
  const starts = new Map<string, { on: LocalDate; meetingId: string }>();
  const supports = Object.values(state.contacts).filter((c) => c.kind === 'individual-support');
  for (const { meetingId, heldOn, unitIds, discussed } of collaborationMeetings(state)) {
    for (const memberId of discussed) {
      if (starts.has(memberId)) continue;
      const takesPart = supports.some(
        (c) =>
          c.memberId === memberId &&
          countsOn(heldOn, c.since, c.ended?.on ?? null) &&
          unitIds.includes(c.unitId),
      );
      if (takesPart) starts.set(memberId, { on: heldOn, meetingId });
    }
  }
  return starts;
}

/** The facts that follow from the rule and are not yet, or no longer, what the events say. */
export function processFacts(state: CaseState, today: LocalDate): readonly CaseEvent[] {
  const starts = processStarts(state);
  const facts: CaseEvent[] = [];
  for (const [memberId, { on, meetingId }] of starts) {
    const known = state.processStarts[memberId];
    const data = { memberId, meetingId };
    if (!known) facts.push({ type: 'case.process-started', happenedOn: on, data });
    else if (known.on !== on || known.meetingId !== meetingId)
      facts.push({ type: 'case.process-start-corrected', happenedOn: on, data });
  }
  for (const memberId of Object.keys(state.processStarts)) {
    if (!starts.has(memberId))
      facts.push({ type: 'case.process-start-struck', happenedOn: today, data: { memberId } });
  }
  return facts;
}
