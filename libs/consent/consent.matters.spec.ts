import type { ConsentEvent, ContactKind, Family, FamilyEvent, MemberRole } from '@famsam/contracts';
import { evolveFamily, noFamily, openSince } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { addDays, localDate } from '@famsam/kernel';
import fc from 'fast-check';
import { coveredBy, missingConsents } from './consent.coverage';
import type { Matter } from './consent.matters';
import { mattersOf } from './consent.matters';
import type { ConsentState } from './consent.state';
import { evolve, noConsents } from './consent.state';

const day = localDate;
const today = day('2026-11-22');
const agencyOf = new Map([
  ['bup', 'region'],
  ['school-1', 'school'],
  ['school-2', 'school'],
]);

function family(...events: readonly { type: FamilyEvent['type']; on: string; data?: object }[]) {
  return events.reduce(
    (state, { type, on, data = {} }) =>
      evolveFamily(state, { type, happenedOn: day(on), data } as FamilyEvent),
    noFamily,
  );
}

const referred = { type: 'case.referred', on: '2026-01-05' } as const;
const takenOn = { type: 'case.assessed', on: '2026-01-12', data: { outcome: 'taken-on' } } as const;
const member = (memberId: string, role: MemberRole, birthYear: number | null) =>
  ({ type: 'case.member-added', on: '2026-01-12', data: { memberId, role, birthYear } }) as const;
const contact = (memberId: string, unitId: string, kind: ContactKind = 'individual-support') =>
  ({
    type: 'case.contact-added',
    on: '2025-09-01',
    data: { contactId: `${memberId} ${unitId}`, memberId, unitId, kind },
  }) as const;
const ended = (memberId: string, unitId: string, on: string) =>
  ({ type: 'case.contact-ended', on, data: { contactId: `${memberId} ${unitId}` } }) as const;
const mother = member('mother', 'guardian', 1985);
const child = member('child', 'child', 2014);
const aFamily = [referred, takenOn, mother, child, contact('child', 'bup')];

function asked(consentId: string, memberId = 'mother', agencyId = 'region'): ConsentEvent {
  return {
    type: 'consent.asked',
    happenedOn: day('2026-02-02'),
    data: {
      consentId,
      memberId,
      agencyId,
      information: ['coordination'],
      purpose: 'collaboration-meetings',
    },
  };
}
const given = (consentId: string, until: string): ConsentEvent => ({
  type: 'consent.given',
  happenedOn: day('2026-02-03'),
  data: { consentId, until: day(until), how: { form: 'written' } },
});
const refused = (consentId: string): ConsentEvent => ({
  type: 'consent.refused',
  happenedOn: day('2026-02-03'),
  data: { consentId },
});

function due(state: Family, consents: readonly ConsentEvent[], on: LocalDate = today) {
  return mattersOf(state, consents.reduce(evolve, noConsents), agencyOf)
    .filter((matter) => isDue(matter, on))
    .map(({ kind, memberId, agencyId }) => `${kind} ${memberId} ${agencyId}`);
}

function isDue({ kind, day: on, lastDay }: Matter, now: LocalDate): boolean {
  if (kind === 'unanswered') return true;
  if (kind === 'missing' || kind === 'lapsed') return on <= now && (!lastDay || now <= lastDay);
  return now <= on && on <= addDays(now, 30);
}

describe('consents that somebody has to see to', () => {
  it('are missing of a guardian who was never asked, since the case was taken on', () => {
    expect(due(family(...aFamily), [])).toEqual(['missing mother region']);
    expect(mattersOf(family(...aFamily), noConsents, agencyOf)[0]).toMatchObject({
      day: '2026-01-12',
      lastDay: null,
      consentId: null,
    });
  });

  it('wait for an answer, and then are no longer missing', () => {
    expect(due(family(...aFamily), [asked('a')])).toEqual(['unanswered mother region']);
  });

  it('end within thirty days, and are missing the day after', () => {
    const consents = [asked('a'), given('a', '2026-12-20')];
    const state = family(...aFamily);
    expect(due(state, consents, day('2026-11-19'))).toEqual([]);
    expect(due(state, consents)).toEqual(['ending mother region']);
    expect(due(state, consents, day('2026-12-21'))).toEqual(['missing mother region']);
  });

  it('are nobody’s matter when the answer was no, or the answer is asked for again', () => {
    expect(due(family(...aFamily), [asked('a'), refused('a')])).toEqual([]);
    const again = [asked('a'), given('a', '2026-12-20'), asked('b')];
    expect(due(family(...aFamily), again)).toEqual(['unanswered mother region']);
  });

  it('are not missing while the family’s paper covers them', () => {
    const paper: ConsentEvent = {
      type: 'consent.on-paper-before-import',
      happenedOn: day('2026-01-05'),
      data: { until: day('2027-11-22') },
    };
    expect(due(family(...aFamily), [paper])).toEqual([]);
    expect(due(family(...aFamily), [paper], day('2027-11-01'))).toEqual(['ending mother region']);
  });

  it('are listed apart when a paper lapsed, until somebody is asked (found K1)', () => {
    const data = { from: day('2026-01-05'), until: day('2027-11-22') };
    const paper: ConsentEvent = {
      type: 'consent.on-paper-before-import',
      happenedOn: data.from,
      data: { until: data.until },
    };
    const lapsed: ConsentEvent = { type: 'consent.paper-lapsed', happenedOn: today, data };
    expect(due(family(...aFamily), [paper, lapsed])).toEqual(['lapsed mother region']);
    expect(due(family(...aFamily), [paper, lapsed, asked('c1')])).toEqual([
      'unanswered mother region',
    ]);
  });

  const base = [referred, takenOn, mother, child];
  const bup = contact('child', 'bup');
  it.each([
    ['only a programme', [contact('child', 'bup', 'parenting-programme')], []],
    [
      'two units of one agency',
      [contact('child', 'school-1'), contact('child', 'school-2')],
      ['mother school'],
    ],
    ['another adult without a contact', [bup, member('uncle', 'other-adult', 1970)], []],
    [
      'another adult with one',
      [member('aunt', 'other-adult', 1970), contact('aunt', 'bup')],
      ['aunt region'],
    ],
    ['a young person of age', [bup, member('young', 'child', 2007)], ['young region']],
    ['one who turns 18 this year', [bup, member('young', 'child', 2008)], ['young region']],
    ['a younger one', [bup, member('young', 'child', 2009)], []],
  ])('are wanted with %s', (_what, change, pairs) => {
    const wanted = due(family(...base, ...change), []).filter((w) => w !== 'missing mother region');
    expect(wanted).toEqual(pairs.map((pair) => `missing ${pair}`));
  });

  it('are wanted while a contact lasts, and again from the next one on', () => {
    const over = [...base, bup, ended('child', 'bup', '2026-11-22')];
    expect(due(family(...over), [])).toEqual(['missing mother region']);
    expect(due(family(...over), [], day('2026-11-23'))).toEqual([]);
    const paper: ConsentEvent = {
      type: 'consent.on-paper-before-import',
      happenedOn: day('2026-01-05'),
      data: { until: day('2026-12-01') },
    };
    expect(due(family(...base, bup), [paper])).toEqual(['ending mother region']);
    expect(due(family(...over), [paper])).toEqual([]);
    const aunt = [member('aunt', 'other-adult', 1970), contact('aunt', 'school-1')];
    const left = [...base, bup, ...aunt, ended('aunt', 'school-1', '2026-10-01')];
    expect(due(family(...left), [])).toEqual(['missing mother region']);
    const next = { ...contact('child', 'school-1'), on: '2026-11-01' };
    expect(mattersOf(family(...left, next), noConsents, agencyOf)).toContainEqual(
      expect.objectContaining({ agencyId: 'school', memberId: 'mother', day: '2026-11-01' }),
    );
  });

  it.each([
    ['not assessed', [referred, mother, child, contact('child', 'bup')]],
    ['declined', [referred, { ...takenOn, data: { outcome: 'declined' } }, ...aFamily.slice(2)]],
    ['closed', [...aFamily, { type: 'case.closed', on: '2026-03-01', data: { closingId: 'x' } }]],
    ['struck', [...aFamily, { type: 'case.struck', on: '2026-03-01' }]],
  ] as const)('are not missing in a case that is %s', (_what, events) => {
    expect(due(family(...events), [])).toEqual([]);
  });

  it('are missing again since a case was reopened', () => {
    const state = family(
      ...aFamily,
      { type: 'case.closed', on: '2026-03-01', data: { closingId: 'x' } },
      { type: 'case.reopened', on: '2026-05-04', data: { closingId: 'x' } },
    );
    expect(mattersOf(state, noConsents, agencyOf)[0]).toMatchObject({ day: '2026-05-04' });
    expect(openSince(state)).toBe('2026-05-04');
  });
});

/** A family and its consents, at random: with what the rules of a meeting say, on any later day. */
const lives = fc.record({
  members: fc.array(
    fc.record({
      role: fc.constantFrom<MemberRole>('child', 'child', 'guardian', 'other-adult'),
      birthYear: fc.option(fc.integer({ min: 2005, max: 2011 }), { nil: null }),
    }),
    { maxLength: 4 },
  ),
  contacts: fc.array(
    fc.record({
      member: fc.nat(3),
      unit: fc.constantFrom(...agencyOf.keys()),
      kind: fc.constantFrom<ContactKind>('individual-support', 'course'),
      ended: fc.option(fc.nat(30), { nil: null }),
    }),
    { maxLength: 4 },
  ),
  acts: fc.array(
    fc.record({
      what: fc.constantFrom('ask', 'give', 'refuse', 'withdraw', 'paper', 'take-paper', 'lapse'),
      member: fc.nat(3),
      agency: fc.constantFrom('region', 'school'),
      ago: fc.nat(200),
      ahead: fc.integer({ min: 1, max: 120 }),
    }),
    { maxLength: 12 },
  ),
  later: fc.nat(800),
});
type Life = typeof lives extends fc.Arbitrary<infer T> ? T : never;

function consentsOf({ acts, members }: Life): ConsentState {
  let at = addDays(today, -300);
  return acts.reduce<ConsentState>((state, { what, member: n, agency, ago, ahead }, index) => {
    at = [at, addDays(today, -ago)].reduce((a, b) => (a > b ? a : b));
    const memberId = `m${n % Math.max(1, members.length)}`;
    const about = state.consents.filter((c) => c.memberId === memberId && c.agencyId === agency);
    const open = about.find(({ status }) => status === 'asked');
    const inForce = about.find(({ status }) => status === 'given');
    const write = (event: object): ConsentState =>
      evolve(state, { happenedOn: at, ...event } as ConsentEvent);
    const until = addDays(at, ahead * 3);
    switch (what) {
      case 'ask':
        return open ? state : write(asked(`c${index}`, memberId, agency));
      case 'give':
        return open ? write({ ...given(open.consentId, until), happenedOn: at }) : state;
      case 'refuse':
        return open ? write({ ...refused(open.consentId), happenedOn: at }) : state;
      case 'withdraw':
        return inForce && at <= inForce.given!.until
          ? write({ type: 'consent.withdrawn', data: { consentId: inForce.consentId } })
          : state;
      case 'paper':
        return write({ type: 'consent.on-paper-before-import', data: { until } });
      case 'lapse': {
        const [noted] = state.paper;
        const { first: _first, ...data } = noted ?? { from: at, until, first: true };
        return noted ? write({ type: 'consent.paper-lapsed', data }) : state;
      }
      default:
        return write({ type: 'consent.paper-withdrawn', data: { memberId } });
    }
  }, noConsents);
}

it('agrees with the rule of meetings on every later day, for every person and agency', () => {
  fc.assert(
    fc.property(lives, (life) => {
      const people = life.members.map((told, at) => ({ memberId: `m${at}`, ...told }));
      const contacts = life.contacts.filter(({ member: n }) => n < people.length);
      const state = family(
        referred,
        takenOn,
        ...people.map(({ memberId, role, birthYear }) => member(memberId, role, birthYear)),
        ...contacts.map((c) => contact(`m${c.member}`, c.unit, c.kind)),
        ...contacts.flatMap((c) =>
          c.ended === null ? [] : ended(`m${c.member}`, c.unit, addDays(today, -c.ended)),
        ),
      );
      const consents = consentsOf(life);
      const on = addDays(today, life.later);
      const own = Object.values(state.contacts).filter(
        (c) => c.kind === 'individual-support' && !(c.ended && c.ended.on < on),
      );
      const agencies = [...new Set(own.map((c) => agencyOf.get(c.unitId)!))];
      const settled = (memberId: string, agencyId: string): boolean => {
        const about = consents.consents.filter(
          (c) => c.memberId === memberId && c.agencyId === agencyId,
        );
        const saidNo = about.length
          ? about.at(-1)!.status !== 'given'
          : consents.paperWithdrawn.some((no) => no.memberId === memberId);
        return saidNo || about.some(({ status }) => status === 'asked');
      };
      const concerned = people.filter(
        ({ memberId, role }) => role !== 'other-adult' || own.some((c) => c.memberId === memberId),
      );
      const guardians = people.filter(({ role }) => role === 'guardian');
      const lacking = missingConsents(
        consents,
        on,
        concerned,
        guardians.map(({ memberId }) => memberId),
        agencies,
      ).filter(({ memberId, agencyId }) => memberId !== null && !settled(memberId, agencyId));

      const matters = mattersOf(state, consents, agencyOf);
      const pairs = (kind: Matter['kind']) =>
        new Set(
          matters
            .filter((m) => m.kind === kind && isDue(m, on))
            .map(({ memberId, agencyId }) => `${memberId} ${agencyId}`),
        );
      const told = [...pairs('missing'), ...pairs('lapsed')];
      expect(new Set(told).size).toBe(told.length);
      expect(new Set(told)).toEqual(
        new Set(lacking.map(({ memberId, agencyId }) => `${memberId} ${agencyId}`)),
      );
      for (const { kind, day: last, memberId, agencyId } of matters) {
        if (kind !== 'ending' || last < today) continue;
        const covers = (when: LocalDate) => coveredBy(consents, memberId, agencyId, when);
        expect([covers(last) !== null, covers(addDays(last, 1))]).toEqual([true, null]);
      }
      for (const pair of pairs('unanswered'))
        expect(told.includes(pair) || pairs('ending').has(pair)).toBe(false);
    }),
    { numRuns: 1_500 },
  );
});
