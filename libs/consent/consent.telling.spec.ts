import type { ConsentEvent, Family, FamilyEvent, MemberRole, Party } from '@famsam/contracts';
import { evolveFamily, noFamily } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { evolveOf, noConsents } from './consent.state';
import { whyNotTold, type Telling } from './consent.telling';

const day = localDate;
const [today, meetingDay] = [day('2026-05-10'), day('2026-06-10')];
const agencyOf = new Map([
  ['school', 'municipality'],
  ['clinic', 'region'],
]);
const unit = (unitId: string): Party => ({ kind: 'unit', unitId });
const member = (memberId: string): Party => ({ kind: 'member', memberId });

interface Told {
  readonly type: FamilyEvent['type'];
  readonly data?: object;
}

function family(...events: readonly Told[]): Family {
  return events.reduce(
    (state, { type, data = {} }) =>
      evolveFamily(state, { type, happenedOn: day('2026-01-12'), data } as FamilyEvent),
    noFamily,
  );
}

const added = (memberId: string, role: MemberRole, birthYear: number | null) =>
  ({ type: 'case.member-added', data: { memberId, role, birthYear } }) as const;
const referred = { type: 'case.referred' } as const;
const assessed = (outcome: string) => ({ type: 'case.assessed', data: { outcome } }) as const;
const people = [
  added('mother', 'guardian', 1985),
  added('kim', 'child', 2014),
  added('robin', 'child', 2008),
  added('noa', 'child', 2007),
  added('partner', 'other-adult', 1980),
];
const aFamily = [referred, assessed('taken-on'), ...people];
const strike = (entryId: string) =>
  ({ type: 'case.entry-struck', data: { entry: 'member', entryId } }) as const;

/** The mother and Noa let the municipality know, until some day before the meeting; nobody lets the region. */
function consents(until: string, withdrawnOn?: string): readonly ConsentEvent[] {
  return ['mother', 'noa'].flatMap((memberId): ConsentEvent[] => {
    const scope = { consentId: memberId, memberId, agencyId: 'municipality' };
    const given = { consentId: memberId, until: day(until), how: { form: 'written' } } as const;
    return [
      {
        type: 'consent.asked',
        happenedOn: day('2026-01-13'),
        data: { ...scope, information: ['coordination'], purpose: 'collaboration-meetings' },
      },
      { type: 'consent.given', happenedOn: day('2026-01-14'), data: given },
      ...(withdrawnOn
        ? [
            {
              type: 'consent.withdrawn' as const,
              happenedOn: day(withdrawnOn),
              data: { consentId: memberId },
            },
          ]
        : []),
    ];
  });
}

const onPaper: ConsentEvent = {
  type: 'consent.on-paper-before-import',
  happenedOn: day('2025-01-12'),
  data: { until: day('2027-01-01') },
};

const long = consents('2026-12-31');
const short = consents('2026-05-31');

function why(
  events: readonly Told[],
  given: readonly ConsentEvent[],
  telling: Partial<Telling> & Pick<Telling, 'party'>,
) {
  const known = family(...events);
  const here = Object.keys(known.members);
  const heard = given.reduce((state, event) => evolveOf(here, state, event), noConsents);
  return whyNotTold({ family: known, consents: heard }, agencyOf, {
    ...{ caseId: 'case', on: [today], about: null },
    ...telling,
  });
}

describe('who may be told of a case', () => {
  it.each([
    ['a guardian', aFamily, long, { party: member('mother') }, null],
    ['another adult of the family', aFamily, long, { party: member('partner') }, null],
    ['a unit whose agency the family lets know', aFamily, long, { party: unit('school') }, null],
    [
      'a unit, of what speaks of all of them, though one lets its agency know',
      aFamily,
      long,
      { party: unit('school'), about: [] },
      'consent-missing',
    ],
    [
      'a unit, of what speaks of all of them, who all let its agency know',
      [referred, assessed('taken-on'), ...people.slice(0, 2), people[3]!],
      long,
      { party: unit('school'), about: [] },
      null,
    ],
    [
      'a unit, of what names the mother alone, and so speaks of all children',
      aFamily,
      long,
      { party: unit('school'), about: ['mother'] },
      'consent-missing',
    ],
    [
      'a unit, of a family in which nobody is known',
      [referred, assessed('taken-on')],
      long,
      { party: unit('school'), about: [] },
      'consent-missing',
    ],
    [
      'a unit, by a letter about a family in which nobody is known',
      [referred, assessed('taken-on')],
      long,
      { party: unit('school') },
      'consent-missing',
    ],
    [
      'a unit, of a family in which nobody is known, on the family’s paper',
      [referred, assessed('taken-on')],
      [onPaper],
      { party: unit('school'), about: [] },
      null,
    ],
    [
      'a unit, on the paper of a family one of whom came of age since (law.md 9)',
      aFamily.filter((event) => event !== people[2]),
      [onPaper],
      { party: unit('clinic'), about: [] },
      'consent-missing',
    ],
    [
      'a unit, on the paper of a family whose young were of age then, or are minors',
      [...aFamily.filter((event) => event !== people[2]), added('noa', 'child', 2006)],
      [onPaper],
      { party: unit('clinic'), about: [] },
      null,
    ],
    [
      'a unit, while nobody has assessed the referral',
      [referred, ...people],
      long,
      { party: unit('school') },
      null,
    ],
    // law.md 9: the year of the eighteenth birthday alone does not say that it has been.
    ['a child', aFamily, long, { party: member('kim') }, 'under-age'],
    ['one who turns 18 this year', aFamily, long, { party: member('robin') }, 'under-age'],
    ['one who turned 18 last year', aFamily, long, { party: member('noa') }, null],
    [
      'a child whose year of birth is not known',
      [...aFamily, added('lo', 'child', null)],
      long,
      { party: member('lo') },
      'under-age',
    ],
    [
      'a member who was struck (found B5)',
      [...aFamily, strike('partner')],
      long,
      { party: member('partner') },
      'not-of-family',
    ],
    [
      'a child that was struck (found B5)',
      [...aFamily, strike('kim')],
      long,
      { party: member('kim') },
      'not-of-family',
    ],
    ['somebody of another family', aFamily, long, { party: member('other') }, 'not-of-family'],
    ['a unit of another agency', aFamily, long, { party: unit('clinic') }, 'consent-missing'],
    ['a unit that is not known', aFamily, long, { party: unit('other') }, 'consent-missing'],
    [
      'a unit after the consent was withdrawn, also that day',
      aFamily,
      consents('2026-12-31', today),
      { party: unit('school') },
      'consent-missing',
    ],
    [
      'a unit, of a meeting on whose day the consent has ended (found K4)',
      aFamily,
      short,
      { party: unit('school'), on: [today, meetingDay] },
      'consent-missing',
    ],
    ['a unit today, with the same consent', aFamily, short, { party: unit('school') }, null],
    [
      'a unit, of a meeting on whose day a child will be 18 (found K4)',
      aFamily.filter((event) => event !== people[3]),
      consents('2027-05-31'),
      { party: unit('school'), on: [today, day('2027-02-01')], about: ['robin'] },
      'consent-missing',
    ],
    [
      'a unit, of one who has let nobody know',
      aFamily,
      long,
      { party: unit('school'), about: ['kim', 'partner'] },
      'consent-missing',
    ],
    [
      'a unit, of one of the children alone',
      aFamily,
      long,
      { party: unit('school'), about: ['kim'] },
      null,
    ],
    [
      'a guardian, of a case that is closed',
      [...aFamily, { type: 'case.closed', data: { closingId: 'x' } }],
      long,
      { party: member('mother') },
      'case-not-open',
    ],
    [
      'a guardian, of a case that was struck',
      [...aFamily, { type: 'case.struck' }],
      long,
      { party: member('mother') },
      'case-not-open',
    ],
    [
      'a guardian, of a case that was declined',
      [referred, assessed('declined'), ...people],
      long,
      { party: member('mother') },
      'case-not-open',
    ],
    [
      'a unit, of a case that was pointed elsewhere',
      [referred, assessed('pointed-elsewhere'), ...people],
      long,
      { party: unit('school') },
      'case-not-open',
    ],
    [
      'a guardian, of a case that was reopened',
      [
        ...aFamily,
        { type: 'case.closed', data: { closingId: 'x' } },
        { type: 'case.reopened', data: { closingId: 'x' } },
      ],
      long,
      { party: member('mother') },
      null,
    ],
  ] as [string, Told[], ConsentEvent[], { party: Party }, string | null][])(
    '%s',
    (_who, events, given, telling, reason) => {
      expect(why(events, given, telling)).toBe(reason);
    },
  );
});
