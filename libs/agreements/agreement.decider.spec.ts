import type { AgreementEvent } from '@famsam/contracts';
import { agreementContracts } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { agreed, caseFacts, clinic, mother, school } from '../../tests/support/agreement-builder';
import { idOf } from '../../tests/support/case-builder';
import type { AgreementCommand } from './agreement.decider';
import { agreementDecider } from './agreement.decider';

const day = localDate;
const today = day('2026-12-01');
const madeOn = day('2026-11-20');
const facts = caseFacts;
const closed = { ...facts, open: false };
const stranger = { kind: 'unit', unitId: idOf('stranger') } as const;

type Asked<C> = C extends unknown ? Omit<C, 'today' | 'facts'> : never;
/** In the open case, unless another is told. */
type Told = Asked<AgreementCommand> & Partial<Pick<AgreementCommand, 'facts'>>;

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

function after(...events: readonly AgreementEvent[]) {
  const state = events.reduce(agreementDecider.evolve, agreementDecider.initial);
  const decide = (command: Told) => agreementDecider.decide({ today, facts, ...command }, state);
  return {
    state,
    happens: (command: Told, expected: AgreementEvent) =>
      expect(decide(command)).toEqual({ accepted: true, events: [expected] }),
    refused: (command: Told, code: string, field?: string) =>
      expect(decide(command)).toMatchObject({
        accepted: false,
        rejection: { code, ...(field && { field }) },
      }),
    nothingToDo: (command: Told) => expect(decide(command)).toEqual({ accepted: true, events: [] }),
  };
}

describe('making an agreement (law.md 28)', () => {
  const make = (more: object = {}, on = madeOn, at = facts): Told => ({
    type: 'make',
    on,
    agreement: { ...agreed, ...more },
    facts: at,
  });

  it('happens with one owner and a day', () => {
    after().happens(make(), made);
    after().happens(
      make({ owner: mother, meetingId: idOf('meeting') }),
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
  ])('is refused %s', (_, command, code, field) => after().refused(command, code, field));

  it('is nothing to do a second time, and refused when it is another', () => {
    after(made).nothingToDo(make());
    after(made).refused(make({ owner: clinic }), 'agreement.already-made');
  });
});

describe('an answer', () => {
  it.each<[string, Told, AgreementEvent]>([
    ['we take it on', { type: 'take-on', on: day('2026-11-23') }, takenOn],
    ['it is done', { type: 'do', on: day('2026-11-30') }, done],
    [
      'something stands in the way',
      { type: 'block', on: day('2026-11-25'), reason: 'no-time-or-staff' },
      blocked,
    ],
    ['it is another’s', { type: 'disown', on: day('2026-11-25'), suggested: clinic }, notMine],
  ])('%s: happens once, and a repeat is nothing to do', (_, command, expected) => {
    after(made).happens(command, expected);
    after(made, expected).nothingToDo(command);
  });

  it.each<[string, Told]>([
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
      if (command.type !== 'do') after(made, done).refused(command, 'agreement.over');
      if (command.type !== 'withdraw') after(made, withdrawn).refused(command, 'agreement.over');
      after(made, blocked).refused(
        { ...command, on: day('2026-11-24') },
        'agreement.before-last',
        'on',
      );
      after(made, struck).refused(command, 'agreement.not-made');
      after().refused(command, 'agreement.not-made');
    },
  );

  it('cannot name the owner itself, or nobody known, as the right one', () => {
    const disown = (suggested: typeof school | typeof stranger): Told => ({
      type: 'disown',
      on: today,
      suggested,
    });
    after(made).refused(disown(school), 'agreement.same-owner', 'suggested');
    after(made).refused(disown(stranger), 'agreement.owner-unknown', 'suggested');
  });

  it('ends the silence before it, and what blocked it', () => {
    expect(after(made, reminded).state).toMatchObject({ status: 'open', silence: ['reminder'] });
    expect(after(made, reminded, takenOn).state).toMatchObject({ status: 'taken-on', silence: [] });
    expect(after(made, blocked, takenOn).state).toMatchObject({ blockedBy: null });
  });
});

describe('an answer by the owner itself', () => {
  const answers: readonly Told[] = [
    { type: 'take-on', on: day('2026-11-30') },
    { type: 'block', on: day('2026-11-30'), reason: 'other' },
    { type: 'disown', on: day('2026-11-30'), suggested: clinic },
  ];
  const isDone: Told = { type: 'do', on: day('2026-11-30') };

  it.each([...answers, isDone])(
    '$type is refused to who is not the owner, or not any more',
    (answer) => {
      after(made).refused({ ...answer, by: clinic }, 'agreement.not-yours');
      const handedOver = event('agreement.handed-over', '2026-11-24', {
        owner: mother,
        dueOn: agreed.dueOn,
      });
      after(made, handedOver).refused({ ...answer, by: school }, 'agreement.not-yours');
    },
  );

  it.each(answers)('$type takes back, the same day, that it is done', (answer) => {
    expect(
      agreementDecider.decide({ today, facts, ...answer, by: school }, after(made, done).state),
    ).toMatchObject({ accepted: true, events: [{ happenedOn: '2026-11-30' }] });
    after(made, done).refused({ ...answer, on: today, by: school }, 'agreement.over');
    after(made, done).refused(answer, 'agreement.over');
    after(made, withdrawn).refused({ ...answer, by: school }, 'agreement.over');
  });
});

describe('handing over and moving', () => {
  const handOver = (more: object = {}): Told => ({
    type: 'hand-over',
    on: today,
    owner: clinic,
    dueOn: day('2027-01-15'),
    facts,
    ...more,
  });
  const move = (more: object = {}): Told => ({
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
    after(made, notMine).happens(handOver(), handedOver);
    after(made, blocked).happens(move(), moved);
    expect(after(made, notMine, handedOver).state).toMatchObject({
      status: 'open',
      owner: clinic,
      since: today,
      suggested: null,
    });
    expect(after(made, blocked, moved).state).toMatchObject({
      status: 'open',
      dueOn: '2027-01-15',
      owner: school,
    });
    after(made, blocked, moved).nothingToDo(move());
  });

  it.each([
    ['in a closed case', handOver({ facts: closed }), 'agreement.case-not-open'],
    ['to the same owner', handOver({ owner: school }), 'agreement.same-owner'],
    ['to nobody known', handOver({ owner: stranger }), 'agreement.owner-unknown'],
    ['for a day that has been', handOver({ dueOn: day('2026-11-30') }), 'agreement.due-in-past'],
    ['to another day in a closed case', move({ facts: closed }), 'agreement.case-not-open'],
    ['to a day that has been', move({ dueOn: day('2026-11-30') }), 'agreement.due-in-past'],
  ])('are refused %s', (_, command, code) => after(made).refused(command, code));
});

describe('silence', () => {
  const note = (step: 'reminder' | 'manager'): Told => ({
    type: 'note-silence',
    on: day('2026-11-26'),
    step,
  });

  it('is noted once for each step', () => {
    after(made).happens(note('reminder'), reminded);
    after(made, reminded).nothingToDo(note('reminder'));
    after(made, reminded).happens(
      note('manager'),
      event('agreement.silent', '2026-11-26', { step: 'manager' }),
    );
  });

  it.each([
    ['blocked', blocked],
    ['not mine', notMine],
    ['done', done],
    ['withdrawn', withdrawn],
  ])('is nothing when the answer has come: %s', (_, answer) =>
    after(made, answer).nothingToDo({ ...note('reminder'), on: today }),
  );
});

describe('what was written down wrongly', () => {
  const correct = (more: object = {}, on = madeOn): Told => {
    const { caseId: _, ...agreement } = agreed;
    return { type: 'correct', on, agreement: { ...agreement, ...more }, facts: closed };
  };

  it('is corrected, also when it is over or the case is closed', () => {
    const corrected = event('agreement.corrected', madeOn, { ...agreed, dueOn: day('2026-12-20') });
    after(made, done).happens(correct({ dueOn: day('2026-12-20') }), corrected);
    expect(after(made, done, corrected).state).toMatchObject({
      status: 'done',
      dueOn: '2026-12-20',
    });
    const owner = event('agreement.corrected', madeOn, { ...agreed, owner: clinic });
    expect(after(made, takenOn, owner).state).toMatchObject({ status: 'open', owner: clinic });
    after(made).nothingToDo(correct());
  });

  it('is corrected only to what could have been', () => {
    after(made).refused(correct({ owner: stranger }), 'agreement.owner-unknown');
    after(made).refused(correct({ dueOn: day('2026-11-01') }), 'agreement.due-before-made');
  });

  it('is struck, and then was never there', () => {
    after(made, done).happens({ type: 'strike', on: day('2026-11-30') }, struck);
    after(made, struck).refused({ type: 'strike', on: today }, 'agreement.not-made');
  });
});

describe('other words (found B1)', () => {
  const { caseId: _, ...agreement } = agreed;
  const rewordedOn = (words: readonly ('what' | 'note')[]) =>
    event('agreement.reworded', today, { words: [...words] });
  const what = rewordedOn(['what']);
  const reword: Told = { type: 'correct', on: madeOn, agreement, reworded: ['what'] };

  it('for what was agreed are an event, also when nothing else changes and the case is closed', () => {
    after(made).happens({ ...reword, facts: closed }, what);
    after(made, done).happens(reword, what);
    after(made, struck).refused(reword, 'agreement.not-made');
    after().refused(reword, 'agreement.not-made');
  });

  it('that the vault holds already are nothing to do', () =>
    after(made).nothingToDo({ ...reword, reworded: [] }));

  it('beside another correction are told as well, and neither when that is refused', () => {
    const dueOn = day('2026-12-20');
    const decision = agreementDecider.decide(
      { ...reword, today, facts, agreement: { ...agreement, dueOn } },
      after(made).state,
    );
    expect(decision).toEqual({
      accepted: true,
      events: [event('agreement.corrected', madeOn, { ...agreed, dueOn }), what],
    });
    const early = { ...agreement, dueOn: day('2026-11-01') };
    after(made).refused({ ...reword, agreement: early }, 'agreement.due-before-made');
  });

  it.each([
    ['not answered', []],
    ['silent', [reminded]],
    ['taken on', [takenOn]],
    ['blocked', [blocked]],
    ['another’s', [notMine]],
  ])('await an answer from that day on: what was %s was said of others', (_state, before) =>
    expect(after(made, ...before, what).state).toMatchObject({
      ...{ status: 'open', since: today, rewordedOn: today },
      ...{ silence: [], blockedBy: null, suggested: null },
    }),
  );

  it.each([done, withdrawn])('leave it as it is when it is over: $type', (end) => {
    const { status, since } = after(made, end).state ?? {};
    expect(after(made, end, what).state).toMatchObject({ status, since, rewordedOn: today });
  });

  it.each<[string, AgreementEvent, Told]>([
    ['we take it on', takenOn, { type: 'take-on', on: day('2026-11-24') }],
    ['it is done', done, { type: 'do', on: day('2026-11-30') }],
    ['blocked', blocked, { type: 'block', on: day('2026-11-26'), reason: 'no-time-or-staff' }],
    ['another’s', notMine, { type: 'disown', on: day('2026-11-26'), suggested: clinic }],
  ])('on the same answer again, %s, are a note and ask nobody', (_answer, before, answer) => {
    const note = rewordedOn(['note']);
    after(made, before).happens({ ...answer, reworded: ['note'] }, note);
    after(made, before).nothingToDo({ ...answer, reworded: [] });
    expect(after(made, before, note).state).toEqual(after(made, before).state);
  });

  it('that come with another answer need no event of their own', () =>
    after(made).happens({ type: 'take-on', on: day('2026-11-23'), reworded: ['note'] }, takenOn));
});

test('every event is as its contract says, and stays as it was stored', () => {
  const moved = event('agreement.moved', today, { dueOn: day('2027-01-15') });
  const handedOver = event('agreement.handed-over', today, {
    owner: mother,
    dueOn: day('2027-01-15'),
  });
  const corrected = event('agreement.corrected', madeOn, agreed);
  const all = [
    made,
    corrected,
    event('agreement.reworded', today, { words: ['what', 'note'] }),
    takenOn,
    done,
    blocked,
    notMine,
    handedOver,
    moved,
    reminded,
    withdrawn,
    struck,
  ];
  for (const { type, data } of all) {
    const contract = agreementContracts.find((one) => one.type === type);
    expect(contract?.parse(data)).toEqual(data);
  }
  expect(new Set(all.map(({ type }) => type)).size).toBe(agreementContracts.length);
});
