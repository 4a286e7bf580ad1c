import type { AgreementEvent, SilenceRules, SilenceStep } from '@famsam/contracts';
import { silenceSteps } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { addDays, localDate } from '@famsam/kernel';
import * as fc from 'fast-check';
import { anAgreement, caseFacts } from '../../tests/support/agreement-builder';
import { agreementDecider } from './agreement.decider';
import type { Agreement } from './agreement.state';
import { workingDays, workingDaysAfter } from '@famsam/directory';
import { awaitedOn, stepDue } from './silence';

const day = localDate;
const usualRules: SilenceRules = {
  answerWithin: 3,
  after: { reminder: 0, 'second-reminder': 2, manager: 4, coordinator: 6, agenda: 8 },
};
/** Christmas of 2026: Eve (Thursday) and Boxing Day by the calendar, Epiphany's eve a half day. */
const isWorkingDay = workingDays([
  { day: day('2026-12-24'), freeFrom: 0 },
  { day: day('2026-12-25'), freeFrom: 0 },
  { day: day('2026-12-31'), freeFrom: 0 },
  { day: day('2027-01-01'), freeFrom: 0 },
  { day: day('2027-01-05'), freeFrom: 12 * 60 },
  { day: day('2027-01-06'), freeFrom: 0 },
]);

describe('working days (law.md 26)', () => {
  it.each([
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 0, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-12-23', 1, '2026-12-28'],
    ['2026-12-30', 1, '2027-01-04'],
    ['2027-01-04', 1, '2027-01-05'],
    ['2027-01-05', 1, '2027-01-07'],
  ])('%s and %i more is %s', (from, n, expected) => {
    expect(workingDaysAfter(day(from), n, isWorkingDay)).toBe(expected);
  });
});

describe('an answer is awaited', () => {
  const askedOn = day('2026-11-23');
  const made = { ...anAgreement({ madeOn: '2026-11-23', dueOn: '2026-12-18' }), askedOn };
  const late = { ...made, askedOn: day('2026-12-07') };
  const taken = { ...made, status: 'taken-on' as const };
  const lateTaken = { ...taken, dueOn: day('2026-12-01'), since: day('2026-12-07') };
  const shortlyBefore = { ...taken, since: day('2026-12-16') };
  it.each([
    ['soon after they were asked, however late that was', late, '2026-12-10'],
    ['not before they were asked', { ...late, dueOn: day('2026-12-01') }, '2026-12-07'],
    ['soon after the owner was asked', made, '2026-11-26'],
    ['not later than the day it is due', { ...made, dueOn: day('2026-11-24') }, '2026-11-24'],
    ['when it is due, of who took it on', taken, '2026-12-18'],
    ['soon after, of who took it on after its day', lateTaken, '2026-12-10'],
    ['soon after, of who took it on shortly before', shortlyBefore, '2026-12-21'],
    ['not of who says what blocks it', { ...made, status: 'blocked' as const }, null],
    ['not of who says that it is another’s', { ...made, status: 'not-mine' as const }, null],
    ['not when it is done', { ...made, status: 'done' as const }, null],
  ])('%s', (_, agreement, expected) => {
    expect(awaitedOn(agreement, usualRules, isWorkingDay)).toBe(expected);
  });
});

describe('silence', () => {
  const made = anAgreement({ madeOn: '2026-11-23', dueOn: '2026-12-18' });
  const due = (today: string, silence: readonly SilenceStep[] = []) =>
    stepDue({ ...made, askedOn: made.since, silence }, usualRules, day(today), isWorkingDay);

  it('keeps the distance between two steps when an answer was awaited on a Saturday', () => {
    const taken = {
      ...made,
      askedOn: made.since,
      status: 'taken-on',
      dueOn: day('2026-11-28'),
    } as const;
    const on = (today: string, silence: readonly SilenceStep[]) =>
      stepDue({ ...taken, silence }, usualRules, day(today), isWorkingDay)?.step ?? null;
    expect([on('2026-11-29', []), on('2026-11-30', [])]).toEqual([null, 'reminder']);
    expect(on('2026-12-01', ['reminder'])).toBeNull();
    expect(on('2026-12-02', ['reminder'])).toBe('second-reminder');
  });

  it.each([
    ['2026-11-25', [], null],
    ['2026-11-26', [], { step: 'reminder', skipped: [] }],
    ['2026-11-27', ['reminder'], null],
    ['2026-11-30', ['reminder'], { step: 'second-reminder', skipped: [] }],
    [
      '2026-12-08',
      ['reminder', 'second-reminder', 'manager', 'coordinator'],
      { step: 'agenda', skipped: [] },
    ],
    ['2027-03-01', [...silenceSteps], null],
  ] as const)('on %s after %j comes to %j', (today, noted, expected) => {
    expect(due(today, noted)).toEqual(expected);
  });

  it('after a week in which nobody looked takes the last step, and says which it passed over', () => {
    expect(due('2026-12-03', ['reminder'])).toEqual({
      step: 'manager',
      skipped: ['second-reminder'],
    });
  });

  /** Any life of an agreement, with somebody looking on some of the days. */
  it('never takes a step twice between two answers, and none after an end', () => {
    const acts = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom('look', 'look', 'look', 'take-on', 'block', 'do', 'withdraw', 'move'),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(acts, (moves) => {
        let today: LocalDate = made.madeOn;
        let state: Agreement = made;
        let ended = false;
        const taken = new Set<string>();
        for (const [days, act] of moves) {
          today = addDays(today, days);
          const step = stepDue(
            { ...state, askedOn: state.since },
            usualRules,
            today,
            isWorkingDay,
          )?.step;
          const command =
            act === 'look'
              ? step && ({ type: 'note-silence', step } as const)
              : act === 'block'
                ? ({ type: act, reason: 'other' } as const)
                : act === 'move'
                  ? ({ type: act, dueOn: addDays(today, 20) } as const)
                  : ({ type: act } as const);
          if (!command) continue;
          const decision = agreementDecider.decide(
            { ...command, today, on: today, facts: caseFacts },
            state,
          );
          const events: readonly AgreementEvent[] = decision.accepted ? decision.events : [];
          for (const event of events) {
            if (event.type === 'agreement.silent') {
              expect({ ended, again: taken.has(event.data.step) }).toEqual({
                ended: false,
                again: false,
              });
              taken.add(event.data.step);
            } else taken.clear();
            ended ||= event.type === 'agreement.done' || event.type === 'agreement.withdrawn';
            state = agreementDecider.evolve(state, event) as Agreement;
          }
        }
      }),
    );
  });
});
