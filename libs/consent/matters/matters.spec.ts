import type { ConsentEvent, ContactKind, Family, FamilyEvent, MemberRole } from '@famsam/contracts';
import { evolveFamily, noFamily, openSince } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { addDays, localDate } from '@famsam/kernel';
import type { Matter } from './matters';
import { mattersOf } from './matters';
import { evolveOf, noConsents, type ConsentState } from '../consent.state';

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

/** A paper among them is of all who are of the family now, but for those who came later. */
function consentsOf(
  state: Family,
  consents: readonly ConsentEvent[],
  cameLater: readonly string[] = [],
): ConsentState {
  const then = Object.keys(state.members).filter((memberId) => !cameLater.includes(memberId));
  return consents.reduce((before, event) => evolveOf(then, before, event), noConsents);
}

function due(
  state: Family,
  consents: readonly ConsentEvent[],
  on: LocalDate = today,
  cameLater: readonly string[] = [],
) {
  return mattersOf(state, consentsOf(state, consents, cameLater), agencyOf)
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

  it('are nobody’s matter when a renewal was refused, and end by what was said on the later day', () => {
    const state = family(...aFamily);
    const renewal = { ...given('b', '2026-12-10'), happenedOn: day('2026-03-01') };
    const [no, later] = ['2026-02-20', '2026-04-01'].map((on) => ({
      ...refused('a'),
      happenedOn: day(on),
    })) as [ConsentEvent, ConsentEvent];
    const both = [asked('b'), asked('a'), renewal];
    expect(due(state, [...both, later])).toEqual([]);
    expect(due(state, [...both, no])).toEqual(['ending mother region']);
    expect(due(state, [...both, no], day('2026-12-11'))).toEqual(['missing mother region']);
    const withdrawn: ConsentEvent = {
      ...{ type: 'consent.withdrawn', happenedOn: day('2026-04-01') },
      data: { consentId: 'a' },
    };
    const renewed = [asked('a'), given('a', '2026-12-20'), asked('b'), renewal, withdrawn];
    expect(due(state, renewed)).toEqual([]);
  });

  it('are nobody’s matter when a renewal was refused the same day, and go on with a new yes for an old one', () => {
    const first = [asked('a'), given('a', '2026-12-20')];
    const on = first[1]!.happenedOn;
    const state = family(...aFamily);
    const refusedThen = [...first, asked('b'), { ...refused('b'), happenedOn: on }];
    expect(due(state, refusedThen)).toEqual([]);
    const given2 = { ...given('b', '2027-01-20'), happenedOn: on };
    const withdrawn: ConsentEvent = {
      ...{ type: 'consent.withdrawn', happenedOn: on },
      data: { consentId: 'a' },
    };
    expect(due(state, [...first, asked('b'), given2, withdrawn])).toEqual([]);
    expect(due(state, [...first, asked('b'), given2, withdrawn], day('2027-01-21'))).toEqual([
      'missing mother region',
    ]);
    expect(due(state, refusedThen, day('2027-01-21'))).toEqual([]);
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

  describe('of whom the family’s paper does not speak', () => {
    const paper: ConsentEvent = {
      type: 'consent.on-paper-before-import',
      happenedOn: day('2026-01-05'),
      data: { until: day('2027-11-22') },
    };
    const father = member('father', 'guardian', 1984);
    const bothParents = family(...aFamily, father);

    it('are missing of a guardian who came later, and end with the paper of the other', () => {
      expect(due(bothParents, [paper], today, ['father'])).toEqual(['missing father region']);
      expect(due(bothParents, [paper], day('2027-11-01'), ['father'])).toEqual([
        'ending mother region',
        'missing father region',
      ]);
      expect(due(bothParents, [paper], day('2027-11-23'), ['father'])).toEqual([
        'missing mother region',
        'missing father region',
      ]);
    });

    it('are missing of all guardians of a child who came later, until they have said so', () => {
      const sister = member('sister', 'child', 2018);
      const state = family(...aFamily, sister);
      expect(due(state, [paper], today, ['sister'])).toEqual(['missing mother region']);
      expect(due(state, [paper], day('2027-11-23'), ['sister'])).toEqual(['missing mother region']);
      const said = [paper, asked('a'), given('a', '2027-05-31')];
      expect(due(state, said, today, ['sister'])).toEqual([]);
      expect(due(state, said, day('2027-05-20'), ['sister'])).toEqual(['ending mother region']);
      expect(due(state, said, day('2027-06-01'), ['sister'])).toEqual(['missing mother region']);
    });

    it('are missing of one who came later only until custody of them ends', () => {
      const young = member('young', 'child', 2008);
      const state = family(...aFamily, young);
      const lastOfYear = day('2026-12-31');
      const own = asked('b', 'young');
      const said = [paper, own, given('b', '2027-10-31')];
      expect(due(state, said, lastOfYear, ['young'])).toEqual(['missing mother region']);
      expect(due(state, said, day('2027-01-01'), ['young'])).toEqual([]);
    });

    it.each([
      ['was of age when it was signed', 2007, []],
      ['may have turned 18 that year', 2008, ['missing young region']],
      ['turns 18 later', 2009, ['missing young region']],
      ['is a minor all the while', 2014, []],
    ])('are missing of one who %s (law.md 9)', (_who, birthYear, expected) => {
      const state = family(...aFamily, member('young', 'child', birthYear));
      expect(due(state, [paper], day('2027-06-01'))).toEqual(expected);
    });

    it('are listed once, of one who has to say it for two reasons', () => {
      const state = family(
        referred,
        takenOn,
        member('young', 'child', 2008),
        contact('young', 'bup'),
      );
      expect(due(state, [])).toEqual(['missing young region']);
      const said = [asked('a', 'young'), given('a', '2026-12-20')];
      // Nobody can say it for a child without a known guardian.
      expect(due(state, said)).toEqual(['missing young region']);
      expect(due(state, said, day('2027-01-01'))).toEqual(['missing young region']);
    });
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
    // One that was noted since covers her until it ends, and is no wrong one then.
    const again = [paper, lapsed, paper];
    expect(due(family(...aFamily), again)).toEqual([]);
    const after = day('2027-11-23');
    expect(due(family(...aFamily), again, after)).toEqual(['missing mother region']);
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
