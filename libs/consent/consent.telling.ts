import type { Family, Party } from '@famsam/contracts';
import { caseStatusOf, isOpenStatus } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { guardiansOf, mayBeMinor, missingConsents } from './consent.coverage';
import type { ConsentState } from './consent.state';

/** Somebody is to be told something of a case: written to, or let in by a link. */
export interface Telling {
  readonly caseId: string;
  readonly party: Party;
  /** Each day that counts: on which they are told and, of a meeting, on which it is held. */
  readonly on: readonly LocalDate[];
  /** The members it speaks of, all of whom the agency must be let know of; none: one child is enough. */
  readonly about: readonly string[];
}

export const untoldReasons = [
  'case-not-open',
  'not-of-family',
  'under-age',
  'consent-missing',
] as const;
export type UntoldReason = (typeof untoldReasons)[number];

/**
 * The one rule for who may be told, asked by every message, guest door and job (decision 0025). Null: they may.
 * One of the family needs no consent of others to hear of their own case; a unit is told what its agency may know.
 */
export function whyNotTold(
  { family, consents }: { readonly family: Family; readonly consents: ConsentState },
  agencyOf: ReadonlyMap<string, string>,
  { party, on, about }: Telling,
): UntoldReason | null {
  if (!isOpenStatus(caseStatusOf(family))) return 'case-not-open';
  if (party.kind === 'member') {
    const member = family.members[party.memberId];
    if (!member) return 'not-of-family';
    // law.md 9: until custody ends a child's guardians are written to instead.
    return on.some((day) => mayBeMinor(member, day)) ? 'under-age' : null;
  }
  const agencyId = agencyOf.get(party.unitId);
  const mayKnow = (agency: string) =>
    on.every((day) => agencyMayKnow(family, consents, agency, about, day));
  return agencyId !== undefined && mayKnow(agencyId) ? null : 'consent-missing';
}

/** law.md 2, 11: a consent that ended or was withdrawn lets nobody know of anything any more. */
function agencyMayKnow(
  family: Family,
  consents: ConsentState,
  agencyId: string,
  about: readonly string[],
  day: LocalDate,
): boolean {
  const members = Object.values(family.members);
  const guardians = guardiansOf(members);
  const isCovered = (some: typeof members) =>
    missingConsents(consents, day, some, guardians, [agencyId]).length === 0;
  const named = members.filter(({ memberId }) => about.includes(memberId));
  if (named.length > 0) return isCovered(named);
  const children = members.filter(({ role }) => role === 'child');
  const anybody = children.length > 0 ? children : members;
  return anybody.length === 0 || anybody.some((one) => isCovered([one]));
}
