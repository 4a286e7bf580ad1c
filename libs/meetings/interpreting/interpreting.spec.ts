import {
  aMeeting,
  childId,
  facts,
  idOf,
  interpreterId,
  noonOf,
  otherInterpreterId,
  request,
  type MeetingInput,
} from '../../../tests/support/meeting-builder';
import { interpretingOf, languagesNeeded, withoutInterpreter } from './interpreting';

const { interpreting } = facts;
const { members } = interpreting;
const nobodyNeeds = { ...interpreting, members: [] };

const book = (...interpreterIds: string[]): MeetingInput => ({
  ...{ type: 'book', time: noonOf(8), interpreterIds, facts },
});
const move = (day: number, ...interpreterIds: string[]): MeetingInput => ({
  ...{ type: 'move', time: noonOf(day), interpreterIds, facts },
});
const choose = (...interpreterIds: string[]): MeetingInput => ({
  ...{ type: 'choose-interpreters', interpreterIds, facts: interpreting },
});
const order = (language = 'so'): MeetingInput => ({
  ...{ type: 'order-interpreter', language, facts: interpreting },
});
const confirm: MeetingInput = { type: 'confirm-interpreter', language: 'so' };
const withdraw: MeetingInput = { type: 'withdraw-interpreter-order', language: 'so' };
const say = (answer: 'accepted' | 'declined', sequence = 0): MeetingInput => ({
  ...{ type: 'answer-as-interpreter', interpreterId, sequence, answer },
});

const standing = (meeting: ReturnType<typeof aMeeting>, of = members) =>
  interpretingOf(meeting.state, of).map(({ language, needed, standing: now }) => [
    ...[language, needed, now],
  ]);

describe('what has to be interpreted (law.md 24)', () => {
  it('is what those who are invited need now, and what was asked for beside it', () => {
    const need = (member: number, interpreter: string | null) => ({
      memberId: idOf(member),
      interpreter,
    });
    expect(languagesNeeded(request, [need(1, 'so'), need(99, 'ar')])).toEqual(['so']);
    expect(languagesNeeded(request, [need(1, null)])).toEqual([]);
    const asked = { ...request, interpreter: 'fa' };
    expect(languagesNeeded(asked, [need(1, 'so')])).toEqual(['fa', 'so']);
    expect(languagesNeeded(asked, [need(1, 'fa')])).toEqual(['fa']);
  });

  it('lacks an interpreter until somebody is booked or ordered, and when they have said no', () => {
    const meeting = aMeeting().booked();
    const lacks = () => withoutInterpreter(interpretingOf(meeting.state, members)).length;
    expect(standing(meeting)).toEqual([['so', true, 'to-order']]);
    expect(lacks()).toBe(1);
    meeting.does(choose(interpreterId));
    expect(standing(meeting)).toEqual([['so', true, 'booked']]);
    expect(standing(meeting.does(say('accepted')))).toEqual([['so', true, 'accepted']]);
    expect(lacks()).toBe(0);
    expect(standing(meeting.does(say('declined')))).toEqual([['so', true, 'declined']]);
    expect(lacks()).toBe(1);
    expect(standing(meeting.does(order()))).toEqual([['so', true, 'ordered']]);
    expect(lacks()).toBe(0);
    expect(standing(meeting.does(confirm))).toEqual([['so', true, 'confirmed']]);
  });

  it('is not needed any more when the family has changed, and says what was booked for it', () => {
    const meeting = aMeeting().does(book(interpreterId));
    expect(standing(meeting, [])).toEqual([['so', false, 'booked']]);
    expect(withoutInterpreter(interpretingOf(meeting.state, []))).toEqual([]);
  });
});

describe('an interpreter of the directory', () => {
  it('is booked with the time, once, whatever is said twice', () => {
    const booked = ['meeting.booked', 'meeting.interpreters-chosen'];
    expect(aMeeting().asked(book(interpreterId, interpreterId))).toEqual(booked);
    expect(aMeeting().asked(book())).toEqual(['meeting.booked']);
    const meeting = aMeeting().does(book(interpreterId));
    expect(meeting.asked(choose(interpreterId))).toEqual([]);
    expect(meeting.asked(move(8, interpreterId))).toEqual([]);
    expect(meeting.asked(choose())).toEqual(['meeting.interpreters-chosen']);
  });

  it('is booked anew when the time moves, and stays when only the room is another', () => {
    const meeting = aMeeting().does(book(interpreterId)).does(say('accepted'));
    const elsewhere = { ...noonOf(8), roomId: null };
    const there = meeting.does({ type: 'move', time: elsewhere, facts });
    expect(standing(there)).toEqual([['so', true, 'booked']]);
    expect(there.asked(move(9, interpreterId))).toEqual([
      ...['meeting.moved', 'meeting.interpreters-chosen'],
    ]);
    expect(standing(there.does({ type: 'move', time: noonOf(9), facts }))).toEqual([
      ['so', true, 'to-order'],
    ]);
  });

  it('answers once for each booking; the same again is nothing to do', () => {
    const meeting = aMeeting().does(book(interpreterId));
    expect(meeting.asked(say('accepted'))).toEqual(['meeting.interpreter-answered']);
    expect(meeting.does(say('accepted')).asked(say('accepted'))).toEqual([]);
    expect(meeting.asked(say('declined'))).toEqual(['meeting.interpreter-answered']);
    // Said before, though it came after (found R01).
    expect(
      meeting.asked({ ...say('declined'), at: '2026-11-22T08:00:00Z' } as MeetingInput),
    ).toEqual([]);
  });

  it.each<[string, MeetingInput]>([
    ['meeting.child-as-interpreter', book(childId)],
    ['meeting.interpreter-unknown', book(idOf(1))],
    ['meeting.interpreter-not-needed', book(otherInterpreterId)],
    [
      'meeting.interpreter-not-needed',
      {
        ...{ type: 'book', time: noonOf(8), interpreterIds: [interpreterId] },
        facts: { ...facts, interpreting: nobodyNeeds },
      },
    ],
    ['meeting.not-booked', choose(interpreterId)],
    ['meeting.not-booked', order()],
  ])('is refused with %s', (code, command) => expect(aMeeting().asked(command)).toBe(code));

  it.each<[string, MeetingInput]>([
    ['meeting.child-as-interpreter', choose(interpreterId, childId)],
    ['meeting.child-as-interpreter', move(9, childId)],
    ['meeting.not-invited', say('accepted')],
  ])('of a booked meeting is refused with %s', (code, command) =>
    expect(aMeeting().booked().asked(command)).toBe(code),
  );

  it('answers for no booking but the one there is', () => {
    const meeting = aMeeting().does(book(interpreterId)).does(move(9, interpreterId));
    expect(meeting.asked(say('accepted'))).toBe('meeting.invitation-outdated');
    expect(meeting.asked(say('accepted', 1))).toEqual(['meeting.interpreter-answered']);
    expect(meeting.does({ type: 'cancel' }).asked(say('accepted', 1))).toBe('meeting.cancelled');
  });
});

describe('an interpreter from outside', () => {
  it('is ordered, confirmed and called off, each once', () => {
    const meeting = aMeeting().booked();
    expect(meeting.asked(order())).toEqual(['meeting.interpreter-ordered']);
    expect(meeting.does(order()).asked(order())).toEqual([]);
    expect(meeting.asked(confirm)).toEqual(['meeting.interpreter-confirmed']);
    expect(meeting.does(confirm).asked(confirm)).toEqual([]);
    expect(meeting.asked(withdraw)).toEqual(['meeting.interpreter-order-withdrawn']);
    expect(standing(meeting.does(withdraw))).toEqual([['so', true, 'to-order']]);
  });

  it('keeps the days of the order and of the answer', () => {
    const meeting = aMeeting().booked().does(order()).at('2026-11-24T09:00:00.000Z').does(confirm);
    expect(interpretingOf(meeting.state, members)).toMatchObject([
      { orderedOn: '2026-11-22', confirmedOn: '2026-11-24' },
    ]);
  });

  it('is to be ordered anew when the time moves, and not when the room is another', () => {
    const meeting = aMeeting().booked().does(order());
    const elsewhere = { ...noonOf(8), roomId: null };
    expect(standing(meeting.does({ type: 'move', time: elsewhere, facts }))).toEqual([
      ['so', true, 'ordered'],
    ]);
    expect(standing(meeting.does(move(9)))).toEqual([['so', true, 'to-order']]);
  });

  it.each<[string, MeetingInput]>([
    ['meeting.interpreter-not-ordered', confirm],
    ['meeting.interpreter-not-ordered', withdraw],
    ['meeting.interpreter-not-needed', order('fa')],
  ])('is refused with %s', (code, command) =>
    expect(aMeeting().booked().asked(command)).toBe(code),
  );

  it('is neither ordered beside one who is booked, nor booked over', () => {
    const booked = aMeeting().does(book(interpreterId));
    expect(booked.asked(order())).toBe('meeting.interpreter-not-needed');
    const ordered = aMeeting().booked().does(order());
    expect(ordered.asked(choose(interpreterId))).toBe('meeting.interpreter-ordered-already');
  });
});
