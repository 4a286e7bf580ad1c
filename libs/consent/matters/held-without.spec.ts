import type { CaseEvent, ConsentEvent, Meeting } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { localDate } from '@famsam/kernel';
import { hear, notYetKnown } from '../known-family';
import { heldWithout } from './held-without';

const day = localDate;
const agencyOf = new Map([
  ['bup', 'region'],
  ['school', 'municipality'],
]);
const meetingDay = day('2026-05-10');

const event = (type: string, on: string, data: object = {}) =>
  ({ type, happenedOn: day(on), data }) as CaseEvent | ConsentEvent;
const member = (memberId: string, role: string, birthYear: number | null, type = 'added') =>
  event(`case.member-${type}`, '2026-01-12', { memberId, role, birthYear });
const struck = (entry: string, entryId: string) =>
  event('case.entry-struck', '2026-06-01', { entry, entryId });

const told = { kind: 'collaboration', unitIds: ['bup'], discussed: ['child'] };
const met = (data: Partial<Meeting> = {}, on: string = meetingDay, type = 'held') =>
  event(`case.meeting-${type}`, on, { meetingId: 'met', withoutConsent: null, ...told, ...data });

const yes = (memberId: string, on = '2026-02-02', until = '2026-12-31', consentId = memberId) => [
  event('consent.asked', '2026-02-01', {
    ...{ consentId, memberId, agencyId: 'region', purpose: 'collaboration-meetings' },
  }),
  event('consent.given', on, { consentId, until }),
];
const withdrawn = (consentId: string, on: string) => event('consent.withdrawn', on, { consentId });

const aFamily = [
  event('case.referred', '2026-01-05'),
  member('mother', 'guardian', 1985),
  member('child', 'child', 2014),
];
const held = [...aFamily, ...yes('mother'), met()];

function seen(...events: readonly (CaseEvent | ConsentEvent)[]): string[] {
  return heldWithout(events.reduce(hear, notYetKnown('case')), agencyOf).map(
    ({ memberId, agencyId, day: on, meeting }) =>
      `${meeting?.meetingId} ${on}: ${memberId} ${agencyId} ${meeting?.saidNoOn}`,
  );
}

describe('a meeting that was held with consent', () => {
  it('is nobody’s matter as long as nobody takes it back from before it', () => {
    expect(seen(...held)).toEqual([]);
    expect(seen(...held, withdrawn('mother', '2026-05-11'))).toEqual([]);
  });

  it.each([
    ['a day before it', '2026-05-01'],
    ['its own day (law.md 11: at once)', '2026-05-10'],
  ])('is seen once the consent is taken back from %s', (_when, on) => {
    expect(seen(...held, withdrawn('mother', on))).toEqual([`met 2026-05-10: mother region ${on}`]);
  });

  it('is seen whatever kind it is, and after the case was closed', () => {
    const talk = [...aFamily, ...yes('mother'), met({ kind: 'family-talk' })];
    const closed = event('case.closed', '2026-06-01', { closingId: 'x' });
    const no = withdrawn('mother', '2026-05-01');
    const row = ['met 2026-05-10: mother region 2026-05-01'];
    expect(seen(...talk, no)).toEqual(row);
    expect(seen(...held, closed, no)).toEqual(row);
    expect(seen(...held, no, event('case.struck', '2026-06-01'))).toEqual([]);
  });

  it('is seen once, of a guardian who consents for all children', () => {
    const sister = member('sister', 'child', 2016);
    const all = [...aFamily, sister, ...yes('mother'), met({ discussed: [] })];
    expect(seen(...all, withdrawn('mother', '2026-05-01'))).toHaveLength(1);
  });

  it('is seen when what the family signed on paper is taken back from before it', () => {
    const paper = event('consent.on-paper-before-import', '2026-01-05', { until: '2026-12-31' });
    const no = event('consent.paper-withdrawn', '2026-03-01', { memberId: 'mother' });
    expect(seen(...aFamily, paper, met())).toEqual([]);
    expect(seen(...aFamily, paper, met(), no)).toEqual([
      'met 2026-05-10: mother region 2026-03-01',
    ]);
    const refusal = [
      yes('mother')[0]!,
      event('consent.refused', '2026-04-01', { consentId: 'mother' }),
    ];
    expect(seen(...aFamily, paper, met(), ...refusal)).toEqual([
      'met 2026-05-10: mother region 2026-04-01',
    ]);
  });

  it('is seen when they had said no as they were asked to renew their yes', () => {
    const [asked] = yes('mother', meetingDay, meetingDay, 'anew');
    const refused = event('consent.refused', '2026-05-10', { consentId: 'anew' });
    expect(seen(...held, asked!, refused)).toEqual(['met 2026-05-10: mother region 2026-05-10']);
  });

  it('is not seen for a unit of another agency, or a member of whom it did not speak', () => {
    const elsewhere = [...aFamily, ...yes('mother'), met({ unitIds: ['school'] })];
    expect(seen(...elsewhere, withdrawn('mother', '2026-05-01'))).toEqual([]);
    const uncle = [...aFamily, member('uncle', 'other-adult', 1970), ...yes('mother'), met()];
    const refused = event('consent.refused', '2026-03-01', { consentId: 'uncle' });
    expect(seen(...uncle, yes('uncle')[0]!, refused)).toEqual([]);
  });

  describe('is dealt with', () => {
    const no = withdrawn('mother', '2026-05-01');
    it.each<[string, CaseEvent | ConsentEvent | readonly ConsentEvent[]]>([
      [
        'when it is said to have lacked consent',
        met({ withoutConsent: 'ended' }, meetingDay, 'corrected'),
      ],
      ['when it was on an earlier day', met({}, '2026-04-30', 'corrected')],
      ['when no unit took part', met({ unitIds: [] }, meetingDay, 'corrected')],
      ['when it never was', struck('meeting', 'met')],
      [
        'when they had said yes anew',
        yes('mother', '2026-05-02', '2026-12-31', 'anew') as ConsentEvent[],
      ],
    ])('%s', (_what, act) => {
      expect(seen(...held, no)).toHaveLength(1);
      expect(seen(...held, no, ...[act].flat())).toEqual([]);
    });
  });

  describe('when what is told of the family is corrected', () => {
    const corrected = (memberId: string, role: string, birthYear: number | null) =>
      member(memberId, role, birthYear, 'corrected');

    it('is seen of a child who was of age on its day after all (law.md 9)', () => {
      expect(seen(...held, corrected('child', 'child', 2007))).toEqual([
        'met 2026-05-10: child region null',
      ]);
      expect(seen(...held, corrected('child', 'child', 2015))).toEqual([]);
    });

    it('is seen of one who was a guardian after all (law.md 8)', () => {
      const uncle = [...aFamily, member('uncle', 'other-adult', 1970), ...yes('mother'), met()];
      expect(seen(...uncle, corrected('uncle', 'guardian', 1970))).toEqual([
        'met 2026-05-10: uncle region null',
      ]);
      const back = [corrected('uncle', 'guardian', 1970), corrected('uncle', 'other-adult', 1970)];
      expect(seen(...uncle, ...back)).toEqual([]);
    });

    it('is not seen of one who came to the family later, however they are told', () => {
      const later = [...held, member('father', 'other-adult', 1984)];
      expect(seen(...later, corrected('father', 'guardian', 1984))).toEqual([]);
      const sister = [
        ...held.slice(0, -1),
        met({ discussed: [] }),
        member('sister', 'child', 2018),
      ];
      expect(seen(...sister)).toEqual([]);
    });

    it('was asked about anew when it was itself corrected', () => {
      const uncle = [...aFamily, member('uncle', 'other-adult', 1970), ...yes('mother'), met()];
      const after = [
        corrected('uncle', 'guardian', 1970),
        met({ form: 'digital' }, meetingDay, 'corrected'),
      ];
      expect(seen(...uncle, ...after)).toEqual([]);
    });
  });
});

it('is made of days as they are told, whatever the order they were written down in', () => {
  const early: LocalDate = day('2026-04-15');
  const two = [...held, met({ meetingId: 'before' }, early), withdrawn('mother', '2026-05-01')];
  expect(seen(...two)).toEqual(['met 2026-05-10: mother region 2026-05-01']);
});
