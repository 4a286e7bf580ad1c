import { localDate } from '@famsam/kernel';
import type { CaseBuilder } from '../../tests/support/case-builder';
import { aCase } from '../../tests/support/case-builder';
import { deciderSpec } from '../../tests/support/decider-spec';
import type { CaseCommand } from './case.decider';
import { caseDecider } from './case.decider';

const given = deciderSpec(caseDecider, { today: localDate('2022-06-01') });
type Correction = Omit<Extract<CaseCommand, { type: 'assess' | 'correct-assessment' }>, 'today'>;
const decided = (before: CaseBuilder | null, correction: Correction) =>
  given(...(before?.events() ?? [])).when(correction);

function happens(before: CaseBuilder, correction: Correction): readonly string[] {
  const outcome = decided(before, correction);
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
