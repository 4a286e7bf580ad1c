import type { ClosureReason, DayPrecision } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import type { CaseBuilder } from '../../tests/support/case-builder';
import { aCase, idOf } from '../../tests/support/case-builder';
import { deciderSpec, type Without } from '../../tests/support/decider-spec';
import type { CaseCommand } from './case.decider';
import { caseDecider } from './case.decider';

const given = deciderSpec(caseDecider, { today: localDate('2022-06-01') });
type Input = Without<CaseCommand, 'today'>;
type Correction = Extract<Input, { type: 'assess' | 'correct-assessment' }>;
const decided = (before: CaseBuilder | null, command: Input) =>
  given(...(before?.events() ?? [])).when(command);

function happens(before: CaseBuilder, command: Input): readonly string[] {
  const outcome = decided(before, command);
  expect(outcome.inShort).toEqual(expect.any(Array));
  return outcome.events.map(({ type, happenedOn }) => `${type} ${happenedOn}`);
}

function correct(
  on: string,
  outcome: Correction['assessment']['outcome'],
  reason: Correction['assessment']['reason'] = null,
): Correction {
  return { type: 'correct-assessment', on: localDate(on), assessment: { outcome, reason } };
}

const takenOn = () => aCase().takenOn('2021-01-12');
const turnedAway = () => aCase().declined('2021-01-12');
const met = () =>
  takenOn()
    .withChild('Ada')
    .withContact('Ada', 'BUP', '2020-11-01')
    .withMeeting('M1', '2021-02-01', ['BUP', 'School'], ['Ada'])
    .withProcess('Ada', 'M1', '2021-02-01');

describe('an assessment that was wrong', () => {
  it.each([
    ['turned away, and was to be taken on', turnedAway(), correct('2021-01-13', 'taken-on')],
    [
      'taken on, and was to be declined',
      takenOn(),
      correct('2021-01-13', 'declined', 'outside-area'),
    ],
    ['on another day, before the first meeting', met(), correct('2021-01-13', 'taken-on')],
    ['for another reason', turnedAway(), correct('2021-01-13', 'declined', 'sip-fits-better')],
    [
      'on another day, though closed',
      met().closed('k1', '2021-06-01'),
      correct('2021-01-13', 'taken-on'),
    ],
  ])('happens: %s', (_what, given, correction) => {
    expect(happens(given, correction)).toEqual(['case.assessment-corrected 2021-01-13']);
  });

  it('nothing to do: it was so', () => {
    expect(happens(takenOn(), correct('2021-01-12', 'taken-on'))).toEqual([]);
    expect(happens(turnedAway(), correct('2021-01-12', 'declined', 'outside-area'))).toEqual([]);
  });

  it.each([
    ['case.not-referred', null, correct('2021-01-12', 'taken-on')],
    ['case.not-assessed', aCase(), correct('2021-01-12', 'taken-on')],
    ['assessment.reason-missing', takenOn(), correct('2021-01-12', 'declined')],
    [
      'assessment.reason-not-wanted',
      turnedAway(),
      correct('2021-01-12', 'taken-on', 'outside-area'),
    ],
    ['assessment.before-referral', turnedAway(), correct('2021-01-09', 'taken-on')],
    ['day.in-future', turnedAway(), correct('2022-06-02', 'taken-on')],
    ['meeting.before-taken-on', met(), correct('2021-01-12', 'declined', 'outside-area')],
    ['meeting.before-taken-on', met(), correct('2021-02-02', 'taken-on')],
    [
      'case.not-open',
      takenOn().closed('k1', '2021-06-01'),
      correct('2021-01-12', 'declined', 'outside-area'),
    ],
  ])('refused: %s', (code, given, correction) => {
    decided(given, correction).thenRefused(code);
  });
});

describe('closing and reopening', () => {
  const d = localDate;
  const refused = (before: CaseBuilder, command: Input) => decided(before, command).inShort;
  const close = (on: string, reason: ClosureReason = 'situation-improved'): Input => ({
    ...{ type: 'close', on: d(on), closingId: idOf('k9'), reason },
  });
  const reopen = (on: string): Input => ({ type: 'reopen', on: d(on) });
  const closedCase = () => met().closed('k1', '2021-03-01');
  it('happens on the day of the last meeting, and again after a reopening', () => {
    expect(happens(met(), close('2021-02-01'))).toEqual(['case.closed 2021-02-01']);
    expect(happens(closedCase(), reopen('2021-03-01'))).toEqual(['case.reopened 2021-03-01']);
    expect(happens(closedCase().reopened('k1', '2021-04-01'), close('2021-04-01'))).toHaveLength(1);
  });
  const talkedBefore: Input = {
    type: 'hold-meeting',
    heldOn: d('2021-02-01'),
    known: new Set([idOf('BUP')]),
    missingConsents: [],
    meeting: {
      ...{ meetingId: idOf('M9'), number: 'M9', kind: 'collaboration', form: 'digital' },
      ...{ minutes: 60, unitIds: [idOf('BUP')], discussed: [], withoutConsent: null },
    },
  };
  it.each<[string, CaseBuilder, Input]>([
    ['closing.before-referral', aCase(), close('2021-01-09')],
    ['closing.before-last-meeting', met(), close('2021-01-31')],
    ['closing.before-reopening', closedCase().reopened('k1', '2021-04-01'), close('2021-03-31')],
    ['case.not-open', closedCase(), close('2021-03-02')],
    ['case.not-open', aCase().declined('2021-01-11'), close('2021-03-02')],
    ['closing.reason-needs-no-meeting', met(), close('2021-03-01', 'resolved-before-meeting')],
    [
      'closing.reason-needs-no-meeting',
      takenOn().closed('k1', '2021-03-01', 'resolved-before-meeting'),
      talkedBefore,
    ],
    ['day.in-future', met(), close('2022-06-02')],
    ['case.not-closed', met(), reopen('2021-03-02')],
    ['reopening.before-closing', closedCase(), reopen('2021-02-28')],
    ['day.in-future', closedCase(), reopen('2022-06-02')],
  ])('is refused: %s', (code, given, command) => {
    expect(refused(given, command)).toBe(code);
  });
  it('is not corrected to solved before meeting after meetings (found K6)', () => {
    const reason = 'resolved-before-meeting';
    const correct = { type: 'correct-closing', closingId: idOf('k1'), reason } as const;
    const on = d('2021-03-01');
    expect(refused(closedCase(), { ...correct, on })).toBe('closing.reason-needs-no-meeting');
    const heldLater = takenOn()
      .closed('k1', '2021-01-20')
      .reopened('k1', '2021-01-25')
      .withMeeting('M1', '2021-02-01', ['BUP'], []);
    expect(happens(heldLater, { ...correct, on: d('2021-01-20') })).toHaveLength(1);
    const deviation = { withoutConsent: 'ended' } as const;
    const uncounted = takenOn().withMeeting('M1', '2021-02-01', ['BUP'], [], deviation);
    expect(happens(uncounted, close('2021-03-01', reason))).toHaveLength(1);
  });
  it('is corrected and struck; only the last can be struck', () => {
    const correct: Input = {
      type: 'correct-closing',
      closingId: idOf('k1'),
      on: d('2021-03-05'),
      reason: 'family-moved',
    };
    expect(happens(closedCase(), correct)).toEqual(['case.closing-corrected 2021-03-05']);
    const strike: Input = { type: 'strike-entry', entry: 'closing', entryId: idOf('k1') };
    expect(happens(closedCase(), strike)).toHaveLength(1);
    const twice = closedCase().reopened('k1', '2021-04-01').closed('k2', '2021-05-01');
    expect(refused(twice, strike)).toBe('closing.only-last-can-be-struck');
  });
});

describe('the end of an own contact', () => {
  const d = localDate;
  const refused = (before: CaseBuilder | null, command: Input) => decided(before, command).inShort;
  const end = (on: string, name = 'AdaBUP'): Input => ({
    ...{ type: 'end-contact', on: d(on), contactId: idOf(name) },
  });
  const told = { contactId: idOf('AdaBUP'), memberId: idOf('Ada'), unitId: idOf('BUP') };
  const correctContact = (since: string, precision: DayPrecision = 'day'): Input => ({
    ...{ type: 'correct-contact', since: d(since), known: new Set([idOf('BUP')]) },
    contact: { ...told, kind: 'individual-support', precision },
  });
  const strike: Input = { type: 'strike-entry', entry: 'contact-end', entryId: idOf('AdaBUP') };
  const supported = () => takenOn().withChild('Ada').withContact('Ada', 'BUP', '2020-11-01');
  const metOn = (on: string) => supported().withMeeting('M1', on, ['BUP'], ['Ada']);

  it('happens; the same again is nothing to do', () => {
    expect(happens(met(), end('2021-02-01'))).toEqual(['case.contact-ended 2021-02-01']);
    const ended = met().withContactEnded('Ada', 'BUP', '2021-02-01');
    expect(happens(ended, end('2021-02-01'))).toEqual([]);
  });
  it.each<[string, CaseBuilder, Input]>([
    ['entry.unknown', met(), end('2021-02-01', 'nobody')],
    ['contact.ended-before-start', met(), end('2020-10-31')],
    ['day.in-future', met(), end('2022-06-02')],
    [
      'contact.already-ended',
      met().withContactEnded('Ada', 'BUP', '2021-02-01'),
      end('2021-02-02'),
    ],
    [
      'contact.ended-before-start',
      met().withContactEnded('Ada', 'BUP', '2021-02-01'),
      correctContact('2021-02-02'),
    ],
    ['process.not-started', met().withProcessEnded('Ada', '2021-03-01'), end('2021-01-31')],
    ['entry.unknown', met(), strike],
    ['contact.not-first-day', met(), correctContact('2020-11-02', 'month')],
    ['contact.not-first-day', met(), correctContact('2020-11-01', 'year')],
  ])('is refused: %s', (code, given, command) => {
    expect(refused(given, command)).toBe(code);
  });
  it('lets it count that day, and no later one', () => {
    expect(happens(met(), end('2021-01-31'))).toEqual([
      'case.contact-ended 2021-01-31',
      'case.process-start-struck 2022-06-01',
    ]);
    expect(happens(metOn('2021-02-01'), end('2021-02-01'))).toEqual([
      'case.contact-ended 2021-02-01',
      'case.process-started 2021-02-01',
    ]);
    const ended = supported().withContactEnded('Ada', 'BUP', '2021-01-31');
    const held = ended.withMeeting('M1', '2021-02-01', ['BUP'], ['Ada']);
    expect(happens(held, strike)).toEqual([
      'case.entry-struck 2022-06-01',
      'case.process-started 2021-02-01',
    ]);
  });
  it('stays when the contact is corrected', () => {
    const ended = met().withContactEnded('Ada', 'BUP', '2021-02-01');
    const { events } = decided(ended, correctContact('2020-10-01', 'month'));
    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'case.contact-corrected',
        data: { source: 'team', ...told, kind: 'individual-support', precision: 'month' },
      },
    ]);
    expect(given(...ended.events(), ...events).state.contacts[idOf('AdaBUP')]).toMatchObject({
      ...{ since: '2020-10-01', precision: 'month' },
      ended: { on: '2021-02-01', source: 'team' },
    });
  });
  it.each<[DayPrecision, string, string]>([
    ['month', '2021-02-01', '2021-02-01'],
    ['year', '2021-01-01', '2021-01-12'],
  ])('a beginning of which only the %s is known counts from its first day', (known, since, on) => {
    const begun = takenOn()
      .withChild('Ada')
      .withContact('Ada', 'BUP', since, 'individual-support', known)
      .withMeeting('M1', on, ['BUP'], ['Ada']);
    expect(happens(begun, end('2022-05-01'))).toEqual([
      'case.contact-ended 2022-05-01',
      `case.process-started ${on}`,
    ]);
  });
});
