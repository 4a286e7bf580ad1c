import type { MemberRole } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { addDays, localDate, yearOf } from '@famsam/kernel';
import type { Consent, ConsentState, PaperConsent } from './consent.state';

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

/** One yes that has to be there before an agency may know of one person. */
export interface Wanted {
  /** Whose; of a child without a known guardian, the child; null where nobody of the family is known. */
  readonly memberId: string | null;
  /** Of whom it lets know: a guardian of themselves and of each child; null of the family as a whole. */
  readonly of: Person | null;
  /** Nobody is known who could say it today: only the family's paper can have said it. */
  readonly onPaperOnly: boolean;
  /** The first and the last day on which it is wanted; null: always. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
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
 * law.md 8: every guardian for a minor. law.md 9: from 18 only the young person. law.md 10: every adult for
 * themselves. Where nobody is known, nobody can have consented but by the paper of the whole family.
 */
export function wantedFor(
  about: readonly Person[],
  guardians: readonly string[],
): readonly Wanted[] {
  if (about.length === 0)
    return [{ memberId: null, of: null, onPaperOnly: true, from: null, to: null }];
  return about.flatMap((of): Wanted[] => {
    const always = { memberId: of.memberId, of, onPaperOnly: false, from: null, to: null };
    if (of.role !== 'child') return [always];
    const adult = of.birthYear === null ? null : of.birthYear + ageOfMajority;
    const to = adult === null ? null : localDate(`${adult}-12-31`);
    const from = adult === null ? null : localDate(`${adult}-01-01`);
    const asMinor =
      guardians.length > 0
        ? guardians.map((memberId) => ({ ...always, memberId, to }))
        : [{ ...always, onPaperOnly: true, to }];
    return [...asMinor, { ...always, from }];
  });
}

export function isWantedOn({ from, to }: Wanted, on: LocalDate): boolean {
  return (!from || from <= on) && (!to || on <= to);
}

/** A yes that is not there, for one agency. */
interface Lacking {
  readonly wanted: Wanted;
  readonly agencyId: string;
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
  return eachOnce(lacking(state, on, wantedFor(discussed, guardians), agencyIds));
}

function lacking(
  state: ConsentState,
  on: LocalDate,
  all: readonly Wanted[],
  agencyIds: readonly string[],
): readonly Lacking[] {
  const due = all.filter((one) => isWantedOn(one, on));
  return [...new Set(agencyIds)].flatMap((agencyId) =>
    due
      .filter((wanted) => inForceSince(state, wanted, agencyId, on) === null)
      .map((wanted) => ({ wanted, agencyId })),
  );
}

function eachOnce(all: readonly Lacking[]): readonly MissingConsent[] {
  const missing = all.map(({ wanted: { memberId }, agencyId }) => ({ memberId, agencyId }));
  return [...new Map(missing.map((one) => [`${one.memberId} ${one.agencyId}`, one])).values()];
}

/**
 * The same of a meeting on that day. One from before the area's first day with FamSam was seen to by the team as it was
 * then: of those on the family's paper nobody is missing who has not said no by that day (decision 0036).
 */
export function missingAtMeeting(
  state: ConsentState,
  on: LocalDate,
  firstDay: LocalDate | null,
  { members, named }: { readonly members: readonly Person[]; readonly named: readonly string[] },
  agencyIds: readonly string[],
): readonly MissingConsent[] {
  const wanted = wantedFor(spokenOf(members, named), guardiansOf(members));
  const missing = lacking(state, on, wanted, agencyIds);
  if (!firstDay || on >= firstDay) return eachOnce(missing);
  return eachOnce(
    missing.filter(({ wanted: one, agencyId }) => {
      const hasSaidNo = noesOf(state, one.memberId, agencyId).some((no) => no <= on);
      return hasSaidNo || !isOnPaper(state, one, on);
    }),
  );
}

/**
 * Whoever corrects when a family was referred moves the beginning of its paper as well, which stands in its event as it
 * was, so there is no day before it.
 */
function isOnPaper({ paper }: ConsentState, { memberId, of }: Wanted, on: LocalDate): boolean {
  return paper.some(
    ({ until, noted }) =>
      on <= until &&
      (of === null ||
        (memberId !== null && noted.includes(memberId) && noted.includes(of.memberId))),
  );
}

/** law.md 8: all of whom consent for a minor. */
export function guardiansOf(members: readonly Person[]): readonly string[] {
  return members.flatMap(({ role, memberId }) => (role === 'guardian' ? memberId : []));
}

/** Since when, without a gap until that day, it lets the agency know; null when it does not. */
export function inForceSince(
  state: ConsentState,
  wanted: Wanted,
  agencyId: string,
  on: LocalDate,
): LocalDate | null {
  const given = wanted.onPaperOnly ? [] : givenInForce(state, wanted.memberId, agencyId, on);
  const signed = paperSpans(state, wanted, agencyId).filter(
    ({ from, until }) => from <= on && on <= until,
  );
  const starts = [...given, ...signed.map(({ from }) => from)];
  return starts.reduce<LocalDate | null>((a, b) => (a && a < b ? a : b), null);
}

/** What lets the agency know all that is wanted of this person for their family that day, if anything does. */
export function coveredBy(
  state: ConsentState,
  person: Person,
  family: readonly Person[],
  agencyId: string,
  on: LocalDate,
): 'consent' | 'paper' | null {
  const { memberId } = person;
  if (givenInForce(state, memberId, agencyId, on).length > 0) return 'consent';
  const asked = wantedFor(family, guardiansOf(family)).filter(
    (one) => one.memberId === memberId && isWantedOn(one, on),
  );
  // Of a child whose guardians decide, it says whether their paper speaks of the child.
  const ofChild = { memberId, of: person, onPaperOnly: true, from: null, to: null };
  const wanted = asked.length > 0 ? asked : [ofChild];
  const signed = wanted.every((one) => inForceSince(state, one, agencyId, on) !== null);
  return signed ? 'paper' : null;
}

/** law.md 9: custody ends at 18. Only the birth year is known, so whoever turns 18 this year may be either. */
export const ageOfMajority = 18;

type Aged = Pick<Person, 'role' | 'birthYear'>;

/** In the year of turning 18, and when not even the year is told, both this and the other hold. */
export function mayBeMinor({ role, birthYear }: Aged, on: LocalDate): boolean {
  return role === 'child' && (birthYear === null || yearOf(on) - birthYear <= ageOfMajority);
}

/** law.md 11: a no works at once, so what was withdrawn that day is not in force that day. */
function givenInForce(
  state: ConsentState,
  memberId: string | null,
  agencyId: string,
  on: LocalDate,
): readonly LocalDate[] {
  return givenSpans(toMeet(state, memberId, agencyId)).flatMap(({ from, until }) =>
    from <= on && on <= until ? from : [],
  );
}

/**
 * How long each yes of these consents, which are one member's to one agency for one purpose, lets it know. A later no
 * ends every yes from before it, whichever of the questions it answers (law.md 11, decision 0038).
 */
export function givenSpans(
  consents: readonly Consent[],
): readonly { readonly consentId: string; readonly from: LocalDate; readonly until: LocalDate }[] {
  return consents.flatMap((consent) => {
    const { consentId, given } = consent;
    if (!given) return [];
    const { on: from, until } = given;
    const noes = consents.flatMap((one) => (isNoAfter(consents, consent, one) ? one.endedOn : []));
    const [no] = consent.endedOn ? [consent.endedOn, ...noes].sort() : noes.sort();
    if (!no || no > until) return [{ consentId, from, until }];
    return no <= from ? [] : [{ consentId, from, until: addDays(no, -1) }];
  });
}

/** Of one day, the question that was asked later was answered later; a withdrawal is of its own yes. */
function isNoAfter(
  consents: readonly Consent[],
  yes: Consent,
  no: Consent,
): no is Consent & { readonly endedOn: LocalDate } {
  if (!yes.given || !no.endedOn) return false;
  if (no.endedOn !== yes.given.on) return yes.given.on < no.endedOn;
  return no.status === 'refused' && consents.indexOf(yes) < consents.indexOf(no);
}

/**
 * The days on which the family's paper says what is wanted. A later no to the same agency counts for more than the
 * paper from before.
 */
export function paperSpans(
  state: ConsentState,
  wanted: Wanted,
  agencyId: string,
): readonly { readonly from: LocalDate; readonly until: LocalDate }[] {
  const noes = noesOf(state, wanted.memberId, agencyId);
  return state.paper
    .filter((paper) => canHaveSigned(paper, wanted))
    .flatMap(({ from, until }) => {
      const [no] = noes.filter((one) => from <= one && one <= until).sort();
      if (!no) return [{ from, until }];
      return no === from ? [] : [{ from, until: addDays(no, -1) }];
    });
}

/**
 * A paper is of those who were of the family when it was noted, and of nobody who came later. law.md 9: what
 * guardians signed for somebody who may have been a minor that day binds nobody who has come of age.
 */
function canHaveSigned(
  { from, noted }: PaperConsent,
  { memberId, of, onPaperOnly }: Wanted,
): boolean {
  if (of === null) return true;
  if (memberId === null || !noted.includes(memberId) || !noted.includes(of.memberId)) return false;
  const forThemselves = memberId === of.memberId && !onPaperOnly;
  return !forThemselves || !mayBeMinor(of, from);
}

/** The days on which somebody said no to an agency, or to what their family had signed. */
export function noesOf(
  state: ConsentState,
  memberId: string | null,
  agencyId: string,
): readonly LocalDate[] {
  return [
    ...state.paperWithdrawn.filter((no) => no.memberId === memberId).map((no) => no.on),
    ...toMeet(state, memberId, agencyId).flatMap(({ endedOn }) => endedOn ?? []),
  ];
}

/** Consent to contact with an agency is another purpose than meeting it (law.md 11). */
function toMeet(
  state: ConsentState,
  memberId: string | null,
  agencyId: string,
): readonly Consent[] {
  return state.consents.filter(
    (consent) =>
      consent.memberId === memberId &&
      consent.agencyId === agencyId &&
      consent.purpose === 'collaboration-meetings',
  );
}
