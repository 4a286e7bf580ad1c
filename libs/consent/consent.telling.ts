import type { Family, Party } from '@famsam/contracts';
import { caseStatusOf, isOpenStatus } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import type { Person } from './consent.coverage';
import { guardiansOf, mayBeMinor, missingConsents, spokenOf } from './consent.coverage';
import type { ConsentState } from './consent.state';

/** Somebody is to be told something of a case: written to, or let in by a link. */
export interface Telling {
  readonly caseId: string;
  readonly party: Party;
  /** Each day that counts: on which they are told and, of a meeting, on which it is held. */
  readonly on: readonly LocalDate[];
  /**
   * Those of the family who are named; whom it speaks of besides follows from the family, as for a meeting. Null of a
   * letter, which names nobody: that the agency may know of one child of the family is enough.
   */
  readonly about: readonly string[] | null;
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

/**
 * law.md 2, 11: a consent that ended or was withdrawn lets nobody know of anything any more. Where nobody of the family
 * is known, nobody has let the agency know but by the paper of the whole family.
 */
function agencyMayKnow(
  family: Family,
  consents: ConsentState,
  agencyId: string,
  about: Telling['about'],
  day: LocalDate,
): boolean {
  const members = Object.values(family.members);
  const guardians = guardiansOf(members);
  const isCovered = (some: readonly Person[]) =>
    missingConsents(consents, day, some, guardians, [agencyId]).length === 0;
  if (about !== null || members.length === 0) return isCovered(spokenOf(members, about ?? []));
  const children = members.filter(({ role }) => role === 'child');
  return (children.length > 0 ? children : members).some((one) => isCovered([one]));
}
