import type { CaseConsents, Consent, Member } from '../case-data';

/** Why an agency may or may not take part, as far as one person is concerned (law.md 8-11). */
export type CellState =
  | { readonly kind: 'given'; readonly until: string }
  | { readonly kind: 'paper'; readonly until: string }
  | { readonly kind: 'asked'; readonly on: string }
  | { readonly kind: 'refused' | 'withdrawn' | 'expired'; readonly on: string }
  | { readonly kind: 'missing' | 'guardians-decide' };

/** Custody ends at 18 (law.md 9); by birth year alone the year of turning 18 may be either. */
const ageOfMajority = 18;

/** What the rules have to know of a member. */
type Aged = Pick<Member, 'memberId' | 'role' | 'birthYear'>;

/** Whether the guardians consent for this member, and whether the member does. */
export function whoDecides(member: Pick<Member, 'role' | 'birthYear'>, on: string) {
  const age = member.birthYear === null ? null : Number(on.slice(0, 4)) - member.birthYear;
  return {
    guardians: member.role === 'child' && (age === null || age <= ageOfMajority),
    self: member.role !== 'child' || age === null || age >= ageOfMajority,
  };
}

export function consentsAbout(
  ledger: CaseConsents,
  memberId: string,
  agencyId: string,
): readonly Consent[] {
  return ledger.consents.filter((c) => c.memberId === memberId && c.agencyId === agencyId);
}

/** Whether what was said yes to holds that day: until it ends or is taken back, or they say no to the same agency. */
export function inForce(ledger: CaseConsents, consent: Consent, on: string): boolean {
  const { given, endedOn } = consent;
  if (!given || on < given.on || given.until < on) return false;
  return [endedOn, laterNo(ledger, consent)].every((no) => !no || on < no);
}

/** The day of the first no after a yes to the same agency for the same purpose, which ends it (law.md 11). */
export function laterNo(ledger: CaseConsents, consent: Consent): string | null {
  const { memberId, agencyId, purpose } = consent;
  const about = consentsAbout(ledger, memberId, agencyId).filter(
    (other) => other.purpose === purpose,
  );
  const noes = about.flatMap((other) => (isNoAfter(about, consent, other) ? other.endedOn : []));
  return noes.sort()[0] ?? null;
}

/** Of one day, the question that was asked later was answered later; a withdrawal is of its own yes. */
function isNoAfter(
  about: readonly Consent[],
  yes: Consent,
  no: Consent,
): no is Consent & { readonly endedOn: string } {
  if (!yes.given || !no.endedOn) return false;
  if (no.endedOn !== yes.given.on) return yes.given.on < no.endedOn;
  return no.status === 'refused' && about.indexOf(yes) < about.indexOf(no);
}

/**
 * The paper by which a member let an agency know of somebody: of those who were of the family when it was noted, for
 * themselves if they were of age then; a later no counts for more than it.
 */
function paperUntil(
  ledger: CaseConsents,
  member: Aged,
  of: readonly string[],
  agencyId: string,
  on: string,
) {
  const { memberId } = member;
  const about = meetingsAbout(ledger, memberId, agencyId);
  const noes = [
    ...ledger.paperWithdrawn.filter((no) => no.memberId === memberId).map((no) => no.on),
    ...about.flatMap(({ endedOn }) => endedOn ?? []),
  ];
  return ledger.paper.find(
    ({ from, until, memberIds }) =>
      from <= on &&
      on <= until &&
      [memberId, ...of].every((one) => memberIds.includes(one)) &&
      !(of.includes(memberId) && whoDecides(member, from).guardians) &&
      !noes.some((no) => from <= no && no <= on),
  )?.until;
}

function meetingsAbout(ledger: CaseConsents, memberId: string, agencyId: string) {
  return consentsAbout(ledger, memberId, agencyId).filter(
    ({ purpose }) => purpose === 'collaboration-meetings',
  );
}

/** Of whom a member speaks: of themselves, and a guardian of all who may be under age as well (law.md 8-10). */
function spokenForBy(
  { memberId, role }: Pick<Member, 'memberId' | 'role'>,
  about: readonly Aged[],
  on: string,
): readonly string[] {
  const children = about.filter((one) => whoDecides(one, on).guardians);
  return [memberId, ...(role === 'guardian' ? children.map((one) => one.memberId) : [])];
}

export function cellState(
  ledger: CaseConsents,
  member: Aged,
  agencyId: string,
  on: string,
  /** Of whom it is asked: of the whole family. */
  spoken: readonly Aged[] = ledger.members,
): CellState {
  const about = meetingsAbout(ledger, member.memberId, agencyId);
  const untils = about
    .filter((c) => inForce(ledger, c, on))
    .flatMap(({ given }) => given?.until ?? []);
  const until = untils.sort().at(-1);
  if (until) return { kind: 'given', until };
  const paper = paperUntil(ledger, member, spokenForBy(member, spoken, on), agencyId, on);
  if (paper && whoDecides(member, on).self) return { kind: 'paper', until: paper };
  const asked = about.at(-1);
  if (asked?.status === 'asked') return { kind: 'asked', on: asked.askedOn };
  const answer = lastAnswer(about);
  if (answer) return answer;
  if (!whoDecides(member, on).self) return { kind: 'guardians-decide' };
  const taken = ledger.paperWithdrawn.findLast((no) => no.memberId === member.memberId);
  return taken ? { kind: 'withdrawn', on: taken.on } : { kind: 'missing' };
}

/** What they said last, by the day they said it; of yes, that its day is over. */
function lastAnswer(about: readonly Consent[]): CellState | null {
  const noes = about.flatMap(({ status, endedOn }) =>
    endedOn && (status === 'refused' || status === 'withdrawn')
      ? { kind: status, on: endedOn }
      : [],
  );
  const no = noes.sort((a, b) => (a.on < b.on ? -1 : 1)).at(-1);
  const ends = about.flatMap((one) =>
    one.given && !one.endedOn && !about.some((other) => isNoAfter(about, one, other))
      ? one.given.until
      : [],
  );
  const end = ends.sort().at(-1);
  return end ? { kind: 'expired', on: end } : (no ?? null);
}

export function letsTakePart({ kind }: CellState): boolean {
  return kind === 'given' || kind === 'paper' || kind === 'guardians-decide';
}

/** Of whom a meeting speaks: of those discussed, and where no child is, of the children all the same; of all when nobody is. */
function spokenOf(members: readonly Member[], discussed: readonly string[]): readonly Member[] {
  const named = members.filter(({ memberId }) => discussed.includes(memberId));
  if (named.length === 0) return members;
  const withChild = named.some(({ role }) => role === 'child');
  return withChild ? named : members.filter((one) => one.role === 'child' || named.includes(one));
}

/** Whose yes is missing for which agency at a meeting that day; of nobody in particular where no member is known. */
export function missingFor(
  ledger: CaseConsents,
  members: readonly Member[],
  discussed: readonly string[],
  agencyIds: readonly string[],
  on: string,
): readonly { readonly memberId: string | null; readonly agencyId: string }[] {
  const talkedAbout = spokenOf(members, discussed);
  const minor = talkedAbout.some((member) => whoDecides(member, on).guardians);
  const guardians = members.filter(({ role }) => role === 'guardian');
  const wanted = new Set(talkedAbout.filter((member) => whoDecides(member, on).self));
  if (minor) for (const guardian of guardians) wanted.add(guardian);
  // A minor without a known guardian is covered by the family's paper or by nothing.
  const alone =
    guardians.length > 0 ? [] : talkedAbout.filter((member) => whoDecides(member, on).guardians);
  const paper = ledger.paper.some(({ from, until }) => from <= on && on <= until);
  if (members.length === 0)
    return paper ? [] : [...new Set(agencyIds)].map((agencyId) => ({ memberId: null, agencyId }));
  return [...new Set(agencyIds)].flatMap((agencyId) => {
    const lacking = new Set([
      ...[...wanted].filter((m) => !letsTakePart(cellState(ledger, m, agencyId, on, talkedAbout))),
      ...alone.filter((m) => !paperUntil(ledger, m, [], agencyId, on)),
    ]);
    return [...lacking].map(({ memberId }) => ({ memberId, agencyId }));
  });
}
