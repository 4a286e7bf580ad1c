import type {
  Assessment,
  CaseEvent,
  Contact,
  EntryKind,
  Meeting,
  Member,
  Referral,
  ClosureReason,
} from '@famsam/contracts';
import { closingInForce } from '@famsam/contracts';
import type { Decider, Decision, LocalDate, Rejection } from '@famsam/kernel';
import { accept, reject } from '@famsam/kernel';
import type {
  FactsRejection,
  FirstWord,
  KnownUnits,
  MeetingFacts,
  Municipalities,
} from './case.facts';
import { afterFirstWord, meetingRefused, outsideArea, unknownUnit } from './case.facts';
import type { InterpreterNeed, MemberAct } from './case.members';
import { memberAdded, memberCorrected, memberNeeded } from './case.members';
import type { LifeRejection } from './case.rules';
import { brokenRule, processFacts } from './case.rules';
import type { CaseState } from './case.state';
import { evolve, noCase } from './case.state';
import type { FamilyRecord } from './case.transcription';
import { takenByDeviation, transcribe } from './case.transcription';
import { rewordings, type Reworded } from './words/rewording.rules';

type WithoutSource<T> = Omit<T, 'source'>;

/** What can be asked of a case. Every command carries today's date; days in the past are allowed. */
export type CaseCommand = {
  readonly today: LocalDate;
  readonly reworded?: readonly Reworded[];
} & (
  | {
      type: 'refer';
      on: LocalDate;
      referral: WithoutSource<Referral>;
      area: Municipalities;
      /** As far as the one who refers can tell. */
      family?: ReferredFamily;
    }
  | {
      type: 'correct-referral';
      on: LocalDate;
      referral: WithoutSource<Omit<Referral, 'number'>>;
      area: Municipalities;
      first: FirstWord;
    }
  | { type: 'assess' | 'correct-assessment'; on: LocalDate; assessment: WithoutSource<Assessment> }
  | MemberAct
  | { type: 'add-contact'; since: LocalDate; contact: WithoutSource<Contact>; known: KnownUnits }
  | {
      type: 'correct-contact';
      since: LocalDate;
      contact: WithoutSource<Contact>;
      known: KnownUnits;
    }
  | ({ type: 'hold-meeting'; meeting: WithoutSource<Meeting> } & MeetingFacts)
  | ({ type: 'correct-meeting'; meeting: WithoutSource<Omit<Meeting, 'number'>> } & MeetingFacts)
  | { type: 'end-contact'; on: LocalDate; contactId: string }
  | { type: 'end-process'; on: LocalDate; memberId: string }
  /** Nothing but words: of these members, or of the case itself. */
  | { type: 'reword'; memberIds: readonly string[] }
  | { type: 'close'; on: LocalDate; closingId: string; reason: ClosureReason }
  | { type: 'correct-closing'; on: LocalDate; closingId: string; reason: ClosureReason }
  | { type: 'reopen'; on: LocalDate }
  | { type: 'strike-entry'; entry: EntryKind; entryId: string }
  | { type: 'strike' }
  | { type: 'transcribe'; family: FamilyRecord; first: FirstWord; idFor: (name: string) => string }
);

interface ReferredFamily {
  readonly members: readonly (WithoutSource<Member> & { readonly interpreter?: InterpreterNeed })[];
  readonly contacts: readonly (WithoutSource<Contact> & { readonly since: LocalDate })[];
  readonly known: KnownUnits;
}

export type CaseRejection =
  | LifeRejection
  | FactsRejection
  | Rejection<
      | 'case.already-referred'
      | 'case.not-referred'
      | 'case.struck'
      | 'case.already-assessed'
      | 'case.not-assessed'
      | 'case.not-open'
      | 'case.not-closed'
      | 'assessment.reason-missing'
      | 'assessment.reason-not-wanted'
      | 'entry.unknown'
      | 'entry.id-taken'
      | 'member.still-needed'
      | 'contact.already-ended'
      | 'process.already-ended'
      | 'closing.only-last-can-be-struck'
    >;

type CaseDecision = Decision<CaseEvent, CaseRejection>;

const team = { source: 'team' } as const;

/** One act, decided on its own; the rules of the whole life are checked afterwards, on its outcome. */
function act(command: CaseCommand, state: CaseState): CaseDecision {
  switch (command.type) {
    case 'refer':
      if (state.referral) return refuse('case.already-referred');
      return outsideArea(command.referral, command.area) ?? refer(command, state);
    case 'correct-referral': {
      const { on, first, referral, area } = command;
      return (
        afterFirstWord(on, first) ??
        outsideArea(referral, area) ??
        corrected(state.referral, 'on', 'case.referral-corrected', on, referral)
      );
    }
    case 'assess':
      return assess(state, command.on, command.assessment);
    case 'correct-assessment':
      return correctAssessment(state, command.on, command.assessment);
    case 'add-member':
      return added(state.members, command.member.memberId, () =>
        accept(memberAdded(state, command)),
      );
    case 'correct-member': {
      const before = state.members[command.member.memberId];
      return before
        ? accept(memberCorrected(state, before, command))
        : refuse('entry.unknown', 'value', { field: 'memberId' });
    }
    case 'add-contact':
      return (
        unknownUnit([command.contact.unitId], command.known) ??
        added(state.contacts, command.contact.contactId, () =>
          one('case.contact-added', command.since, { ...team, ...command.contact }),
        )
      );
    case 'correct-contact':
      return (
        unknownUnit([command.contact.unitId], command.known) ??
        corrected(
          state.contacts[command.contact.contactId],
          'since',
          'case.contact-corrected',
          command.since,
          command.contact,
        )
      );
    case 'hold-meeting':
      return (
        meetingRefused(command, command.meeting) ??
        added(state.meetings, command.meeting.meetingId, () =>
          one('case.meeting-held', command.heldOn, { ...team, ...command.meeting }),
        )
      );
    case 'correct-meeting':
      return (
        meetingRefused(command, command.meeting) ??
        corrected(
          state.meetings[command.meeting.meetingId],
          'heldOn',
          'case.meeting-corrected',
          command.heldOn,
          command.meeting,
        )
      );
    case 'end-contact':
      return endContact(state, command.contactId, command.on);
    case 'end-process':
      return endProcess(state, command.memberId, command.on);
    case 'reword':
      return command.memberIds.every((id) => state.members[id])
        ? accept([])
        : refuse('entry.unknown', 'value', { field: 'memberId' });
    case 'close':
      return close(state, command);
    case 'correct-closing':
      return corrected(
        state.closings.find((closing) => closing.closingId === command.closingId),
        'closedOn',
        'case.closing-corrected',
        command.on,
        { closingId: command.closingId, reason: command.reason },
      );
    case 'reopen': {
      const closing = closingInForce(state);
      return closing
        ? one('case.reopened', command.on, { ...team, closingId: closing.closingId })
        : refuse('case.not-closed');
    }
    case 'strike-entry':
      return strikeEntry(state, command);
    case 'strike':
      return one('case.struck', command.today, {});
    case 'transcribe': {
      const { family, first, today, idFor } = command;
      const moved = family.referredOn !== state.referral?.on;
      const late = moved ? afterFirstWord(family.referredOn, first) : undefined;
      if (late) return late;
      const events = transcribe(family, state, today, idFor);
      const number = takenByDeviation(events);
      const at = { field: 'number', details: { number } };
      return number ? refuse('meeting.number-taken', 'value', at) : accept(events);
    }
    default:
      return neverHappens(command);
  }
}

function decide(command: CaseCommand, state: CaseState): CaseDecision {
  if (command.type !== 'transcribe') {
    if (!state.referral && command.type !== 'refer') return refuse('case.not-referred');
    if (state.struck) return command.type === 'strike' ? accept([]) : refuse('case.struck');
  }
  const asked = act(command, state);
  if (!asked.accepted) return asked;
  const words = rewordings(command);
  if (asked.events.length === 0) return accept(words);
  const outcome = asked.events.reduce(evolve, state);
  const closing = command.type === 'close' || command.type === 'correct-closing';
  const broken = brokenRule(outcome, command.today, closing ? 'closing' : 'other');
  if (broken) return reject(broken);
  return accept([...asked.events, ...processFacts(outcome, command.today), ...words]);
}

/** One entry after the other, each by the rules of adding it later; a refusal says which entry it means. */
function refer(command: Extract<CaseCommand, { type: 'refer' }>, state: CaseState): CaseDecision {
  const { today, on, referral, family } = command;
  const entries: { command: CaseCommand; at: string }[] = [
    ...(family?.members ?? []).map(({ interpreter, ...member }, at) => ({
      command: { type: 'add-member', today, member, interpreter } as const,
      at: `members.${at}`,
    })),
    ...(family?.contacts ?? []).map(({ since, ...contact }, at) => ({
      command: {
        type: 'add-contact',
        today,
        since,
        contact,
        known: family?.known ?? new Set(),
      } as const,
      at: `contacts.${at}`,
    })),
  ];
  const events: CaseEvent[] = [
    { type: 'case.referred', happenedOn: on, data: { ...team, ...referral } },
  ];
  let referred = events.reduce(evolve, state);
  const broken = brokenRule(referred, today, 'other');
  if (broken) return reject(broken);
  for (const { command: entry, at } of entries) {
    const added = decide(entry, referred);
    if (!added.accepted) return reject({ ...added.rejection, field: within(at, added.rejection) });
    events.push(...added.events);
    referred = added.events.reduce(evolve, referred);
  }
  return accept(events);
}

function within(at: string, { code, field }: CaseRejection): string {
  // One contact has one unit, whatever the rule calls it.
  if (code === 'unit.unknown') return `${at}.unitId`;
  if (code === 'referral.children-fewer-than-members') return 'childrenUnder23';
  return field ? `${at}.${field}` : at;
}

function one<T extends CaseEvent['type']>(
  type: T,
  happenedOn: LocalDate,
  data: Extract<CaseEvent, { type: T }>['data'],
): CaseDecision {
  return accept([{ type, happenedOn, data } as CaseEvent]);
}

function refuse(
  code: CaseRejection['code'],
  because: 'state' | 'value' = 'state',
  at: Pick<Rejection, 'field' | 'details'> = {},
): CaseDecision {
  return reject({ code, because, ...at } as CaseRejection);
}

/** An id that is in use belongs to another entry: ids are made per command, so a repeat never comes here. */
function added(
  entries: Readonly<Record<string, unknown>>,
  id: string,
  event: () => CaseDecision,
): CaseDecision {
  return entries[id] ? refuse('entry.id-taken', 'value', { details: { id } }) : event();
}

/** The whole entry as it should have been; nothing to do when it already is so. */
function corrected<K extends string, Entry extends Readonly<Record<K, LocalDate>>>(
  entry: Entry | null | undefined,
  dayField: K,
  type: CaseEvent['type'],
  day: LocalDate,
  change: object,
): CaseDecision {
  const field = type.replace(/^case\.(\w+)-corrected$/, '$1Id');
  if (!entry) return refuse('entry.unknown', 'value', { field });
  const { [dayField]: before, ...data } = entry;
  const after = { ...data, ...change };
  if (before === day && JSON.stringify(data) === JSON.stringify(after)) return accept([]);
  const { reopening: _kept, ended: _stays, ...stored } = after as Record<string, unknown>;
  return accept([{ type, happenedOn: day, data: stored } as CaseEvent]);
}

function assess(
  state: CaseState,
  on: LocalDate,
  assessment: WithoutSource<Assessment>,
): CaseDecision {
  if (state.assessment) return refuse('case.already-assessed');
  if (closingInForce(state)) return refuse('case.not-open');
  return unreasoned(assessment) ?? one('case.assessed', on, { ...team, ...assessment });
}

/** An outcome picked by mistake. What was built on it, meetings or a closing, is struck first. */
function correctAssessment(
  state: CaseState,
  on: LocalDate,
  assessment: WithoutSource<Assessment>,
): CaseDecision {
  const before = state.assessment;
  if (!before) return refuse('case.not-assessed');
  const { outcome, reason } = assessment;
  if (outcome !== 'taken-on' && closingInForce(state)) return refuse('case.not-open');
  if (before.on === on && before.outcome === outcome && before.reason === reason) return accept([]);
  return unreasoned(assessment) ?? one('case.assessment-corrected', on, { ...team, ...assessment });
}

/** Turning a family away needs a reason, taking it on none. */
function unreasoned({ outcome, reason }: WithoutSource<Assessment>): CaseDecision | undefined {
  const at = { field: 'reason' };
  if (outcome !== 'taken-on' && !reason) return refuse('assessment.reason-missing', 'value', at);
  if (outcome === 'taken-on' && reason) return refuse('assessment.reason-not-wanted', 'value', at);
  return undefined;
}

function endContact(state: CaseState, contactId: string, on: LocalDate): CaseDecision {
  const { [contactId]: contact } = state.contacts;
  if (!contact) return refuse('entry.unknown', 'value', { field: 'contactId' });
  if (contact.ended) return contact.ended.on === on ? accept([]) : refuse('contact.already-ended');
  return one('case.contact-ended', on, { ...team, contactId });
}

function endProcess(state: CaseState, memberId: string, on: LocalDate): CaseDecision {
  const end = state.processEnds[memberId];
  if (end) return end.on === on ? accept([]) : refuse('process.already-ended');
  return one('case.process-ended', on, { ...team, memberId });
}

function close(state: CaseState, command: Extract<CaseCommand, { type: 'close' }>): CaseDecision {
  const { on, closingId, reason } = command;
  const declined = state.assessment && state.assessment.outcome !== 'taken-on';
  if (closingInForce(state) || declined) return refuse('case.not-open');
  return one('case.closed', on, { ...team, closingId, reason });
}

function strikeEntry(
  state: CaseState,
  command: Extract<CaseCommand, { type: 'strike-entry' }>,
): CaseDecision {
  const { entry, entryId, today } = command;
  const closing = state.closings.find((c) => c.closingId === entryId);
  const known = {
    member: state.members[entryId],
    contact: state.contacts[entryId],
    'contact-end': state.contacts[entryId]?.ended,
    meeting: state.meetings[entryId],
    closing,
    reopening: closing?.reopening,
    'process-end': state.processEnds[entryId],
  }[entry];
  if (!known) return refuse('entry.unknown', 'value', { field: 'entryId' });
  if (entry === 'member' && memberNeeded(state, entryId)) return refuse('member.still-needed');
  const later = closing && closing !== state.closings.at(-1);
  if ((entry === 'closing' || entry === 'reopening') && later)
    return refuse('closing.only-last-can-be-struck');
  return one('case.entry-struck', today, { entry, entryId });
}

function neverHappens(command: never): never {
  throw new Error(`unknown command: ${JSON.stringify(command)}`);
}

export const caseDecider: Decider<CaseState, CaseCommand, CaseEvent, CaseRejection> = {
  initial: noCase,
  decide,
  evolve,
};
