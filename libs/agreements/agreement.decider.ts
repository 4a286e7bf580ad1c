import type {
  AgreementEvent,
  AgreementMade,
  AgreementOwner,
  AgreementWords,
  BlockReason,
  SilenceStep,
} from '@famsam/contracts';
import type { Decider, Decision, LocalDate, Rejection } from '@famsam/kernel';
import { accept, reject } from '@famsam/kernel';
import type { Agreement, AgreementState } from './agreement.state';
import { evolve, isOver, sameOwner } from './agreement.state';

/** What other rooms know of the case when the command comes. */
export interface CaseFacts {
  readonly referredOn: LocalDate;
  readonly open: boolean;
  readonly members: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  /** The day of each held meeting. */
  readonly heldOn: ReadonlyMap<string, LocalDate>;
}

/** What can be asked of an agreement. What is answered, the owner answers, or the team for the owner. */
export type AgreementCommand = {
  readonly today: LocalDate;
  readonly on: LocalDate;
  readonly facts: CaseFacts;
  /** Who answers, when it is the owner by a link; the team answers for whoever owns it. */
  readonly by?: AgreementOwner;
  /** Which of the words that came with the command the vault does not hold already. */
  readonly reworded?: readonly AgreementWords[];
} & (
  | { type: 'make'; agreement: AgreementMade }
  | { type: 'correct'; agreement: Omit<AgreementMade, 'caseId'> }
  | { type: 'take-on' }
  | { type: 'do' }
  | { type: 'block'; reason: BlockReason }
  | { type: 'disown'; suggested: AgreementOwner | null }
  | { type: 'hand-over'; owner: AgreementOwner; dueOn: LocalDate }
  | { type: 'move'; dueOn: LocalDate }
  | { type: 'note-silence'; step: SilenceStep }
  | { type: 'withdraw' }
  | { type: 'strike' }
);

export type AgreementRejection = Rejection<
  | 'day.in-future'
  | 'agreement.not-made'
  | 'agreement.already-made'
  | 'agreement.case-not-open'
  | 'agreement.before-referral'
  | 'agreement.meeting-unknown'
  | 'agreement.not-on-meeting-day'
  | 'agreement.owner-unknown'
  | 'agreement.same-owner'
  | 'agreement.not-yours'
  | 'agreement.due-before-made'
  | 'agreement.due-in-past'
  | 'agreement.over'
  | 'agreement.before-last'
>;

type Decided = Decision<AgreementEvent, AgreementRejection>;
type Of<Type extends AgreementCommand['type']> = Extract<AgreementCommand, { type: Type }>;

function decide(command: AgreementCommand, state: AgreementState): Decided {
  const asked = decideAct(command, state);
  const { reworded = [], today } = command;
  // An answer again with another note: the note is what is new (decision 0021).
  return asked.accepted && asked.events.length === 0 && state && reworded.length > 0
    ? one('agreement.reworded', today, { words: [...reworded] })
    : asked;
}

function decideAct(command: AgreementCommand, state: AgreementState): Decided {
  const { on, today } = command;
  if (on > today)
    return refuse('day.in-future', 'value', { field: 'on', details: { day: on, today } });
  if (command.type === 'make') return make(command, state);
  if (!state || state.status === 'struck') return refuse('agreement.not-made', 'state');
  if (command.type === 'strike') return one('agreement.struck', on, {});
  if (command.type === 'correct') return correct(command, state);
  if (command.by && !sameOwner(command.by, state.owner))
    return refuse('agreement.not-yours', 'state');
  if (isOver(state) && !takesBack(command, state)) return over(command, state);
  if (on < state.since)
    return refuse('agreement.before-last', 'value', {
      field: 'on',
      details: { since: state.since },
    });
  switch (command.type) {
    case 'take-on':
      return state.status === 'taken-on' ? accept([]) : one('agreement.taken-on', on, {});
    case 'do':
      return one('agreement.done', on, {});
    case 'block':
      return state.status === 'blocked' && state.blockedBy === command.reason
        ? accept([])
        : one('agreement.blocked', on, { reason: command.reason });
    case 'disown':
      return disown(command, state);
    case 'hand-over':
      return handOver(command, state);
    case 'move':
      return move(command, state);
    case 'note-silence':
      return noteSilence(command, state);
    case 'withdraw':
      return one('agreement.withdrawn', on, {});
    default:
      return neverHappens(command);
  }
}

function make({ on, agreement, facts }: Of<'make'>, state: AgreementState): Decided {
  if (state) {
    const repeated = sameAgreement(state, agreement) && state.madeOn === on;
    return repeated ? accept([]) : refuse('agreement.already-made', 'state');
  }
  if (!facts.open) return refuse('agreement.case-not-open', 'state');
  return wrong(on, agreement, facts) ?? one('agreement.made', on, agreement);
}

/** As it should have been written down; also afterwards, when the case is closed. */
function correct(command: Of<'correct'>, state: Agreement): Decided {
  const { on, today, agreement, facts, reworded = [] } = command;
  const whole = { ...agreement, caseId: state.caseId };
  if (sameAgreement(state, whole) && state.madeOn === on) return accept([]);
  const corrected = wrong(on, whole, facts) ?? one('agreement.corrected', on, whole);
  if (!corrected.accepted || reworded.length === 0) return corrected;
  const words = [...reworded];
  return accept([
    ...corrected.events,
    { type: 'agreement.reworded', happenedOn: today, data: { words } },
  ]);
}

function wrong(
  on: LocalDate,
  { meetingId, owner, dueOn }: AgreementMade,
  facts: CaseFacts,
): Decided | null {
  const { referredOn } = facts;
  if (on < referredOn)
    return refuse('agreement.before-referral', 'value', { field: 'on', details: { referredOn } });
  if (meetingId !== null) {
    const heldOn = facts.heldOn.get(meetingId);
    if (heldOn === undefined)
      return refuse('agreement.meeting-unknown', 'value', { field: 'meetingId' });
    if (heldOn !== on)
      return refuse('agreement.not-on-meeting-day', 'value', { field: 'on', details: { heldOn } });
  }
  if (dueOn < on) return refuse('agreement.due-before-made', 'value', { field: 'dueOn' });
  return ownerUnknown(owner, facts, 'owner');
}

function disown({ on, suggested, facts }: Of<'disown'>, state: Agreement): Decided {
  if (suggested) {
    if (sameOwner(suggested, state.owner))
      return refuse('agreement.same-owner', 'value', { field: 'suggested' });
    const unknown = ownerUnknown(suggested, facts, 'suggested');
    if (unknown) return unknown;
  }
  const repeated =
    state.status === 'not-mine' &&
    (suggested && state.suggested
      ? sameOwner(suggested, state.suggested)
      : suggested === state.suggested);
  return repeated ? accept([]) : one('agreement.not-mine', on, { suggested });
}

function handOver({ on, today, owner, dueOn, facts }: Of<'hand-over'>, state: Agreement): Decided {
  if (!facts.open) return refuse('agreement.case-not-open', 'state');
  if (sameOwner(owner, state.owner))
    return refuse('agreement.same-owner', 'value', { field: 'owner' });
  if (dueOn < today) return refuse('agreement.due-in-past', 'value', { field: 'dueOn' });
  return ownerUnknown(owner, facts, 'owner') ?? one('agreement.handed-over', on, { owner, dueOn });
}

function move({ on, today, dueOn, facts }: Of<'move'>, state: Agreement): Decided {
  if (!facts.open) return refuse('agreement.case-not-open', 'state');
  if (dueOn === state.dueOn && state.status === 'open') return accept([]);
  if (dueOn < today) return refuse('agreement.due-in-past', 'value', { field: 'dueOn' });
  return one('agreement.moved', on, { dueOn });
}

/** Each step once for each silence; an answer that came meanwhile leaves nothing to note. */
function noteSilence({ on, step }: Of<'note-silence'>, state: Agreement): Decided {
  const answered = state.status === 'blocked' || state.status === 'not-mine';
  return answered || state.silence.includes(step)
    ? accept([])
    : one('agreement.silent', on, { step });
}

/** A tap on the wrong answer: the owner may take back, that day, that it is done. */
function takesBack({ by, type, on }: AgreementCommand, { status, since }: Agreement): boolean {
  const answers = type === 'take-on' || type === 'block' || type === 'disown';
  return by !== undefined && answers && status === 'done' && since === on;
}

/** A repeat of what ended it is no fault. */
function over(command: AgreementCommand, { status, since }: Agreement): Decided {
  const repeated =
    (command.type === 'do' && status === 'done' && since === command.on) ||
    (command.type === 'withdraw' && status === 'withdrawn' && since === command.on) ||
    command.type === 'note-silence';
  return repeated ? accept([]) : refuse('agreement.over', 'state', { details: { status, since } });
}

function ownerUnknown(owner: AgreementOwner, facts: CaseFacts, field: string): Decided | null {
  const known =
    owner.kind === 'unit' ? facts.units.has(owner.unitId) : facts.members.has(owner.memberId);
  return known ? null : refuse('agreement.owner-unknown', 'value', { field });
}

function sameAgreement(a: AgreementMade, b: AgreementMade): boolean {
  return (
    a.caseId === b.caseId &&
    a.meetingId === b.meetingId &&
    a.dueOn === b.dueOn &&
    sameOwner(a.owner, b.owner)
  );
}

function one<T extends AgreementEvent['type']>(
  type: T,
  happenedOn: LocalDate,
  data: Extract<AgreementEvent, { type: T }>['data'],
): Decided {
  return accept([{ type, happenedOn, data } as AgreementEvent]);
}

function refuse(
  code: AgreementRejection['code'],
  because: 'state' | 'value',
  at: Pick<Rejection, 'field' | 'details'> = {},
): Decided {
  return reject({ code, because, ...at });
}

function neverHappens(command: never): never {
  throw new Error(`unknown command: ${JSON.stringify(command)}`);
}

export const agreementDecider: Decider<
  AgreementState,
  AgreementCommand,
  AgreementEvent,
  AgreementRejection
> = { initial: null, decide, evolve };
