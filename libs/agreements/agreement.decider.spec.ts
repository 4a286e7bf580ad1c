import type { AgreementEvent } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { agreed, caseFacts, clinic, mother, school } from '../../tests/support/agreement-builder';
import { idOf } from '../../tests/support/case-builder';
import { deciderSpec, type Without } from '../../tests/support/decider-spec';
import type { AgreementCommand } from './agreement.decider';
import { agreementDecider } from './agreement.decider';

const day = localDate;
const today = day('2026-12-01');
const madeOn = day('2026-11-20');
const facts = caseFacts;
const closed = { ...facts, open: false };
const stranger = { kind: 'unit', unitId: idOf('stranger') } as const;

/** In the open case, unless a test names another. */
type Input = Without<AgreementCommand, 'today' | 'facts'>;

function event<T extends AgreementEvent['type']>(
  type: T,
  happenedOn: string,
  data: Extract<AgreementEvent, { type: T }>['data'],
): AgreementEvent {
  return { type, happenedOn: day(happenedOn), data } as AgreementEvent;
}

const made = event('agreement.made', madeOn, agreed);
const takenOn = event('agreement.taken-on', '2026-11-23', {});
const blocked = event('agreement.blocked', '2026-11-25', { reason: 'no-time-or-staff' });
const notMine = event('agreement.not-mine', '2026-11-25', { suggested: clinic });
const done = event('agreement.done', '2026-11-30', {});
const withdrawn = event('agreement.withdrawn', '2026-11-30', {});
const struck = event('agreement.struck', '2026-11-30', {});
const reminded = event('agreement.silent', '2026-11-26', { step: 'reminder' });

const given = deciderSpec(agreementDecider, { today, facts });

describe('making an agreement (law.md 28)', () => {
  const make = (more: object = {}, on = madeOn, at = facts): Input => ({
    type: 'make',
    on,
    agreement: { ...agreed, ...more },
    facts: at,
  });

  it('happens with one owner and a day', () => {
    given().when(make()).then(made);
    given()
      .when(make({ owner: mother, meetingId: idOf('meeting') }))
      .then(
        event('agreement.made', madeOn, { ...agreed, owner: mother, meetingId: idOf('meeting') }),
      );
  });

  it.each([
    ['in a case that is not open', make({}, madeOn, closed), 'agreement.case-not-open', undefined],
    [
      'at a meeting that was not held',
      make({ meetingId: idOf('no') }),
      'agreement.meeting-unknown',
      'meetingId',
    ],
    [
      'at a meeting of another day',
      make({ meetingId: idOf('meeting') }, day('2026-11-21')),
      'agreement.not-on-meeting-day',
      'on',
    ],
    [
      'before the referral (found K7)',
      make({}, day('2026-01-09')),
      'agreement.before-referral',
      'on',
    ],
    ['by a unit that nobody knows', make({ owner: stranger }), 'agreement.owner-unknown', 'owner'],
    [
      'by somebody who is not of the family',
      make({ owner: { kind: 'member', memberId: idOf('x') } }),
      'agreement.owner-unknown',
      'owner',
    ],
    [
      'for a day before it was made',
      make({ dueOn: '2026-11-19' }),
      'agreement.due-before-made',
      'dueOn',
    ],
    ['tomorrow', make({}, day('2026-12-02')), 'day.in-future', 'on'],
  ])('is refused %s', (_, command, code, field) =>
    given()
      .when(command)
      .thenRefused(code, field === undefined ? {} : { field }),
  );

  it('is nothing to do a second time, and refused when it is another', () => {
    given(made).when(make()).thenNothing();
    given(made)
      .when(make({ owner: clinic }))
      .thenRefused('agreement.already-made');
  });
});

describe('an answer', () => {
  it.each<[string, Input, AgreementEvent]>([
    ['we take it on', { type: 'take-on', on: day('2026-11-23') }, takenOn],
    ['it is done', { type: 'do', on: day('2026-11-30') }, done],
    [
      'something stands in the way',
      { type: 'block', on: day('2026-11-25'), reason: 'no-time-or-staff' },
      blocked,
    ],
    ['it is another’s', { type: 'disown', on: day('2026-11-25'), suggested: clinic }, notMine],
  ])('%s: happens once, and a repeat is nothing to do', (_, command, expected) => {
    given(made).when(command).then(expected);
    given(made, expected).when(command).thenNothing();
  });

  it.each<[string, Input]>([
    ['take-on', { type: 'take-on', on: today }],
    ['do', { type: 'do', on: today }],
    ['block', { type: 'block', on: today, reason: 'other' }],
    ['disown', { type: 'disown', on: today, suggested: null }],
    ['hand-over', { type: 'hand-over', on: today, owner: clinic, dueOn: today }],
    ['move', { type: 'move', on: today, dueOn: today }],
    ['withdraw', { type: 'withdraw', on: today }],
  ])(
    '%s is refused when it is over, before the last word, and where nothing was agreed',
    (_, command) => {
      if (command.type !== 'do') given(made, done).when(command).thenRefused('agreement.over');
      if (command.type !== 'withdraw')
        given(made, withdrawn).when(command).thenRefused('agreement.over');
      given(made, blocked)
        .when({ ...command, on: day('2026-11-24') })
        .thenRefused('agreement.before-last', { field: 'on' });
      given(made, struck).when(command).thenRefused('agreement.not-made');
      given().when(command).thenRefused('agreement.not-made');
    },
  );

  it('cannot name the owner itself, or nobody known, as the right one', () => {
    const disown = (suggested: typeof school | typeof stranger): Input => ({
      type: 'disown',
      on: today,
      suggested,
    });
    given(made).when(disown(school)).thenRefused('agreement.same-owner', { field: 'suggested' });
    given(made)
      .when(disown(stranger))
      .thenRefused('agreement.owner-unknown', { field: 'suggested' });
  });

  it('ends the silence before it, and what blocked it', () => {
    expect(given(made, reminded).state).toMatchObject({ status: 'open', silence: ['reminder'] });
    expect(given(made, reminded, takenOn).state).toMatchObject({ status: 'taken-on', silence: [] });
    expect(given(made, blocked, takenOn).state).toMatchObject({ blockedBy: null });
  });
});

describe('an answer by the owner itself', () => {
  const answers: readonly Input[] = [
    { type: 'take-on', on: day('2026-11-30') },
    { type: 'block', on: day('2026-11-30'), reason: 'other' },
    { type: 'disown', on: day('2026-11-30'), suggested: clinic },
  ];
  const isDone: Input = { type: 'do', on: day('2026-11-30') };

  it.each([...answers, isDone])(
    '$type is refused to who is not the owner, or not any more',
    (answer) => {
      given(made)
        .when({ ...answer, by: clinic })
        .thenRefused('agreement.not-yours');
      const handedOver = event('agreement.handed-over', '2026-11-24', {
        owner: mother,
        dueOn: agreed.dueOn,
      });
      given(made, handedOver)
        .when({ ...answer, by: school })
        .thenRefused('agreement.not-yours');
    },
  );

  it.each(answers)('$type takes back, the same day, that it is done', (answer) => {
    const back = given(made, done).when({ ...answer, by: school });
    expect(back.events).toMatchObject([{ happenedOn: '2026-11-30' }]);
    given(made, done)
      .when({ ...answer, on: today, by: school })
      .thenRefused('agreement.over');
    given(made, done).when(answer).thenRefused('agreement.over');
    given(made, withdrawn)
      .when({ ...answer, by: school })
      .thenRefused('agreement.over');
  });
});

describe('handing over and moving', () => {
  const handOver = (more: object = {}): Input => ({
    type: 'hand-over',
    on: today,
    owner: clinic,
    dueOn: day('2027-01-15'),
    facts,
    ...more,
  });
  const move = (more: object = {}): Input => ({
    type: 'move',
    on: today,
    dueOn: day('2027-01-15'),
    facts,
    ...more,
  });

  it('ask the owner anew', () => {
    const handedOver = event('agreement.handed-over', today, {
      owner: clinic,
      dueOn: day('2027-01-15'),
    });
    const moved = event('agreement.moved', today, { dueOn: day('2027-01-15') });
    given(made, notMine).when(handOver()).then(handedOver);
    given(made, blocked).when(move()).then(moved);
    expect(given(made, notMine, handedOver).state).toMatchObject({
      status: 'open',
      owner: clinic,
      since: today,
      suggested: null,
    });
    expect(given(made, blocked, moved).state).toMatchObject({
      status: 'open',
      dueOn: '2027-01-15',
      owner: school,
    });
    given(made, blocked, moved).when(move()).thenNothing();
  });

  it.each([
    ['in a closed case', handOver({ facts: closed }), 'agreement.case-not-open'],
    ['to the same owner', handOver({ owner: school }), 'agreement.same-owner'],
    ['to nobody known', handOver({ owner: stranger }), 'agreement.owner-unknown'],
    ['for a day that has been', handOver({ dueOn: day('2026-11-30') }), 'agreement.due-in-past'],
    ['to another day in a closed case', move({ facts: closed }), 'agreement.case-not-open'],
    ['to a day that has been', move({ dueOn: day('2026-11-30') }), 'agreement.due-in-past'],
  ])('are refused %s', (_, command, code) => given(made).when(command).thenRefused(code));
});

describe('silence', () => {
  const note = (step: 'reminder' | 'manager'): Input => ({
    type: 'note-silence',
    on: day('2026-11-26'),
    step,
  });

  it('is noted once for each step', () => {
    given(made).when(note('reminder')).then(reminded);
    given(made, reminded).when(note('reminder')).thenNothing();
    given(made, reminded)
      .when(note('manager'))
      .then(event('agreement.silent', '2026-11-26', { step: 'manager' }));
  });

  it.each([
    ['blocked', blocked],
    ['not mine', notMine],
    ['done', done],
    ['withdrawn', withdrawn],
  ])('is nothing when the answer has come: %s', (_, answer) =>
    given(made, answer)
      .when({ ...note('reminder'), on: today })
      .thenNothing(),
  );
});

describe('what was written down wrongly', () => {
  const correct = (more: object = {}, on = madeOn): Input => {
    const { caseId: _, ...agreement } = agreed;
    return { type: 'correct', on, agreement: { ...agreement, ...more }, facts: closed };
  };

  it('is corrected, also when it is over or the case is closed', () => {
    const corrected = event('agreement.corrected', madeOn, { ...agreed, dueOn: day('2026-12-20') });
    given(made, done)
      .when(correct({ dueOn: day('2026-12-20') }))
      .then(corrected);
    expect(given(made, done, corrected).state).toMatchObject({
      status: 'done',
      dueOn: '2026-12-20',
    });
    const owner = event('agreement.corrected', madeOn, { ...agreed, owner: clinic });
    expect(given(made, takenOn, owner).state).toMatchObject({ status: 'open', owner: clinic });
    given(made).when(correct()).thenNothing();
  });

  it('is corrected only to what could have been', () => {
    given(made)
      .when(correct({ owner: stranger }))
      .thenRefused('agreement.owner-unknown');
    given(made)
      .when(correct({ dueOn: day('2026-11-01') }))
      .thenRefused('agreement.due-before-made');
  });

  it('is struck, and then was never there', () => {
    given(made, done)
      .when({ type: 'strike', on: day('2026-11-30') })
      .then(struck);
    given(made, struck).when({ type: 'strike', on: today }).thenRefused('agreement.not-made');
  });
});

describe('other words (found B1)', () => {
  const { caseId: _, ...agreement } = agreed;
  const rewordedOn = (words: readonly ('what' | 'note')[]) =>
    event('agreement.reworded', today, { words: [...words] });
  const what = rewordedOn(['what']);
  const reword: Input = { type: 'correct', on: madeOn, agreement, reworded: ['what'] };

  it('for what was agreed are an event, also when nothing else changes and the case is closed', () => {
    given(made)
      .when({ ...reword, facts: closed })
      .then(what);
    given(made, done).when(reword).then(what);
    given(made, struck).when(reword).thenRefused('agreement.not-made');
    given().when(reword).thenRefused('agreement.not-made');
  });

  it('that the vault holds already are nothing to do', () =>
    given(made)
      .when({ ...reword, reworded: [] })
      .thenNothing());

  it('beside another correction are told as well, and neither when that is refused', () => {
    const dueOn = day('2026-12-20');
    given(made)
      .when({ ...reword, agreement: { ...agreement, dueOn } })
      .then(event('agreement.corrected', madeOn, { ...agreed, dueOn }), what);
    const early = { ...agreement, dueOn: day('2026-11-01') };
    given(made)
      .when({ ...reword, agreement: early })
      .thenRefused('agreement.due-before-made');
  });

  it.each([
    ['not answered', []],
    ['silent', [reminded]],
    ['taken on', [takenOn]],
    ['blocked', [blocked]],
    ['another’s', [notMine]],
  ])('await an answer from that day on: what was %s was said of others', (_state, before) =>
    expect(given(made, ...before, what).state).toMatchObject({
      ...{ status: 'open', since: today, rewordedOn: today },
      ...{ silence: [], blockedBy: null, suggested: null },
    }),
  );

  it.each([done, withdrawn])('leave it as it is when it is over: $type', (end) => {
    const { status, since } = given(made, end).state ?? {};
    expect(given(made, end, what).state).toMatchObject({ status, since, rewordedOn: today });
  });

  it.each<[string, AgreementEvent, Input]>([
    ['we take it on', takenOn, { type: 'take-on', on: day('2026-11-24') }],
    ['it is done', done, { type: 'do', on: day('2026-11-30') }],
    ['blocked', blocked, { type: 'block', on: day('2026-11-26'), reason: 'no-time-or-staff' }],
    ['another’s', notMine, { type: 'disown', on: day('2026-11-26'), suggested: clinic }],
  ])('on the same answer again, %s, are a note and ask nobody', (_answer, before, answer) => {
    const note = rewordedOn(['note']);
    given(made, before)
      .when({ ...answer, reworded: ['note'] })
      .then(note);
    given(made, before)
      .when({ ...answer, reworded: [] })
      .thenNothing();
    expect(given(made, before, note).state).toEqual(given(made, before).state);
  });

  it('that come with another answer need no event of their own', () =>
    given(made)
      .when({ type: 'take-on', on: day('2026-11-23'), reworded: ['note'] })
      .then(takenOn));
});
