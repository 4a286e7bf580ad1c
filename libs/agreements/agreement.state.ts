import type {
  AgreementEvent,
  AgreementMade,
  AgreementOwner,
  AgreementWords,
  BlockReason,
  SilenceStep,
} from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';

/** `open`: its owner has not answered yet. `done`, `withdrawn` and `struck` are the ends. */
export const agreementStatuses = [
  'open',
  'taken-on',
  'blocked',
  'not-mine',
  'done',
  'withdrawn',
  'struck',
] as const;
export type AgreementStatus = (typeof agreementStatuses)[number];

/** Plain data: the board stores it as JSON. */
export interface Agreement extends AgreementMade {
  readonly madeOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly status: AgreementStatus;
  /** Since when the status is as it is. */
  readonly since: LocalDate;
  readonly blockedBy: BlockReason | null;
  readonly suggested: AgreementOwner | null;
  /** What the silence since then has come to; an answer or another owner ends it. */
  readonly silence: readonly SilenceStep[];
  /** When what was agreed was last put in other words; not there as long as it never was. */
  readonly rewordedOn?: LocalDate;
}

export type AgreementState = Agreement | null;

export function evolve(state: AgreementState, event: AgreementEvent): AgreementState {
  const on = event.happenedOn;
  if (event.type === 'agreement.made') return { ...event.data, madeOn: on, ...awaitingAnswer(on) };
  if (!state) throw new Error(`${event.type} before the agreement was made`);
  switch (event.type) {
    case 'agreement.corrected': {
      const terms = { ...event.data, madeOn: on };
      return sameOwner(state.owner, terms.owner)
        ? { ...state, ...terms, silence: [] }
        : { ...state, ...terms, ...awaitingAnswer(on) };
    }
    case 'agreement.reworded': {
      const { words } = event.data;
      if (!words.includes('what')) return state;
      return { ...state, rewordedOn: on, ...(asksAgain(state, words) && awaitingAnswer(on)) };
    }
    case 'agreement.taken-on':
      return { ...state, ...answered('taken-on', on) };
    case 'agreement.done':
      return { ...state, ...answered('done', on) };
    case 'agreement.blocked':
      return { ...state, ...answered('blocked', on), blockedBy: event.data.reason };
    case 'agreement.not-mine':
      return { ...state, ...answered('not-mine', on), suggested: event.data.suggested };
    case 'agreement.handed-over':
      return { ...state, ...awaitingAnswer(on), ...event.data };
    case 'agreement.moved':
      return { ...state, ...awaitingAnswer(on), dueOn: event.data.dueOn };
    case 'agreement.silent':
      return { ...state, silence: [...state.silence, event.data.step] };
    case 'agreement.withdrawn':
      return { ...state, ...answered('withdrawn', on) };
    case 'agreement.struck':
      return { ...state, ...answered('struck', on) };
    default:
      return neverHappens(event);
  }
}

/** Whatever its owner answered was said of other words; that it is over stands. A note is the owner's own. */
export function asksAgain(state: Agreement, words: readonly AgreementWords[]): boolean {
  return words.includes('what') && !isOver(state);
}

const awaitingAnswer = (since: LocalDate) => answered('open', since);

function answered(status: AgreementStatus, since: LocalDate) {
  return { status, since, blockedBy: null, suggested: null, silence: [] };
}

export function sameOwner(a: AgreementOwner, b: AgreementOwner): boolean {
  if (a.kind === 'unit') return b.kind === 'unit' && a.unitId === b.unitId;
  return b.kind === 'member' && a.memberId === b.memberId;
}

export function isOver({ status }: Agreement): boolean {
  return status === 'done' || status === 'withdrawn' || status === 'struck';
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function neverHappens(event: never): never {
  throw new Error(`unknown to an agreement: ${JSON.stringify(event)}`);
}
