import type { ConsentPurpose, ContactEntry, Family } from '@famsam/contracts';
import { caseStatusOf, isOpenStatus, openSince } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { addDays } from '@famsam/kernel';
import type { Person, Wanted } from '../consent.coverage';
import {
  givenSpans,
  guardiansOf,
  inForceSince,
  isWantedOn,
  paperSpans,
  wantedFor,
} from '../consent.coverage';
import type { Consent, ConsentState } from '../consent.state';

export type MatterKind = 'missing' | 'lapsed' | 'unanswered' | 'ending' | 'held-without';

/** How long before its end a consent is to be renewed: in place, before anything has to wait for it. */
export const endingDays = 30;

/**
 * Something about one person's consent to one agency that somebody has to do. Every pair is in at most one kind on
 * any day: a question that waits is not missing, and who has said no is not asked again. Apart from these are
 * meetings that were held without it.
 */
export interface Matter {
  readonly kind: MatterKind;
  /**
   * missing: the first day without; lapsed: the day its paper lapsed, or the first day without after it; unanswered:
   * the day it was asked; ending: the last day it covers; held-without: the day of the meeting.
   */
  readonly day: LocalDate;
  /** missing and lapsed: until the person is not to be asked any more, or the agency is out of it; else null. */
  readonly lastDay: LocalDate | null;
  readonly memberId: string;
  readonly agencyId: string;
  readonly purpose: ConsentPurpose;
  /** The question or consent it is about; null for paper, and when nobody was asked. */
  readonly consentId: string | null;
  /** The meeting that was held without; null of all other kinds. */
  readonly meeting: {
    readonly meetingId: string;
    /** From when on they say no; null where what is told of them was corrected since. */
    readonly saidNoOn: LocalDate | null;
  } | null;
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
  for (const { memberId, agencyId, purpose } of known) {
    const pair = { memberId, agencyId, purpose, wanted: [] };
    pairs.set(keyOf(pair), pair);
  }
  for (const [agencyId, supports] of agenciesOf(family, agencyOf))
    for (const wanted of wantedOf(family)) {
      const { memberId } = wanted;
      if (memberId === null) continue;
      const pair = { memberId, agencyId, purpose: 'collaboration-meetings' } as const;
      const before = pairs.get(keyOf(pair))?.wanted ?? [];
      const from = latest(opened, supports.from, wanted.from);
      const to = earliest(supports.to, wanted.to);
      pairs.set(keyOf(pair), { ...pair, wanted: [...before, { ...wanted, from, to }] });
    }
  const standingOf = (pair: Pair) =>
    standing(pair, family.members[pair.memberId] ?? null, consents);
  return [...unanswered, ...[...pairs.values()].flatMap(standingOf)];
}

interface Pair extends Pick<Consent, 'memberId' | 'agencyId' | 'purpose'> {
  /** When a consent has to be there; never, for a consent to somebody the family has no contact with. */
  readonly wanted: readonly Wanted[];
}

const keyOf = ({ memberId, agencyId, purpose }: Omit<Pair, 'wanted'>): string =>
  `${memberId} ${agencyId} ${purpose}`;

/** Null: always. */
interface Span {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/**
 * As for a meeting of the whole family, but of other adults only while they have a contact of their own, since then
 * there is something to share (law.md 10).
 */
function wantedOf({ members, contacts }: Family): readonly Wanted[] {
  const supported = spansOf(contacts, ({ memberId }) => memberId);
  const all: readonly Person[] = Object.values(members);
  const concerned = all.filter((m) => m.role !== 'other-adult' || supported.has(m.memberId));
  return wantedFor(concerned, guardiansOf(all)).map((one) => {
    const span = one.of?.role === 'other-adult' ? supported.get(one.of.memberId) : undefined;
    return span ? { ...one, to: span.to } : one;
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
  const wanted = wantedOf(family).filter((one) => one.memberId !== null && isWantedOn(one, on));
  const agencies = [...agenciesOf(family, agencyOf)].flatMap(([agencyId, { to }]) =>
    !to || on <= to ? agencyId : [],
  );
  const since = agencies.flatMap((agencyId) =>
    wanted.map((one) => inForceSince(consents, one, agencyId, on)),
  );
  return since.includes(null) ? null : latest(...since);
}

function standing(pair: Pair, of: Person | null, state: ConsentState): readonly Matter[] {
  const { memberId, agencyId } = pair;
  const about = state.consents.filter((consent) => keyOf(consent) === keyOf(pair));
  const paperTaken = state.paperWithdrawn.some((no) => no.memberId === memberId);
  if (about.some(({ status }) => status === 'asked')) return [];
  if (about.length > 0 ? isLastNo(about) : paperTaken) return [];

  const given = givenSpans(about).reduce<Given | null>(
    (a, b) => (a && a.until >= b.until ? a : b),
    null,
  );
  const consentUntil = given && given.until;
  const coveredUntil = (wanted: Wanted): LocalDate | null =>
    latest(
      wanted.onPaperOnly ? null : consentUntil,
      ...paperSpans(state, wanted, agencyId).map(({ until }) => until),
    );
  const needs = pair.wanted.map((wanted) => ({ ...wanted, covered: coveredUntil(wanted) }));
  // What nobody waits for ends as well, if it was said here.
  const themselves = { memberId, of, onPaperOnly: false, from: null, to: null };
  const isOfMeetings = pair.purpose === 'collaboration-meetings';
  const unwanted = given && (isOfMeetings ? coveredUntil(themselves) : consentUntil);
  // The team has to hear why nobody is covered who was; a question put since is what counts.
  const lapsedOn = about.length > 0 ? null : latest(...state.paperLapsed.map(({ on }) => on));
  const gaps = together(needs.flatMap((need) => gapOf(need, lapsedOn)));
  const missing = gaps.map(({ from, to }) => ({
    ...matter(lapsedOn ? 'lapsed' : 'missing', from, pair, null),
    lastDay: to,
  }));
  const ending = endsOf(needs, unwanted)
    .filter(isNotIn(gaps))
    .map((day) => {
      const consentId = given && day === consentUntil ? given.consentId : null;
      return matter('ending', day, pair, consentId);
    });
  return [...ending, ...missing];
}

type Given = ReturnType<typeof givenSpans>[number];

/** How long what is wanted is covered, if it is. */
type Need = Wanted & { readonly covered: LocalDate | null };

interface Gap {
  readonly from: LocalDate;
  /** Null: without end. */
  readonly to: LocalDate | null;
}

function gapOf({ from, to, covered }: Need, lapsedOn: LocalDate | null): readonly Gap[] {
  const first = latest(from, covered && addDays(covered, 1), lapsedOn) as LocalDate;
  return to && to < first ? [] : [{ from: first, to }];
}

/** The same days, each once, so that nobody is listed twice on any of them. */
function together(gaps: readonly Gap[]): readonly Gap[] {
  const sorted = [...gaps].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return sorted.reduce<readonly Gap[]>((before, gap) => {
    const last = before.at(-1);
    if (!last || (last.to && addDays(last.to, 1) < gap.from)) return [...before, gap];
    const to = last.to && gap.to && latest(last.to, gap.to);
    return [...before.slice(0, -1), { from: last.from, to }];
  }, []);
}

/** The last days of what covers somebody: of all that is wanted then and after, or, where nothing is, of the rest. */
function endsOf(needs: readonly Need[], unwanted: LocalDate | null): readonly LocalDate[] {
  const ends = needs.flatMap(({ from, to, covered }) =>
    covered && (!from || from <= covered) && (!to || covered < to) ? covered : [],
  );
  return ends.length > 0 || !unwanted ? [...new Set(ends)] : [unwanted];
}

/** Whoever is missing already in the days before need not be told of an end as well. */
function isNotIn(gaps: readonly Gap[]) {
  return (end: LocalDate): boolean =>
    !gaps.some(({ from, to }) => from <= end && (!to || addDays(end, -endingDays) <= to));
}

/** Whether the last they answered is no: nothing they said yes to holds on that day or since. */
function isLastNo(about: readonly Consent[]): boolean {
  const last = latest(...about.map(({ endedOn }) => endedOn));
  return last !== null && !givenSpans(about).some(({ until }) => last <= until);
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
  return { kind, day, lastDay: null, memberId, agencyId, purpose, consentId, meeting: null };
}
