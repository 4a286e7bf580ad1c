import type { CaseEvent, ConsentEvent, ContactKind, MemberRole } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { addDays, localDate } from '@famsam/kernel';
import * as fc from 'fast-check';
import { join } from 'node:path';
import type { MissingConsent, Person, Wanted } from './consent.coverage';
import {
  coveredBy,
  guardiansOf,
  inForceSince,
  missingConsents,
  noesOf,
  spokenOf,
  wantedFor,
} from './consent.coverage';
import { consentDecider, type ConsentCommand } from './consent.decider';
import type { Consent } from './consent.state';
import { hear, notYetKnown, type KnownFamily } from './known-family';
import { mattersOf, type Matter } from './matters';

const firstDay = localDate('2026-01-05');
const today = localDate('2026-11-22');
const agencies = ['region', 'school'];
const agencyOf = new Map([
  ['bup', 'region'],
  ['school-1', 'school'],
  ['school-2', 'school'],
]);

/** The page tells whose consent is missing before anything is sent; it has types of its own. */
const page = jest.requireActual<{
  missingFor(
    ledger: object,
    members: readonly Person[],
    discussed: readonly string[],
    agencyIds: readonly string[],
    on: string,
  ): readonly MissingConsent[];
  cellState(ledger: object, member: Person, agencyId: string, on: string): { kind: string };
}>(join(__dirname, '../../apps/web/src/pages/case/consents/consent-cells.ts'));

const acts = ['ask', 'ask', 'give', 'give', 'refuse', 'withdraw', 'take-paper', 'join'] as const;
const oldActs = ['paper', 'lapse'] as const;

/** A family that grows while it says yes and no, some of it written down later than it was said. */
const lives = fc.record({
  members: fc.array(
    fc.record({
      role: fc.constantFrom<MemberRole>('child', 'child', 'guardian', 'other-adult'),
      birthYear: fc.option(fc.integer({ min: 2005, max: 2011 }), { nil: null }),
    }),
    { maxLength: 5 },
  ),
  /** So many of them are there when the case begins; a paper may be noted then. */
  atFirst: fc.nat(5),
  paper: fc.option(fc.integer({ min: -30, max: 900 }), { nil: null }),
  contacts: fc.array(
    fc.record({
      member: fc.nat(4),
      unit: fc.constantFrom(...agencyOf.keys()),
      kind: fc.constantFrom<ContactKind>('individual-support', 'course'),
      ended: fc.option(fc.nat(30), { nil: null }),
    }),
    { maxLength: 4 },
  ),
  acts: fc.array(
    fc.record({
      what: fc.constantFrom(...acts, ...oldActs),
      member: fc.nat(4),
      agency: fc.constantFrom(...agencies),
      passed: fc.nat(60),
      back: fc.nat(60),
      ahead: fc.integer({ min: 1, max: 400 }),
    }),
    { maxLength: 14 },
  ),
  later: fc.nat(1_200),
});
type Life = typeof lives extends fc.Arbitrary<infer T> ? T : never;
type Act = Life['acts'][number];

interface Lived extends KnownFamily {
  readonly people: readonly Person[];
  /** Who came after the first paper was noted. */
  readonly cameLater: readonly string[];
  /** How many papers were noted. */
  readonly papers: number;
  /** A day on which all that was said is over. */
  readonly on: LocalDate;
}

/** What came of it, by the rules of writing. */
function lived({ members, atFirst, paper, contacts, acts: all, later }: Life): Lived {
  const waiting = members.map((one, at) => ({ memberId: `m${at}`, ...one }));
  let known = notYetKnown('case');
  let now = firstDay;
  const cameLater: string[] = [];
  let papers = 0;
  const write = (type: string, data: object, happenedOn = now): void => {
    if (type === 'consent.on-paper-before-import') papers += 1;
    known = hear(known, { type, happenedOn, data } as CaseEvent | ConsentEvent);
  };
  const join = (): void => {
    const one = waiting.shift();
    if (!one) return;
    write('case.member-added', one);
    if (known.consents.paper.length > 0) cameLater.push(one.memberId);
  };
  const decided = (command: object, on: LocalDate): void => {
    const family = known.family.members;
    const facts = { today: now, referredOn: firstDay, family, on, ...command };
    const decision = consentDecider.decide(facts as unknown as ConsentCommand, known.consents);
    if (decision.accepted) for (const event of decision.events) known = hear(known, event);
  };

  write('case.referred', {});
  write('case.assessed', { outcome: 'taken-on' });
  for (let count = 0; count < atFirst; count += 1) join();
  if (paper !== null) write('consent.on-paper-before-import', { until: addDays(firstDay, paper) });
  all.forEach((act, at) => {
    now = addDays(now, act.passed);
    if (act.what === 'join') join();
    else if (act.what === 'paper')
      write('consent.on-paper-before-import', { until: addDays(now, act.ahead) });
    else if (act.what === 'lapse') decided({ type: 'lapse-papers', firstDay: today }, now);
    else decided(commandOf(act, known, `c${at}`, now), addDays(now, -act.back));
  });
  for (const { member: at, unit, kind, ended } of contacts) {
    if (!known.family.members[`m${at}`]) continue;
    const contactId = `${at} ${unit} ${kind}`;
    const contact = { contactId, memberId: `m${at}`, unitId: unit, kind };
    write('case.contact-added', contact, addDays(firstDay, -60));
    if (ended !== null) write('case.contact-ended', { contactId }, addDays(now, -ended));
  }
  const people: readonly Person[] = Object.values(known.family.members);
  return { ...known, people, cameLater, papers, on: addDays(now, later) };
}

function commandOf(
  { what, member: at, agency: agencyId, ahead }: Act,
  { family, consents }: KnownFamily,
  consentId: string,
  now: LocalDate,
): object {
  const memberId = `m${at}`;
  const member = family.members[memberId] ?? null;
  const about = consents.consents.filter((c) => c.memberId === memberId && c.agencyId === agencyId);
  const open = about.find(({ status }) => status === 'asked')?.consentId;
  switch (what) {
    case 'ask': {
      const question = { information: ['coordination'], purpose: 'collaboration-meetings' };
      const scope = { consentId, memberId, agencyId, ...question };
      return { type: 'ask', scope, member, agencyKnown: true };
    }
    case 'give':
      return {
        ...{ type: 'give', consentId: open, until: addDays(now, ahead) },
        ...{ how: { form: 'written' }, interpreterKnown: true },
      };
    case 'refuse':
      return { type: 'refuse', consentId: open };
    case 'withdraw': {
      const inForce = about.find(({ status }) => status === 'given')?.consentId;
      return { type: 'withdraw', consentId: inForce };
    }
    default:
      return { type: 'withdraw-paper', memberId, member };
  }
}

function isDue({ kind, day: on, lastDay }: Matter, now: LocalDate): boolean {
  if (kind === 'unanswered') return true;
  if (kind === 'missing' || kind === 'lapsed') return on <= now && (!lastDay || now <= lastDay);
  return now <= on && on <= addDays(now, 30);
}

/** Any family, with the seed printed when it breaks the rule. */
function always(holds: (life: Lived) => void): void {
  fc.assert(
    fc.property(lives, (life) => holds(lived(life))),
    { numRuns: 400 },
  );
}

const pairOf = ({ memberId, agencyId }: { memberId: string | null; agencyId: string }): string =>
  `${memberId} ${agencyId}`;

const ofSelf = (one: Person): Wanted => ({
  ...{ memberId: one.memberId, of: one, onPaperOnly: false, from: null, to: null },
});

/** Of the same day, as the answer to a question that was asked later. */
function saidNoAfter({ given }: Consent, about: readonly Consent[]): boolean {
  return about.some(({ status, endedOn }, at) => {
    if (!given || !endedOn || endedOn !== given.on) return given && endedOn && endedOn > given.on;
    return status === 'refused' && about.slice(0, at).some((one) => one.given === given);
  });
}

describe('whatever a family says, and when', () => {
  it('covers nobody after their last no, but by what was said since (law.md 11)', () => {
    always(({ consents, people, on }) => {
      for (const one of people)
        for (const agencyId of agencies) {
          const noes = noesOf(consents, one.memberId, agencyId).filter((no) => no <= on);
          const last = noes.sort().at(-1);
          const about = consents.consents.filter(
            (c) => c.memberId === one.memberId && c.agencyId === agencyId,
          );
          const stands = about.some((c) => c.given && !saidNoAfter(c, about));
          const signed = consents.paper.some(({ from }) => !last || last < from);
          if (!last || stands || signed) continue;
          expect(inForceSince(consents, ofSelf(one), agencyId, on)).toBeNull();
          expect(coveredBy(consents, one, people, agencyId, on)).toBeNull();
        }
    });
  });

  it('takes no paper for the word of one who came later or of age later (law.md 9, 10)', () => {
    always(({ consents, people, cameLater, papers, on }) => {
      const [first] = consents.paper;
      if (!first || papers > 1) return;
      for (const one of people)
        for (const agencyId of agencies) {
          const by = coveredBy(consents, one, people, agencyId, on);
          if (cameLater.includes(one.memberId)) expect(by).not.toBe('paper');
          const { role, birthYear } = one;
          const isOfAge = birthYear !== null && Number(on.slice(0, 4)) - birthYear > 18;
          const wasOfAge = birthYear !== null && Number(first.from.slice(0, 4)) - birthYear > 18;
          if (role === 'child' && isOfAge && !wasOfAge) expect(by).not.toBe('paper');
        }
    });
  });

  it('does not cover less of a family than of those of it who are spoken of', () => {
    always(({ consents, people, on }) => {
      const guardians = guardiansOf(people);
      const lackingOf = (some: readonly Person[]) =>
        missingConsents(consents, on, some, guardians, agencies).map(pairOf);
      const all = new Set(lackingOf(people));
      for (const one of people) for (const pair of lackingOf([one])) expect(all).toContain(pair);
      expect(all.size).toBe(lackingOf(people).length);
    });
  });

  it('lists every pair in at most one kind, and once, on any day', () => {
    always(({ family, consents, on }) => {
      const due = mattersOf(family, consents, agencyOf).filter((one) => isDue(one, on));
      const kinds = new Map<string, Set<string>>();
      for (const one of due)
        kinds.set(pairOf(one), (kinds.get(pairOf(one)) ?? new Set()).add(one.kind));
      for (const [pair, of] of kinds) expect([pair, of.size]).toEqual([pair, 1]);
      const standing = due.filter(({ kind }) => kind !== 'unanswered').map(pairOf);
      expect(new Set(standing).size).toBe(standing.length);
    });
  });

  it('lists as missing or lapsed exactly who lacks at a meeting of the family and has not said no', () => {
    always(({ family, consents, people, on }) => {
      const own = Object.values(family.contacts).filter(
        (c) => c.kind === 'individual-support' && !(c.ended && c.ended.on < on),
      );
      const met = [...new Set(own.map((c) => agencyOf.get(c.unitId)!))];
      const concerned = people.filter(
        ({ memberId, role }) => role !== 'other-adult' || own.some((c) => c.memberId === memberId),
      );
      const isSettled = (memberId: string | null, agencyId: string): boolean => {
        const about = consents.consents.filter(
          (c) => c.memberId === memberId && c.agencyId === agencyId,
        );
        const saidYes = about.some((c) => c.status === 'given' && !saidNoAfter(c, about));
        const saidNo = about.length
          ? !saidYes
          : consents.paperWithdrawn.some((no) => no.memberId === memberId);
        return saidNo || about.some(({ status }) => status === 'asked');
      };
      const lacking = missingConsents(consents, on, concerned, guardiansOf(people), met).filter(
        ({ memberId, agencyId }) => memberId !== null && !isSettled(memberId, agencyId),
      );
      const matters = mattersOf(family, consents, agencyOf);
      const told = matters.filter(
        (one) => (one.kind === 'missing' || one.kind === 'lapsed') && isDue(one, on),
      );
      expect(told.map(pairOf).sort()).toEqual(lacking.map(pairOf).sort());
    });
  });

  it('lacks on the page of a case exactly what the rule of meetings lacks', () => {
    always(({ consents, people, on }) => {
      const paper = consents.paper.map(({ noted, ...days }) => ({ ...days, memberIds: noted }));
      const ledger = { ...consents, paper, members: people };
      const guardians = guardiansOf(people);
      for (const discussed of [[], ...people.map(({ memberId }) => [memberId])]) {
        const about = spokenOf(people, discussed);
        const lacking = missingConsents(consents, on, about, guardians, agencies).map(pairOf);
        const shown = page.missingFor(ledger, people, discussed, agencies, on).map(pairOf);
        expect(shown.sort()).toEqual(lacking.sort());
      }
    });
  });

  it('says no on the page of a case exactly where no is the last they said (law.md 11)', () => {
    always(({ consents, people, on }) => {
      const paper = consents.paper.map(({ noted, ...days }) => ({ ...days, memberIds: noted }));
      const ledger = { ...consents, paper, members: people };
      for (const one of people)
        for (const agencyId of agencies) {
          const about = consents.consents.filter(
            (c) => c.memberId === one.memberId && c.agencyId === agencyId,
          );
          const { kind } = page.cellState(ledger, one, agencyId, on);
          if (about.length === 0 || about.at(-1)!.status === 'asked' || kind === 'paper') continue;
          const noes = about.flatMap(({ endedOn }) => endedOn ?? []);
          const stands = about.some((c) => c.given && !c.endedOn && !saidNoAfter(c, about));
          expect(kind === 'refused' || kind === 'withdrawn').toBe(noes.length > 0 && !stands);
        }
    });
  });

  it('ends on the last day on which nothing is missing', () => {
    always(({ family, consents, people, on }) => {
      const guardians = guardiansOf(people);
      for (const { kind, day, memberId, agencyId } of mattersOf(family, consents, agencyOf)) {
        if (kind !== 'ending' || day < on) continue;
        const wanted = wantedFor(people, guardians).filter((one) => one.memberId === memberId);
        const covers = (when: LocalDate) =>
          wanted.filter((one) => inForceSince(consents, one, agencyId, when) !== null).length;
        expect(covers(day)).toBeGreaterThan(covers(addDays(day, 1)));
      }
    });
  });
});
