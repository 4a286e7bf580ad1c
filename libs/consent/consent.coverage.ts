import type { MemberRole } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { yearOf } from '@famsam/kernel';
import type { Consent, ConsentState } from './consent.state';

/** What the rules of consent have to know of a member. */
export interface Person {
  readonly memberId: string;
  readonly role: MemberRole;
  readonly birthYear: number | null;
}

/** `memberId` is the one whose consent is wanted; of a child without a known guardian, the child; null where nobody of the family is known. */
export interface MissingConsent {
  readonly memberId: string | null;
  readonly agencyId: string;
}

/**
 * Of whom a meeting speaks, whatever its kind: of those of the family who are named, and where no child is, of the
 * children all the same (law.md 8); of the whole family when it names nobody.
 */
export function spokenOf<M extends Pick<Person, 'memberId' | 'role'>>(
  family: readonly M[],
  named: readonly string[],
): readonly M[] {
  const known = family.filter(({ memberId }) => named.includes(memberId));
  if (known.length === 0) return family;
  const withChild = known.some(({ role }) => role === 'child');
  return withChild ? known : family.filter((one) => one.role === 'child' || known.includes(one));
}

/**
 * Whose consent is missing for which agency, if these members are talked about with these agencies
 * that day. Empty: the meeting can be held. How many kinds of information were agreed to does not
 * matter here: they say what may be told there, not whether the agency may take part.
 */
export function missingConsents(
  state: ConsentState,
  on: LocalDate,
  discussed: readonly Person[],
  guardians: readonly string[],
  agencyIds: readonly string[],
): readonly MissingConsent[] {
  const wanted = new Set(discussed.flatMap((member) => whoConsentsFor(member, guardians, on)));
  const unrepresented = guardians.length > 0 ? [] : discussed.filter((m) => mayBeMinor(m, on));
  const missing: MissingConsent[] = [];
  for (const agencyId of new Set(agencyIds)) {
    const lacking = new Set<string | null>();
    // Where nobody is known, nobody can have consented but by the paper of the whole family.
    if (discussed.length === 0 && !onPaper(state, null, agencyId, on)) lacking.add(null);
    for (const memberId of wanted)
      if (!coveredBy(state, memberId, agencyId, on)) lacking.add(memberId);
    for (const { memberId } of unrepresented)
      if (!onPaper(state, memberId, agencyId, on)) lacking.add(memberId);
    for (const memberId of lacking) missing.push({ memberId, agencyId });
  }
  return missing;
}

/** law.md 8: all of whom consent for a minor. */
export function guardiansOf(members: readonly Person[]): readonly string[] {
  return members.flatMap(({ role, memberId }) => (role === 'guardian' ? memberId : []));
}

/** What lets the agency know about this person that day, if anything does. */
export function coveredBy(
  state: ConsentState,
  memberId: string,
  agencyId: string,
  on: LocalDate,
): 'consent' | 'paper' | null {
  if (givenInForce(state, memberId, agencyId, on)) return 'consent';
  return onPaper(state, memberId, agencyId, on) ? 'paper' : null;
}

/** law.md 8: every guardian for a minor. law.md 9: from 18 only the young person. law.md 10: every adult for themselves. */
function whoConsentsFor(
  member: Person,
  guardians: readonly string[],
  on: LocalDate,
): readonly string[] {
  const asMinor = mayBeMinor(member, on) ? guardians : [];
  const forThemselves = mayBeOfAge(member, on) ? [member.memberId] : [];
  return [...asMinor, ...forThemselves];
}

/** law.md 9: custody ends at 18. Only the birth year is known, so whoever turns 18 this year may be either. */
export const ageOfMajority = 18;

type Aged = Pick<Person, 'role' | 'birthYear'>;

/** In the year of turning 18, and when not even the year is told, both this and the other hold. */
export function mayBeMinor({ role, birthYear }: Aged, on: LocalDate): boolean {
  return role === 'child' && (birthYear === null || yearOf(on) - birthYear <= ageOfMajority);
}

export function mayBeOfAge({ role, birthYear }: Aged, on: LocalDate): boolean {
  return role !== 'child' || birthYear === null || yearOf(on) - birthYear >= ageOfMajority;
}

/** law.md 11: withdrawal works at once, so a consent withdrawn that day is not in force that day. */
function givenInForce(
  state: ConsentState,
  memberId: string,
  agencyId: string,
  on: LocalDate,
): boolean {
  return about(state, memberId, agencyId).some(
    ({ given, endedOn }) =>
      given && given.on <= on && on <= given.until && !(endedOn && endedOn <= on),
  );
}

/** A later no to the same agency counts for more than the paper from before. */
function onPaper(
  state: ConsentState,
  memberId: string | null,
  agencyId: string,
  on: LocalDate,
): boolean {
  const noes = [
    ...state.paperWithdrawn.filter((no) => no.memberId === memberId).map((no) => no.on),
    ...about(state, memberId, agencyId).flatMap(({ endedOn }) => endedOn ?? []),
  ];
  return state.paper.some(
    ({ from, until }) => from <= on && on <= until && !noes.some((no) => from <= no && no <= on),
  );
}

/** Consent to contact with an agency is another purpose than meeting it (law.md 11). */
function about(state: ConsentState, memberId: string | null, agencyId: string): readonly Consent[] {
  return state.consents.filter(
    (consent) =>
      consent.memberId === memberId &&
      consent.agencyId === agencyId &&
      consent.purpose === 'collaboration-meetings',
  );
}
