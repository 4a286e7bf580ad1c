import type {
  ChildView,
  ConsentEvent,
  ConsentForm,
  ConsentScope,
  InterpretedBy,
  MemberRole,
} from '@famsam/contracts';
import type { Decider, Decision, LocalDate, Rejection } from '@famsam/kernel';
import { accept, localDate, reject, yearOf } from '@famsam/kernel';
import { ageOfMajority, mayBeMinor } from './consent.coverage';
import type { Consent, ConsentState } from './consent.state';
import { evolve, isUntouched, noConsents } from './consent.state';

/** A member of the case as the room knows it when the command comes. */
export interface KnownMember {
  readonly role: MemberRole;
  readonly birthYear: number | null;
}

/** What can be asked of the consents of a case. `member` is null when the case has no such member. */
export type ConsentCommand = { readonly today: LocalDate; readonly on: LocalDate } & (
  | OfFamily
  /** Papers are from before the area's first day here, once to a family. */
  | { type: 'note-paper'; until: LocalDate; firstDay: LocalDate }
  | { type: 'lapse-papers'; referredOn: LocalDate; firstDay: LocalDate }
  | { type: 'take-back-papers' }
);

/** What a family says, or is asked. */
type OfFamily = {
  /** Before the referral nobody of the team knew the family. */
  readonly referredOn: LocalDate;
  /** Those who are of the family today, by their ids. */
  readonly family: Readonly<Record<string, KnownMember>>;
} & (
  | { type: 'ask'; scope: ConsentScope; member: KnownMember | null; agencyKnown: boolean }
  | {
      type: 'give';
      consentId: string;
      until: LocalDate;
      how: ConsentForm;
      /** False when the directory knows no interpreter of that id. */
      interpreterKnown: boolean;
    }
  | { type: 'refuse'; consentId: string }
  | { type: 'withdraw'; consentId: string }
  | { type: 'withdraw-paper'; memberId: string; member: KnownMember | null }
  | { type: 'record-child-view'; childView: ChildView; member: KnownMember | null }
);

export type ConsentRejection = Rejection<
  | 'day.in-future'
  | 'consent.before-referral'
  | 'consent.member-unknown'
  | 'consent.agency-unknown'
  | 'consent.information-twice'
  | 'consent.id-taken'
  | 'consent.already-asked'
  | 'consent.not-asked'
  | 'consent.before-asked'
  | 'consent.already-decided'
  | 'consent.until-not-after-given'
  | 'consent.until-too-far'
  | 'consent.child-as-interpreter'
  | 'consent.interpreter-unknown'
  | 'consent.not-in-force'
  | 'consent.before-given'
  | 'child-view.not-a-child'
  | 'child-view.of-age'
  | 'child-view.not-asked'
>;

type ConsentDecision = Decision<ConsentEvent, ConsentRejection>;

/** law.md 11: a consent has an end date. One further off than this is no end, and most often a slip of the pen. */
export const longestYears = 5;

function decide(command: ConsentCommand, state: ConsentState): ConsentDecision {
  const { on, today } = command;
  if ('referredOn' in command && on < command.referredOn) {
    const { referredOn } = command;
    return refuse('consent.before-referral', 'value', { field: 'on', details: { referredOn } });
  }
  if (on > today)
    return refuse('day.in-future', 'value', { field: 'on', details: { day: on, today } });
  switch (command.type) {
    case 'ask':
      return ask(command, state);
    case 'give':
      return give(command, state);
    case 'refuse':
      return refuseConsent(command, state);
    case 'withdraw':
      return withdraw(command, state);
    case 'withdraw-paper':
      return withdrawPaper(command, state);
    case 'record-child-view':
      return recordChildView(command, state);
    case 'note-paper':
      return notePaper(command, state);
    case 'lapse-papers':
      return lapsePapers(command, state);
    case 'take-back-papers':
      return takeBackPapers(command, state);
    default:
      return neverHappens(command);
  }
}

type Of<Type extends ConsentCommand['type']> = Extract<ConsentCommand, { type: Type }>;

function ask({ on, scope, member, agencyKnown }: Of<'ask'>, state: ConsentState): ConsentDecision {
  if (!member) return memberUnknown(scope.memberId);
  if (!agencyKnown)
    return refuse('consent.agency-unknown', 'value', {
      field: 'agencyId',
      details: { agencyId: scope.agencyId },
    });
  if (new Set(scope.information).size < scope.information.length)
    return refuse('consent.information-twice', 'value', { field: 'information' });
  const before = find(state, scope.consentId);
  if (before) {
    const repeated = sameQuestion(before, scope) && before.askedOn === on;
    return repeated ? accept([]) : refuse('consent.id-taken', 'value', { field: 'consentId' });
  }
  const open = state.consents.find((c) => c.status === 'asked' && sameQuestion(c, scope));
  if (open)
    return refuse('consent.already-asked', 'state', { details: { consentId: open.consentId } });
  return one('consent.asked', on, scope);
}

function give(command: Of<'give'>, state: ConsentState): ConsentDecision {
  const { on, consentId, until, how, family } = command;
  const consent = find(state, consentId);
  if (!consent) return notAsked(consentId);
  if (consent.status !== 'asked') {
    const { given } = consent;
    const repeated =
      consent.status === 'given' &&
      given?.on === on &&
      given.until === until &&
      sameForm(given.how, how);
    return repeated ? accept([]) : alreadyDecided(consent);
  }
  if (!family[consent.memberId]) return memberUnknown(consent.memberId);
  if (on < consent.askedOn) return beforeAsked(consent);
  if (until <= on) return refuse('consent.until-not-after-given', 'value', { field: 'until' });
  const latest = yearsAfter(on, longestYears);
  if (until > latest)
    return refuse('consent.until-too-far', 'value', { field: 'until', details: { latest } });
  return unfitInterpreter(command) ?? one('consent.given', on, { consentId, until, how });
}

/** law.md 24: a child is never the interpreter; what the family's child translated is no informed consent (law.md 12). */
function unfitInterpreter(command: Of<'give'>): ConsentDecision | undefined {
  const { on, how, family, interpreterKnown } = command;
  const by = how.form === 'oral' ? how.interpretedBy : null;
  const field = 'how.interpretedBy';
  if (by?.kind === 'directory' && !interpreterKnown)
    return refuse('consent.interpreter-unknown', 'value', { field });
  if (by?.kind !== 'member') return undefined;
  const member = family[by.memberId];
  if (!member) return refuse('consent.interpreter-unknown', 'value', { field });
  return mayBeMinor(member, on)
    ? refuse('consent.child-as-interpreter', 'value', { field })
    : undefined;
}

function refuseConsent({ on, consentId }: Of<'refuse'>, state: ConsentState): ConsentDecision {
  const consent = find(state, consentId);
  if (!consent) return notAsked(consentId);
  if (consent.status !== 'asked')
    return consent.status === 'refused' && consent.endedOn === on
      ? accept([])
      : alreadyDecided(consent);
  return on < consent.askedOn ? beforeAsked(consent) : one('consent.refused', on, { consentId });
}

/** law.md 11: at any time while it is in force, and at once. */
function withdraw({ on, consentId }: Of<'withdraw'>, state: ConsentState): ConsentDecision {
  const consent = find(state, consentId);
  if (!consent) return notAsked(consentId);
  const { given, status, endedOn } = consent;
  if (status === 'withdrawn' && endedOn === on) return accept([]);
  if (status !== 'given' || !given || on > given.until)
    return refuse('consent.not-in-force', 'state', { details: { consentId, status } });
  if (on < given.on)
    return refuse('consent.before-given', 'value', { field: 'on', details: { givenOn: given.on } });
  return one('consent.withdrawn', on, { consentId });
}

/** Whoever is covered by the family's paper can take it back for themselves, like any other consent. */
function withdrawPaper(command: Of<'withdraw-paper'>, state: ConsentState): ConsentDecision {
  const { on, memberId, member } = command;
  if (!member) return memberUnknown(memberId);
  const paper = state.paper.find(({ from, until }) => from <= on && on <= until);
  if (!paper) return refuse('consent.not-in-force', 'state', { details: { memberId } });
  const done = state.paperWithdrawn.some(
    (before) => before.memberId === memberId && paper.from <= before.on && before.on <= on,
  );
  return done ? accept([]) : one('consent.paper-withdrawn', on, { memberId });
}

/** The import that noted them was undone: they are of the family that it took for this one. */
function takeBackPapers({ on }: Of<'take-back-papers'>, { paper }: ConsentState): ConsentDecision {
  return accept(
    paper.map(({ from, until }) => ({
      type: 'consent.paper-lapsed',
      happenedOn: on,
      data: { from, until },
    })),
  );
}

function recordChildView(command: Of<'record-child-view'>, state: ConsentState): ConsentDecision {
  const { on, childView, member } = command;
  const { memberId, asked, maturity, view } = childView;
  if (!member) return memberUnknown(memberId);
  if (member.role !== 'child')
    return refuse('child-view.not-a-child', 'value', { field: 'memberId' });
  if (member.birthYear !== null && yearOf(on) - member.birthYear > ageOfMajority)
    return refuse('child-view.of-age', 'value', { field: 'memberId' });
  if (!asked && (view === 'agrees' || view === 'disagrees'))
    return refuse('child-view.not-asked', 'value', { field: 'asked' });
  const last = state.childViews.findLast((before) => before.memberId === memberId);
  const repeated =
    last?.on === on && last.asked === asked && last.maturity === maturity && last.view === view;
  return repeated ? accept([]) : one('consent.child-view-recorded', on, childView);
}

/**
 * What the family signed before the area had FamSam. Whoever came later, or was asked here, answers here: a
 * register knows of no refusal, so it must not bring a paper again.
 */
function notePaper(command: Of<'note-paper'>, state: ConsentState): ConsentDecision {
  const { on, until, firstDay } = command;
  if (until <= on) return refuse('consent.until-not-after-given', 'value', { field: 'until' });
  if (on >= firstDay || !isUntouched(state)) return accept([]);
  return one('consent.on-paper-before-import', on, { until });
}

/**
 * Those of a family that was referred on the first day or later, as it may turn out afterwards; and those noted by an
 * earlier rule, which asked neither when the family came nor what it had answered.
 */
function lapsePapers(command: Of<'lapse-papers'>, state: ConsentState): ConsentDecision {
  const { on, firstDay, referredOn } = command;
  const cameSince = referredOn >= firstDay;
  const unsigned = state.paper.filter(({ first, from }) => cameSince || !first || from >= firstDay);
  return accept(
    unsigned.map(({ from, until }) => ({
      type: 'consent.paper-lapsed',
      happenedOn: on,
      data: { from, until },
    })),
  );
}

function find(state: ConsentState, consentId: string): Consent | undefined {
  return state.consents.find((consent) => consent.consentId === consentId);
}

function sameQuestion(a: ConsentScope, b: ConsentScope): boolean {
  return (
    a.memberId === b.memberId &&
    a.agencyId === b.agencyId &&
    a.purpose === b.purpose &&
    a.information.length === b.information.length &&
    a.information.every((kind) => b.information.includes(kind))
  );
}

function sameForm(a: ConsentForm, b: ConsentForm): boolean {
  if (a.form === 'written' || b.form === 'written') return a.form === b.form;
  return (
    a.informedBy === b.informedBy &&
    a.language === b.language &&
    a.interpreterUsed === b.interpreterUsed &&
    sameInterpreter(a.interpretedBy, b.interpretedBy)
  );
}

function sameInterpreter(a: InterpretedBy | null, b: InterpretedBy | null): boolean {
  const key = (by: InterpretedBy | null) => {
    if (by?.kind === 'directory') return by.interpreterId;
    return by?.kind === 'member' ? by.memberId : (by?.kind ?? null);
  };
  return key(a) === key(b);
}

/** The same day so many years later; 29 February becomes the 28th. */
export function yearsAfter(day: LocalDate, years: number): LocalDate {
  const year = yearOf(day) + years;
  const monthAndDay = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return localDate(`${year}${monthAndDay}`);
}

function memberUnknown(memberId: string): ConsentDecision {
  return refuse('consent.member-unknown', 'value', { field: 'memberId', details: { memberId } });
}

function notAsked(consentId: string): ConsentDecision {
  return refuse('consent.not-asked', 'state', { details: { consentId } });
}

function beforeAsked({ askedOn }: Consent): ConsentDecision {
  return refuse('consent.before-asked', 'value', { field: 'on', details: { askedOn } });
}

function alreadyDecided({ consentId, status }: Consent): ConsentDecision {
  return refuse('consent.already-decided', 'state', { details: { consentId, status } });
}

function one<T extends ConsentEvent['type']>(
  type: T,
  happenedOn: LocalDate,
  data: Extract<ConsentEvent, { type: T }>['data'],
): ConsentDecision {
  return accept([{ type, happenedOn, data } as ConsentEvent]);
}

function refuse(
  code: ConsentRejection['code'],
  because: 'state' | 'value',
  at: Pick<Rejection, 'field' | 'details'> = {},
): ConsentDecision {
  return reject({ code, because, ...at });
}

function neverHappens(command: never): never {
  throw new Error(`unknown command: ${JSON.stringify(command)}`);
}

export const consentDecider: Decider<ConsentState, ConsentCommand, ConsentEvent, ConsentRejection> =
  { initial: noConsents, decide, evolve };
