import type { LocalDate } from '@famsam/kernel';
import type {
  Assessment,
  CaseEvent,
  ClosureReason,
  Contact,
  Member,
  Referral,
  Source,
} from './case';

export interface ClosingEntry {
  readonly closingId: string;
  readonly source: Source;
  readonly closedOn: LocalDate;
  readonly reason: ClosureReason;
  /** A reopening makes the closing no longer count from its day on. */
  readonly reopening: { readonly on: LocalDate; readonly source: Source } | null;
}

export type ContactEntry = Contact & {
  readonly since: LocalDate;
  readonly ended: { readonly on: LocalDate; readonly source: Source } | null;
};

/**
 * Who a family is today, and whether FamSam works with it: what rooms below cases have to know of a case.
 * Cases folds its own state with the same function, so that all of them mean the same family.
 */
export interface Family {
  readonly referral: (Referral & { readonly on: LocalDate }) | null;
  readonly assessment: (Assessment & { readonly on: LocalDate }) | null;
  /** The whole case was written down by mistake. */
  readonly struck: boolean;
  readonly members: Readonly<Record<string, Member>>;
  readonly contacts: Readonly<Record<string, ContactEntry>>;
  /** In the order they happened. */
  readonly closings: readonly ClosingEntry[];
}

export const noFamily: Family = {
  referral: null,
  assessment: null,
  struck: false,
  members: {},
  contacts: {},
  closings: [],
};

/** All but meetings and processes. */
export const familyEvents = [
  'case.referred',
  'case.referral-corrected',
  'case.assessed',
  'case.assessment-corrected',
  'case.member-added',
  'case.member-corrected',
  'case.contact-added',
  'case.contact-corrected',
  'case.contact-ended',
  'case.closed',
  'case.closing-corrected',
  'case.reopened',
  'case.entry-struck',
  'case.struck',
  'case.restored',
] as const satisfies readonly CaseEvent['type'][];
export type FamilyEvent = Extract<CaseEvent, { type: (typeof familyEvents)[number] }>;

/** What else the state holds stays as it is. */
export function evolveFamily<F extends Family>(family: F, event: FamilyEvent): F {
  const on = event.happenedOn;
  switch (event.type) {
    case 'case.referred':
    case 'case.referral-corrected':
      return { ...family, referral: { ...event.data, on } };
    case 'case.assessed':
    case 'case.assessment-corrected':
      return { ...family, assessment: { ...event.data, on } };
    case 'case.member-added':
    case 'case.member-corrected':
      return { ...family, members: { ...family.members, [event.data.memberId]: event.data } };
    case 'case.contact-added':
    case 'case.contact-corrected': {
      const { contactId } = event.data;
      const entry = { ...event.data, since: on, ended: family.contacts[contactId]?.ended ?? null };
      return { ...family, contacts: { ...family.contacts, [contactId]: entry } };
    }
    case 'case.contact-ended': {
      const { contactId, source } = event.data;
      return endContact(family, contactId, { on, source });
    }
    case 'case.closed': {
      const entry = { ...event.data, closedOn: on, reopening: null };
      return { ...family, closings: [...family.closings, entry] };
    }
    case 'case.closing-corrected':
      return changeClosing(family, event.data.closingId, { ...event.data, closedOn: on });
    case 'case.reopened': {
      const { closingId, source } = event.data;
      return changeClosing(family, closingId, { reopening: { on, source } });
    }
    case 'case.entry-struck':
      return strike(family, event.data);
    case 'case.struck':
      return { ...family, struck: true };
    case 'case.restored':
      return { ...family, struck: false };
    default:
      return neverHappens(event);
  }
}

type Strike = Extract<CaseEvent, { type: 'case.entry-struck' }>['data'];

function strike<F extends Family>(family: F, { entry, entryId }: Strike): F {
  switch (entry) {
    case 'member':
      return { ...family, members: withoutEntry(family.members, entryId) };
    case 'contact':
      return { ...family, contacts: withoutEntry(family.contacts, entryId) };
    case 'contact-end':
      return endContact(family, entryId, null);
    case 'closing': {
      const closings = family.closings.filter(({ closingId }) => closingId !== entryId);
      return { ...family, closings };
    }
    case 'reopening':
      return changeClosing(family, entryId, { reopening: null });
    case 'meeting':
    case 'process-end':
      return family;
    default:
      return neverHappens(entry);
  }
}

function endContact<F extends Family>(
  family: F,
  contactId: string,
  ended: ContactEntry['ended'],
): F {
  const { [contactId]: contact } = family.contacts;
  if (!contact) return family;
  return { ...family, contacts: { ...family.contacts, [contactId]: { ...contact, ended } } };
}

function changeClosing<F extends Family>(
  family: F,
  closingId: string,
  change: Partial<ClosingEntry>,
): F {
  const closings = family.closings.map((closing) =>
    closing.closingId === closingId ? { ...closing, ...change } : closing,
  );
  return { ...family, closings };
}

/** The entries but the one that was struck. */
export function withoutEntry<V>(
  entries: Readonly<Record<string, V>>,
  id: string,
): Record<string, V> {
  const { [id]: _struck, ...rest } = entries;
  return rest;
}

function neverHappens(value: never): never {
  throw new Error(`unknown to a family: ${JSON.stringify(value)}`);
}

export const caseStatuses = [
  'referred',
  'taken-on',
  'pointed-elsewhere',
  'declined',
  'closed',
  'struck',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export function caseStatusOf(family: Family): CaseStatus {
  if (family.struck) return 'struck';
  if (closingInForce(family)) return 'closed';
  return family.assessment?.outcome ?? 'referred';
}

/** The closing in force, if the case is closed for now. */
export function closingInForce({ closings }: Family): ClosingEntry | undefined {
  const last = closings.at(-1);
  return last && !last.reopening ? last : undefined;
}

/** FamSam works with the family, or has yet to say whether it will. */
export function isOpenStatus(status: CaseStatus): boolean {
  return status === 'referred' || status === 'taken-on';
}

/** Since when FamSam works with the family, if it does now. */
export function openSince(family: Family): LocalDate | null {
  const { assessment, closings } = family;
  if (!assessment || caseStatusOf(family) !== 'taken-on') return null;
  const reopened = closings.flatMap(({ reopening }) => reopening?.on ?? []);
  return reopened.reduce((latest, day) => (day > latest ? day : latest), assessment.on);
}
