import type { ConsentPurpose, ContactEntry, Family } from '@famsam/contracts';
import { caseStatusOf, isOpenStatus, openSince } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { addDays, localDate } from '@famsam/kernel';
import { ageOfMajority, coveredBy } from './consent.coverage';
import type { Consent, ConsentState } from './consent.state';

export const matterKinds = ['missing', 'lapsed', 'unanswered', 'ending'] as const;
export type MatterKind = (typeof matterKinds)[number];

/**
 * Something about one person's consent to one agency that somebody has to do. Every pair is in at
 * most one kind on any day: a question that waits is not missing, and who has said no is not asked again.
 */
export interface Matter {
  readonly kind: MatterKind;
  /**
   * missing: the first day without; lapsed: the day its paper lapsed, or the first day without after it; unanswered:
   * the day it was asked; ending: the last day it covers.
   */
  readonly day: LocalDate;
  /** missing and lapsed: until the person is not to be asked any more, or the agency is out of it; else null. */
  readonly lastDay: LocalDate | null;
  readonly memberId: string;
  readonly agencyId: string;
  readonly purpose: ConsentPurpose;
  /** The question or consent it is about; null for paper, and when nobody was asked. */
  readonly consentId: string | null;
}

/** All matters of a case, on whatever later day: days only pass, so each begins and ends by its own dates. */
export function mattersOf(
  family: Family,
  consents: ConsentState,
  agencyOf: ReadonlyMap<string, string>,
): readonly Matter[] {
  if (!isOpenStatus(caseStatusOf(family))) return [];
  const known = consents.consents.filter(({ memberId }) => family.members[memberId]);
  const unanswered = known
    .filter(({ status }) => status === 'asked')
    .map((consent) => matter('unanswered', consent.askedOn, consent, consent.consentId));
  const opened = openSince(family);
  if (!opened) return unanswered;
  const pairs = new Map<string, Pair>();
  for (const consent of known) pairs.set(keyOf(consent), { ...consent, wanted: [] });
  for (const [agencyId, supports] of agenciesOf(family, agencyOf))
    for (const { memberId, ...wanted } of whoIsWanted(family)) {
      const pair = { memberId, agencyId, purpose: 'collaboration-meetings' } as const;
      const before = pairs.get(keyOf(pair))?.wanted ?? [];
      const from = latest(opened, supports.from, wanted.from);
      const to = earliest(supports.to, wanted.to);
      pairs.set(keyOf(pair), { ...pair, wanted: [...before, { ...wanted, from, to }] });
    }
  return [...unanswered, ...[...pairs.values()].flatMap((pair) => standing(pair, consents))];
}

interface Pair extends Pick<Consent, 'memberId' | 'agencyId' | 'purpose'> {
  /** When a consent has to be there; never, for a consent to somebody the family has no contact with. */
  readonly wanted: readonly Omit<Wanted, 'memberId'>[];
}

/** Null: always. */
interface Span {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

interface Wanted extends Span {
  readonly memberId: string;
  /** Nobody is known who could consent for the child: only the family's paper covers it. */
  readonly onPaperOnly: boolean;
}

const keyOf = ({ memberId, agencyId, purpose }: Omit<Pair, 'wanted'>): string =>
  `${memberId} ${agencyId} ${purpose}`;

/**
 * As `missingConsents` does for a meeting, of the whole family: guardians (law.md 8), whoever is of
 * age (law.md 9), other adults while they have a contact of their own, since then there is something to
 * share (law.md 10).
 */
function whoIsWanted({ members, contacts }: Family): readonly Wanted[] {
  const entries = Object.entries(members);
  const represented = entries.some(([, { role }]) => role === 'guardian');
  const supported = spansOf(contacts, ({ memberId }) => memberId);
  return entries.flatMap(([memberId, { role, birthYear }]): Wanted[] => {
    const always = { memberId, from: null, to: null, onPaperOnly: false };
    if (role === 'guardian') return [always];
    if (role === 'other-adult') {
      const span = supported.get(memberId);
      return span ? [{ ...always, to: span.to }] : [];
    }
    const adult = birthYear === null ? null : birthYear + ageOfMajority;
    const from = adult === null ? null : localDate(`${adult}-01-01`);
    const to = adult === null ? null : localDate(`${adult}-12-31`);
    const forThemselves = { ...always, from };
    return represented ? [forThemselves] : [forThemselves, { ...always, to, onPaperOnly: true }];
  });
}

function agenciesOf({ contacts }: Family, agencyOf: ReadonlyMap<string, string>) {
  return spansOf(contacts, ({ unitId }) => agencyOf.get(unitId));
}

/**
 * How long there have been own contacts, by what each belongs to. A programme or a course is none. After a gap only
 * what came last counts: what ended lies in the past, and is nothing that anybody still has to see to.
 */
function spansOf(
  contacts: Family['contacts'],
  keyOfContact: (contact: ContactEntry) => string | undefined,
): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const own = Object.values(contacts).filter(({ kind }) => kind === 'individual-support');
  for (const contact of own.sort(bySince)) {
    const key = keyOfContact(contact);
    if (key === undefined) continue;
    const to = contact.ended?.on ?? null;
    const before = spans.get(key);
    if (!before || (before.to && addDays(before.to, 1) < contact.since))
      spans.set(key, { from: contact.since, to });
    else spans.set(key, { ...before, to: before.to && to && latest(before.to, to) });
  }
  return spans;
}

/**
 * The day from which everybody let every agency of the family's own contacts take part, as of a day;
 * null when somebody does not, or there is nobody to ask.
 */
export function allInForceSince(
  family: Family,
  consents: ConsentState,
  agencyOf: ReadonlyMap<string, string>,
  on: LocalDate,
): LocalDate | null {
  const wanted = whoIsWanted(family).filter(
    ({ from, to }) => (!from || from <= on) && (!to || on <= to),
  );
  const agencies = [...agenciesOf(family, agencyOf)].flatMap(([agencyId, { to }]) =>
    !to || on <= to ? agencyId : [],
  );
  const since = agencies.flatMap((agencyId) =>
    wanted.map(({ memberId, onPaperOnly }) => {
      const by = coveredBy(consents, memberId, agencyId, on);
      if (by === null || (onPaperOnly && by !== 'paper')) return null;
      const starts =
        by === 'paper'
          ? consents.paper.filter(({ until }) => on <= until).map(({ from }) => from)
          : consents.consents.flatMap(({ given, ...of }) =>
              given && of.memberId === memberId && of.agencyId === agencyId && on <= given.until
                ? given.on
                : [],
            );
      return starts.reduce((first, day) => (day < first ? day : first), on);
    }),
  );
  return since.includes(null) ? null : latest(...since);
}

function standing(pair: Pair, state: ConsentState): readonly Matter[] {
  const { memberId } = pair;
  const about = state.consents.filter((consent) => keyOf(consent) === keyOf(pair));
  const last = about.at(-1);
  const paperTaken = state.paperWithdrawn.some((no) => no.memberId === memberId);
  if (about.some(({ status }) => status === 'asked')) return [];
  if (last ? last.status !== 'given' : paperTaken) return [];

  const given = about
    .filter(({ status }) => status === 'given')
    .reduce<Consent | null>((a, b) => (a && untilOf(a) >= untilOf(b) ? a : b), null);
  const paper =
    pair.purpose === 'collaboration-meetings' ? paperUntil(state, memberId, about) : null;
  const consentUntil = given && untilOf(given);
  const until = latest(consentUntil, paper);
  // The team has to hear why nobody is covered who was; a question put since is what counts.
  const lapsedOn = about.length > 0 ? null : latest(...state.paperLapsed.map(({ on }) => on));
  const missing = pair.wanted.flatMap(({ from, to, onPaperOnly }): Matter[] => {
    const covered = onPaperOnly ? paper : until;
    const without = latest(from, covered && addDays(covered, 1)) as LocalDate;
    const day = lapsedOn ? (latest(without, lapsedOn) as LocalDate) : without;
    if (to && to < day) return [];
    return [{ ...matter(lapsedOn ? 'lapsed' : 'missing', day, pair, null), lastDay: to }];
  });
  const paperMatters = pair.wanted.some(
    ({ from, to }) => paper && (!from || from <= paper) && (!to || paper < to),
  );
  const ends = given || paperMatters ? until : null;
  if (!ends) return missing;
  const consentId = given && consentUntil === ends ? given.consentId : null;
  return [matter('ending', ends, pair, consentId), ...missing];
}

/** How long the family's paper covers a member and an agency; a later no counts for more. */
function paperUntil(
  state: ConsentState,
  memberId: string,
  about: readonly Consent[],
): LocalDate | null {
  const noes = [
    ...state.paperWithdrawn.filter((no) => no.memberId === memberId).map((no) => no.on),
    ...about.flatMap(({ endedOn }) => endedOn ?? []),
  ];
  return latest(
    ...state.paper
      .filter(({ from, until }) => !noes.some((no) => from <= no && no <= until))
      .map(({ until }) => until),
  );
}

function untilOf({ given }: Consent): LocalDate {
  if (!given) throw new Error('a consent that was given has no end');
  return given.until;
}

function bySince(a: ContactEntry, b: ContactEntry): number {
  return a.since < b.since ? -1 : a.since > b.since ? 1 : 0;
}

function earliest(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  return a && b ? (a < b ? a : b) : (a ?? b);
}

function latest(...days: readonly (LocalDate | null)[]): LocalDate | null {
  return days.reduce<LocalDate | null>((a, b) => (a && (!b || a > b) ? a : b), null);
}

function matter(
  kind: MatterKind,
  day: LocalDate,
  { memberId, agencyId, purpose }: Omit<Pair, 'wanted'>,
  consentId: string | null,
): Matter {
  return { kind, day, lastDay: null, memberId, agencyId, purpose, consentId };
}
