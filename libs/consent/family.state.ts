import type { Assessment, CaseEvent, ContactKind } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import type { KnownMember } from './consent.decider';

/** What consent has to know of a case to tell whose consent is wanted; heard from its events. */
export interface FamilyState {
  readonly referred: boolean;
  readonly struck: boolean;
  readonly assessed: { readonly on: LocalDate; readonly outcome: Assessment['outcome'] } | null;
  readonly closings: readonly {
    readonly closingId: string;
    readonly reopenedOn: LocalDate | null;
  }[];
  readonly members: Readonly<Record<string, KnownMember>>;
  readonly contacts: Readonly<Record<string, KnownContact>>;
}

export interface KnownContact {
  readonly memberId: string;
  readonly unitId: string;
  readonly kind: ContactKind;
  readonly since: LocalDate;
}

export const noFamily: FamilyState = {
  referred: false,
  struck: false,
  assessed: null,
  closings: [],
  members: {},
  contacts: {},
};

/** Meetings and processes ask for no further consent, so they are not among these. */
export const familyEvents = [
  'case.referred',
  'case.assessed',
  'case.assessment-corrected',
  'case.member-added',
  'case.member-corrected',
  'case.contact-added',
  'case.contact-corrected',
  'case.closed',
  'case.reopened',
  'case.entry-struck',
  'case.struck',
  'case.restored',
] as const;
export type FamilyEvent = Extract<CaseEvent, { type: (typeof familyEvents)[number] }>;

export function evolveFamily(state: FamilyState, event: FamilyEvent): FamilyState {
  const on = event.happenedOn;
  switch (event.type) {
    case 'case.referred':
      return { ...state, referred: true };
    case 'case.assessed':
    case 'case.assessment-corrected':
      return { ...state, assessed: { on, outcome: event.data.outcome } };
    case 'case.member-added':
    case 'case.member-corrected': {
      const { memberId, role, birthYear } = event.data;
      return { ...state, members: { ...state.members, [memberId]: { role, birthYear } } };
    }
    case 'case.contact-added':
    case 'case.contact-corrected': {
      const { contactId, memberId, unitId, kind } = event.data;
      const contact = { memberId, unitId, kind, since: on };
      return { ...state, contacts: { ...state.contacts, [contactId]: contact } };
    }
    case 'case.closed': {
      const closing = { closingId: event.data.closingId, reopenedOn: null };
      return { ...state, closings: [...state.closings, closing] };
    }
    case 'case.reopened':
      return reopened(state, event.data.closingId, on);
    case 'case.entry-struck':
      return strike(state, event.data.entry, event.data.entryId);
    case 'case.struck':
      return { ...state, struck: true };
    case 'case.restored':
      return { ...state, struck: false };
    default:
      return neverHappens(event);
  }
}

type Strike = Extract<FamilyEvent, { type: 'case.entry-struck' }>['data'];

function strike(state: FamilyState, entry: Strike['entry'], id: string): FamilyState {
  switch (entry) {
    case 'member':
      return { ...state, members: without(state.members, id) };
    case 'contact':
      return { ...state, contacts: without(state.contacts, id) };
    case 'closing':
      return { ...state, closings: state.closings.filter((c) => c.closingId !== id) };
    case 'reopening':
      return reopened(state, id, null);
    case 'meeting':
    case 'process-end':
      return state;
    default:
      return neverHappens(entry);
  }
}

function reopened(state: FamilyState, id: string, reopenedOn: LocalDate | null): FamilyState {
  const closings = state.closings.map((c) => (c.closingId === id ? { ...c, reopenedOn } : c));
  return { ...state, closings };
}

function without<V>(entries: Readonly<Record<string, V>>, id: string): Record<string, V> {
  const { [id]: _struck, ...rest } = entries;
  return rest;
}

function neverHappens(value: never): never {
  throw new Error(`unknown to consents: ${JSON.stringify(value)}`);
}

/** Referred, and neither closed, declined nor pointed elsewhere. */
export function isOpen({ referred, struck, assessed, closings }: FamilyState): boolean {
  const last = closings.at(-1);
  const over = struck || (last && !last.reopenedOn);
  return referred && !over && (!assessed || assessed.outcome === 'taken-on');
}

/** The day FamSam took the family on, or last reopened its case; null while it works with nobody. */
export function openSince(state: FamilyState): LocalDate | null {
  if (!isOpen(state) || !state.assessed) return null;
  const days = state.closings.flatMap((closing) => closing.reopenedOn ?? []);
  return days.reduce((latest, day) => (day > latest ? day : latest), state.assessed.on);
}
