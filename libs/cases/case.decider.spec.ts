import { meetingKinds } from '@famsam/contracts';
import type { CaseEvent } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import type { CaseBuilder } from '../../tests/support/case-builder';
import { aCase, idOf } from '../../tests/support/case-builder';
import { deciderSpec, type Without } from '../../tests/support/decider-spec';
import type { CaseCommand } from './case.decider';
import { caseDecider } from './case.decider';

const today = localDate('2022-06-01');
const d = localDate;

type Input = Without<CaseCommand, 'today'>;
const given = deciderSpec(caseDecider, { today });
const decided = (before: CaseBuilder | null, command: Input) =>
  given(...(before?.events() ?? [])).when(command);

function happens(before: CaseBuilder | null, command: Input): readonly string[] {
  const outcome = decided(before, command);
  expect(outcome.inShort).toEqual(expect.any(Array));
  return outcome.events.map(({ type, happenedOn }) => `${type} ${happenedOn}`);
}

function refused(before: CaseBuilder | null, command: Input): string | null {
  const { inShort } = decided(before, command);
  return typeof inShort === 'string' ? inShort : null;
}

const family = () => aCase().takenOn('2021-01-12').withChild('Ada').withGuardian('Bo');
const met = () =>
  family()
    .withContact('Ada', 'BUP', '2020-11-01')
    .withMeeting('M1', '2021-02-01', ['BUP', 'School'], ['Ada'])
    .withProcess('Ada', 'M1', '2021-02-01');

const known = new Set(['BUP', 'School', 'Health'].map(idOf));

function meeting(on: string, units: string[], discussed: string[], more: object = {}): Input {
  return {
    type: 'hold-meeting',
    heldOn: d(on),
    known,
    missingConsents: [],
    meeting: {
      meetingId: idOf('M9'),
      number: 'M9',
      kind: 'collaboration',
      form: 'digital',
      minutes: 60,
      unitIds: units.map(idOf),
      discussed: discussed.map(idOf),
      withoutConsent: null,
      ...more,
    },
  };
}

function contact(member: string, unit: string, since: string, kind = 'individual-support'): Input {
  return {
    type: 'add-contact',
    since: d(since),
    known,
    contact: {
      ...{ contactId: idOf('c9'), memberId: idOf(member), unitId: idOf(unit), kind },
      precision: 'day',
    },
  } as Input;
}

function member(more: object = {}): Input {
  const told = { memberId: idOf('New'), number: 'F001-New', role: 'child', birthYear: 2015 };
  return { type: 'add-member', member: { ...told, household: null, ...more } } as Input;
}

const close = (on: string, reason = 'situation-improved') =>
  ({ type: 'close', on: d(on), closingId: idOf('k9'), reason }) as Input;
const referral = {
  number: 'F002',
  municipality: '1884',
  category: 'parent',
  criteria: ['family-perspective'],
  domains: [],
  childrenUnder23: 1,
} as const;
const area = new Set(['1884']);
const refer = (on: string): Input => ({
  type: 'refer',
  on: d(on),
  referral: { ...referral, criteria: ['family-perspective'], domains: [] },
  area,
});
const assess = (on: string, outcome: string, reason: string | null = null) =>
  ({ type: 'assess', on: d(on), assessment: { outcome, reason } }) as Input;

describe('referral', () => {
  it('happens, also on a day in the past', () => {
    expect(happens(null, refer('2021-01-10'))).toEqual(['case.referred 2021-01-10']);
  });
  it.each([
    ['case.already-referred', aCase(), refer('2021-01-10')],
    ['day.in-future', null, refer('2022-06-02')],
    ['case.not-referred', null, close('2021-01-10')],
    [
      'referral.municipality-outside-area',
      null,
      { ...refer('2021-01-10'), area: new Set(['1885']) } as Input,
    ],
  ])('is refused: %s', (code, given, command) => {
    expect(refused(given, command)).toBe(code);
  });
  it('is corrected as a whole', () => {
    const told = { ...referral, criteria: [], domains: [] };
    const { number: _number, ...change } = told;
    const command = {
      ...({ type: 'correct-referral', on: d('2021-01-09') } as const),
      ...{ referral: change, area, first: { askedOn: null, agreedOn: null } },
    };
    expect(happens(met(), command)).toEqual(['case.referral-corrected 2021-01-09']);
    const first = (words: object) => ({ ...command, first: { ...command.first, ...words } });
    expect(refused(met(), first({ askedOn: d('2021-01-08') }))).toBe('referral.after-consent');
    expect(refused(met(), first({ agreedOn: d('2021-01-08') }))).toBe('referral.after-agreement');
    expect(happens(met(), first({ askedOn: d('2021-01-09') }))).toHaveLength(1);
  });
  it('cannot be moved past the first meeting', () => {
    const { number: _number, ...change } = { ...referral, criteria: [], domains: [] };
    const command: Input = {
      type: 'correct-referral',
      on: d('2021-02-02'),
      referral: change,
      area,
      first: { askedOn: null, agreedOn: null },
    };
    expect(
      refused(met().withMeeting('M0', '2021-03-01', [], [], { kind: 'family-talk' }), command),
    ).toBe('assessment.before-referral');
  });
});

describe('assessment', () => {
  it.each([
    ['taken-on', null],
    ['pointed-elsewhere', 'sip-fits-better'],
    ['declined', 'outside-area'],
  ])('happens: %s', (outcome, reason) => {
    expect(happens(aCase(), assess('2021-01-12', outcome, reason))).toEqual([
      'case.assessed 2021-01-12',
    ]);
  });
  it.each([
    ['case.already-assessed', family(), assess('2021-01-12', 'taken-on')],
    ['case.not-open', aCase().closed('k1', '2021-01-11'), assess('2021-01-12', 'taken-on')],
    ['assessment.before-referral', aCase(), assess('2021-01-09', 'taken-on')],
    ['assessment.reason-missing', aCase(), assess('2021-01-12', 'declined')],
    ['assessment.reason-not-wanted', aCase(), assess('2021-01-12', 'taken-on', 'outside-area')],
    ['day.in-future', aCase(), assess('2022-06-02', 'taken-on')],
  ])('is refused: %s', (code, given, command) => {
    expect(refused(given, command)).toBe(code);
  });
});

describe('a member', () => {
  it('is added', () => {
    expect(happens(aCase(), member())).toEqual(['case.member-added 2022-06-01']);
  });
  it('may be an adult without birth year', () => {
    const adult = member({ role: 'other-adult', birthYear: null });
    expect(happens(aCase(), adult)).toHaveLength(1);
  });
  it.each([
    ['member.number-taken', family(), member({ number: 'F001-Ada' })],
    ['entry.id-taken', family(), member({ memberId: idOf('Ada') })],
    ['member.birth-year-missing', family(), member({ birthYear: null })],
    ['member.born-in-future', family(), member({ birthYear: 2023 })],
    ['member.over-23', family(), member({ birthYear: 1997 })],
  ])('is refused: %s', (code, given, command) => {
    expect(refused(given, command)).toBe(code);
  });
  it('may be 23 in the year of referral', () => {
    expect(happens(aCase(), member({ birthYear: 1998 }))).toHaveLength(1);
  });
  it('is corrected; the same again is nothing to do', () => {
    const told = { memberId: idOf('Ada'), role: 'child', household: null } as const;
    const correct = (birthYear: number): Input => ({
      type: 'correct-member',
      member: { ...told, birthYear },
    });
    expect(happens(family(), correct(2013))).toEqual(['case.member-corrected 2022-06-01']);
    expect(happens(family(), correct(2014))).toEqual([]);
  });
  it('is struck only when nothing speaks of the member', () => {
    const strike: Input = { type: 'strike-entry', entry: 'member', entryId: idOf('Ada') };
    expect(happens(family(), strike)).toEqual(['case.entry-struck 2022-06-01']);
    expect(refused(met(), strike)).toBe('member.still-needed');
  });
});

describe('an own contact', () => {
  it('is added, also one begun before the referral', () => {
    expect(happens(family(), contact('Ada', 'BUP', '2019-01-01'))).toEqual([
      'case.contact-added 2019-01-01',
    ]);
  });
  it.each([
    ['unit.unknown', family(), contact('Ada', 'Nowhere', '2021-01-01')],
    ['member.unknown', family(), contact('Cleo', 'BUP', '2021-01-01')],
    ['contact.already-known', met(), contact('Ada', 'BUP', '2020-11-01')],
    ['contact.before-birth', family(), contact('Ada', 'BUP', '2013-12-31')],
    ['day.in-future', family(), contact('Ada', 'BUP', '2022-07-01')],
  ])('is refused: %s', (code, given, command) => {
    expect(refused(given, command)).toBe(code);
  });
});

describe('a meeting', () => {
  it('is held', () => {
    expect(happens(family(), meeting('2021-02-01', ['BUP'], ['Ada']))).toEqual([
      'case.meeting-held 2021-02-01',
    ]);
  });
  it('may be held on the day of closing or of reopening', () => {
    const reopened = met().closed('k1', '2021-03-01').reopened('k1', '2021-05-01');
    expect(happens(reopened, meeting('2021-03-01', ['BUP'], []))).toHaveLength(1);
    expect(happens(reopened, meeting('2021-05-01', ['BUP'], []))).toHaveLength(1);
  });
  it('may be written down after the closing, for a day before it', () => {
    const given = met().closed('k1', '2021-06-01');
    expect(happens(given, meeting('2021-03-01', ['School'], ['Ada']))).toHaveLength(1);
  });
  const consents = { missingConsents: [{ memberId: idOf('Bo'), agencyId: idOf('Region') }] };
  it.each([
    ['meeting.before-referral', family(), meeting('2021-01-09', ['BUP'], ['Ada'])],
    ['meeting.before-taken-on', family(), meeting('2021-01-11', ['BUP'], ['Ada'])],
    ['meeting.before-taken-on', aCase(), meeting('2021-01-11', ['BUP'], [])],
    ['meeting.before-taken-on', aCase().declined('2021-01-11'), meeting('2021-01-12', ['BUP'], [])],
    [
      'meeting.in-closed-case',
      met().closed('k1', '2021-03-01'),
      meeting('2021-03-02', ['BUP'], []),
    ],
    [
      'meeting.in-closed-case',
      met().closed('k1', '2021-03-01').reopened('k1', '2021-05-01'),
      meeting('2021-04-01', ['BUP'], []),
    ],
    ['meeting.no-agency-took-part', family(), meeting('2021-02-01', [], ['Ada'])],
    ['meeting.unit-twice', family(), meeting('2021-02-01', ['BUP', 'BUP'], ['Ada'])],
    ['meeting.member-twice', family(), meeting('2021-02-01', ['BUP'], ['Ada', 'Ada'])],
    ['meeting.number-taken', met(), meeting('2021-02-02', ['BUP'], ['Ada'], { number: 'M1' })],
    ['member.unknown', family(), meeting('2021-02-01', ['BUP'], ['Cleo'])],
    ['unit.unknown', family(), meeting('2021-02-01', ['Nowhere'], ['Ada'])],
    ['day.in-future', family(), meeting('2022-06-02', ['BUP'], ['Ada'])],
    ['meeting.consent-missing', family(), { ...meeting('2021-02-01', ['BUP'], []), ...consents }],
  ] as [string, CaseBuilder | null, Input][])('is refused: %s', (code, given, command) => {
    expect(refused(given, command)).toBe(code);
  });
  it('of another kind needs neither agencies nor to be taken on', () => {
    const talk = meeting('2021-01-10', [], [], { kind: 'family-talk' });
    expect(happens(aCase(), talk)).toHaveLength(1);
  });
  it.each(meetingKinds)('needs consent as %s, too (found K3)', (kind) => {
    const held = { ...meeting('2021-02-01', ['BUP'], ['Ada'], { kind }), ...consents };
    expect(refused(met(), held)).toBe('meeting.consent-missing');
  });
  it('held without consent starts nothing, and can be made good (found K3)', () => {
    const deviation = { withoutConsent: 'not-answered' };
    const supported = family().withContact('Ada', 'BUP', '2020-11-01');
    const held = meeting('2021-02-01', ['BUP'], ['Ada'], deviation);
    expect(happens(supported, { ...held, ...consents })).toEqual(['case.meeting-held 2021-02-01']);
    expect(refused(supported, held)).toBe('meeting.consent-not-missing');
    const written = supported.withMeeting('M9', '2021-02-01', ['BUP'], ['Ada'], {
      withoutConsent: 'not-answered',
    });
    const correct = (as: Input) => ({ ...as, type: 'correct-meeting' }) as Input;
    expect(happens(written, correct({ ...held, ...consents }))).toEqual([]);
    const consented = meeting('2021-02-01', ['BUP'], ['Ada']);
    expect(happens(written, correct(consented))).toEqual([
      'case.meeting-corrected 2021-02-01',
      'case.process-started 2021-02-01',
    ]);
  });
  it('that did not happen is struck', () => {
    const given = met().withMeeting('M2', '2021-03-01', ['School'], []);
    const strike: Input = { type: 'strike-entry', entry: 'meeting', entryId: idOf('M2') };
    expect(happens(given, strike)).toEqual(['case.entry-struck 2022-06-01']);
    expect(refused(given, { ...strike, entryId: idOf('M3') })).toBe('entry.unknown');
  });
});

describe('a process follows from the rule', () => {
  const supported = () => family().withContact('Ada', 'BUP', '2021-02-01');
  it('starts when an own contact with individual support takes part, begun that very day', () => {
    expect(happens(supported(), meeting('2021-02-01', ['BUP'], ['Ada']))).toEqual([
      'case.meeting-held 2021-02-01',
      'case.process-started 2021-02-01',
    ]);
  });
  it.each([
    ['the contact began later', supported(), meeting('2021-01-31', ['BUP'], ['Ada'])],
    ['the contact is not there', supported(), meeting('2021-02-01', ['School'], ['Ada'])],
    ['the member is not discussed', supported(), meeting('2021-02-01', ['BUP'], ['Bo'])],
    [
      'there is only a course',
      family().withContact('Ada', 'BUP', '2020-01-01', 'course'),
      meeting('2021-02-01', ['BUP'], ['Ada']),
    ],
    [
      'there is only a programme',
      family().withContact('Ada', 'BUP', '2020-01-01', 'parenting-programme'),
      meeting('2021-02-01', ['BUP'], ['Ada']),
    ],
    [
      'it is not a collaboration meeting',
      supported(),
      meeting('2021-02-01', ['BUP'], ['Ada'], { kind: 'agency-meeting' }),
    ],
  ] as [string, CaseBuilder | null, Input][])('does not start when %s', (_why, given, command) => {
    expect(happens(given, command)).toHaveLength(1);
  });
  it('starts once only', () => {
    expect(happens(met(), meeting('2021-03-01', ['BUP'], ['Ada']))).toHaveLength(1);
  });
  it('moves when an earlier meeting is written down afterwards', () => {
    expect(happens(met(), meeting('2021-01-20', ['BUP'], ['Ada']))).toEqual([
      'case.meeting-held 2021-01-20',
      'case.process-start-corrected 2021-01-20',
    ]);
  });
  it('starts when the contact is told of after the meeting', () => {
    expect(
      happens(met().withChild('Cleo').withMeeting('M2', '2021-04-01', ['Health'], ['Cleo']), {
        ...contact('Cleo', 'Health', '2021-03-01'),
      }),
    ).toEqual(['case.contact-added 2021-03-01', 'case.process-started 2021-04-01']);
  });
  it('never was when its only meeting is struck', () => {
    const strike: Input = { type: 'strike-entry', entry: 'meeting', entryId: idOf('M1') };
    expect(happens(met(), strike)).toEqual([
      'case.entry-struck 2022-06-01',
      'case.process-start-struck 2022-06-01',
    ]);
  });
});

describe('the end of a process', () => {
  const end = (on: string, name = 'Ada'): Input => ({
    type: 'end-process',
    on: d(on),
    memberId: idOf(name),
  });
  it('happens; the same again is nothing to do', () => {
    expect(happens(met(), end('2021-02-01'))).toEqual(['case.process-ended 2021-02-01']);
    expect(happens(met().withProcessEnded('Ada', '2021-02-01'), end('2021-02-01'))).toEqual([]);
  });
  it.each([
    ['process.not-started', met(), end('2021-02-01', 'Bo')],
    ['process.ended-before-start', met(), end('2021-01-31')],
    ['process.already-ended', met().withProcessEnded('Ada', '2021-02-01'), end('2021-02-02')],
    ['process.ended-in-closed-case', met().closed('k1', '2021-03-01'), end('2021-03-02')],
    ['day.in-future', met(), end('2022-06-02')],
  ])('is refused: %s', (code, given, command) => {
    expect(refused(given, command)).toBe(code);
  });
});

describe('a case written down by mistake', () => {
  const struck = () => {
    const given = aCase();
    (given.events() as CaseEvent[]).push({ type: 'case.struck', happenedOn: today, data: {} });
    return given;
  };
  it('is struck, once, and takes nothing more', () => {
    expect(happens(met(), { type: 'strike' })).toEqual(['case.struck 2022-06-01']);
    expect(happens(struck(), { type: 'strike' })).toEqual([]);
    expect(refused(struck(), close('2021-03-01'))).toBe('case.struck');
  });
});
