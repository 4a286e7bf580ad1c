import type { CaseEvent, ConsentEvent, Family, FamilyEvent } from '@famsam/contracts';
import { evolveFamily, familyEvents, noFamily } from '@famsam/contracts';
import type { DomainEvent } from '@famsam/kernel';
import { evolveOf, noConsents, type ConsentState } from './consent.state';

/** A family of the area as it is now, and who of it lets whom know what. */
export interface KnownFamily {
  readonly caseId: string;
  /** Of the consents, which If-Match speaks of; 0 while there are none. */
  readonly version: number;
  readonly family: Family;
  readonly consents: ConsentState;
}

export function notYetKnown(caseId: string): KnownFamily {
  return { caseId, version: 0, family: noFamily, consents: noConsents };
}

/** The family after one more event of its case or its consents, in the order in which they were written down. */
export function hear(known: KnownFamily, event: CaseEvent | ConsentEvent): KnownFamily {
  if (isOfFamily(event)) return { ...known, family: evolveFamily(known.family, event) };
  if (!isOfConsent(event)) return known;
  const members = Object.keys(known.family.members);
  return { ...known, consents: evolveOf(members, known.consents, event) };
}

function isOfFamily(event: DomainEvent): event is FamilyEvent {
  return (familyEvents as readonly string[]).includes(event.type);
}

function isOfConsent(event: CaseEvent | ConsentEvent): event is ConsentEvent {
  return event.type.startsWith('consent.');
}
