import type { AgendaItem } from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import type { MeetingInput } from '../../tests/support/meeting-builder';
import {
  aMeeting,
  clinic,
  facts,
  idOf,
  mother,
  noonOf,
  pollId,
  school,
  slots,
  stranger,
} from '../../tests/support/meeting-builder';
import { entryOf, MeetingRow } from './meeting.view';

const nobody = new Set<string>();
const missingConsents = [{ memberId: idOf(1), agencyId: idOf(30) }];
const answerBy = localDate('2026-12-01');
const open = (change: object = {}): MeetingInput => ({
  type: 'open-poll',
  pollId,
  slots,
  answerBy,
  facts,
  ...change,
});
const answers = (answer: 'yes' | 'no') => slots.map(({ slotId }) => ({ slotId, answer }));

describe('a poll', () => {
  it('is opened, answered in other words, and closed by hand', () => {
    expect(aMeeting().asked(open())).toEqual(['meeting.poll-opened']);
    const meeting = aMeeting().withPoll().answered(school, 'yes', 'no', 'no');
    const again: MeetingInput = {
      type: 'answer-poll',
      party: school,
      answers: answers('yes'),
    };
    expect(meeting.asked(again)).toEqual(['meeting.poll-answered']);
    expect(meeting.does(again).asked(again)).toEqual([]);
    expect(meeting.asked({ type: 'close-poll', byItself: false, unasked: nobody })).toEqual([
      'meeting.poll-closed',
    ]);
  });

  it('closes by itself when everybody has answered, with the slot that suits best', () => {
    const meeting = aMeeting()
      .withPoll()
      .answered(mother, 'yes', 'yes', 'yes')
      .answered(clinic, 'no', 'yes', 'yes')
      .answered(school, 'yes', 'if-need-be', 'yes');
    expect(meeting.state.poll?.closed).toEqual({
      because: 'decided',
      slotId: slots[2]?.slotId,
    });
  });

  it('closes by itself when its last day is over, not before', () => {
    const due: MeetingInput = { type: 'close-poll', byItself: true, unasked: nobody };
    const meeting = aMeeting().withPoll().answered(mother, 'yes', 'yes', 'yes');
    expect(meeting.at('2026-12-01T09:00:00.000Z').asked(due)).toEqual([]);
    meeting.at('2026-12-02T09:00:00.000Z').does(due);
    // The school has not answered, and without it there is no meeting.
    expect(meeting.state.poll?.closed).toEqual({ because: 'due', slotId: null });
  });

  it.each<[string, MeetingInput]>([
    ['meeting.case-not-open', open({ facts: { ...facts, caseOpen: false } })],
    ['meeting.consent-missing', open({ facts: { ...facts, missingConsents } })],
    ['meeting.slot-twice', open({ slots: [slots[0], slots[0]] })],
    ['meeting.answer-by-in-the-past', open({ answerBy: '2026-11-21' })],
    ['meeting.answer-by-too-late', open({ answerBy: '2026-12-08' })],
    ['meeting.poll-not-open', { type: 'close-poll', byItself: false, unasked: nobody }],
    ['meeting.poll-not-open', { type: 'answer-poll', party: school, answers: answers('yes') }],
  ])('is refused with %s', (code, command) => expect(aMeeting().asked(command)).toBe(code));

  it('waits for the answer of a child whom nobody writes to, and in the end does without it', () => {
    const unasked = new Set([partyId(mother)]);
    const close: MeetingInput = { type: 'close-poll', byItself: false, unasked };
    const both = () =>
      aMeeting()
        .withPoll()
        .answered(clinic, 'no', 'yes', 'yes')
        .answered(school, 'yes', 'yes', 'yes');
    expect(both().state.poll?.closed).toBeNull();
    expect(both().does(close).state.poll?.closed?.slotId).toBe(slots[1]?.slotId);
    const against = both().answered(mother, 'yes', 'no', 'no');
    expect(against.state.poll?.closed?.because).toBe('decided');
    expect(against.state.poll?.closed?.slotId).not.toBe(slots[1]?.slotId);
  });

  it('refuses what lies behind, who was not asked, and half an answer', () => {
    const past = { ...slots[0], from: '2026-11-01T12:00:00.000Z', to: '2026-11-01T13:00:00.000Z' };
    expect(aMeeting().asked(open({ slots: [past, slots[1]] }))).toBe('meeting.in-the-past');
    const backwards = { ...slots[0], to: slots[0]?.from };
    expect(aMeeting().asked(open({ slots: [backwards, slots[1]] }))).toBe(
      'meeting.ends-before-it-begins',
    );
    const endless = { ...slots[0], to: '2199-12-31T13:00:00.000Z' };
    expect(aMeeting().asked(open({ slots: [endless, slots[1]] }))).toBe('meeting.length-unfit');
    const meeting = aMeeting().withPoll();
    expect(meeting.asked(open())).toBe('meeting.poll-open');
    const ask = (party: typeof school, given: ReturnType<typeof answers>) =>
      meeting.asked({ type: 'answer-poll', party, answers: given });
    expect(ask(stranger, answers('yes'))).toBe('meeting.not-invited');
    expect(ask(school, answers('yes').slice(1))).toBe('meeting.slot-unknown');
    expect(ask(school, [...answers('yes'), ...answers('no')])).toBe('meeting.slot-twice');
  });
});

const book = (change: object = {}): MeetingInput => ({
  type: 'book',
  time: { ...noonOf(8), ...change },
  facts,
});
const move = (day: number): MeetingInput => ({ type: 'move', time: noonOf(day), facts });

describe('a booking', () => {
  it('is made, moved and cancelled, and closes a poll that is open', () => {
    expect(aMeeting().asked(book())).toEqual(['meeting.booked']);
    expect(aMeeting().withPoll().asked(book())).toEqual(['meeting.poll-closed', 'meeting.booked']);
    const meeting = aMeeting().booked();
    expect(meeting.asked(move(8))).toEqual([]);
    expect(meeting.does(move(9)).state.booking).toMatchObject({ ...noonOf(9), sequence: 1 });
    expect(meeting.does({ type: 'cancel' }).asked({ type: 'cancel' })).toEqual([]);
  });

  it('is answered for as long as it stands as it was (RFC 5546)', () => {
    const meeting = aMeeting().booked();
    const accept = (sequence: number, party = school): MeetingInput => ({
      type: 'answer-invitation',
      party,
      sequence,
      answer: 'accepted',
    });
    expect(meeting.does(accept(0)).asked(accept(0))).toEqual([]);
    expect(meeting.does(move(9)).state.answers).toEqual({});
    expect(meeting.asked(accept(0))).toBe('meeting.invitation-outdated');
    expect(meeting.asked(accept(1))).toEqual(['meeting.invitation-answered']);
    expect(meeting.asked(accept(1, stranger))).toBe('meeting.not-invited');
  });

  it('takes each thing once, also of a poll that was stored with one twice', () => {
    const twice = { ...noonOf(8), itemIds: [idOf(6), idOf(6)] };
    const asked = { pollId, answerBy, slots: [{ ...twice, slotId: idOf(20) }, slots[1]!] };
    const meeting = aMeeting();
    meeting.events.push({ type: 'meeting.poll-opened', happenedOn: answerBy, data: asked });
    const body = { ...meeting.state, poll: { ...asked, answers: {}, closed: null } };
    const row = Object.assign(new MeetingRow(), { meetingId: idOf(9), version: 2, body });
    const [slot] = entryOf(row).poll?.slots ?? [];
    expect(slot?.itemIds).toEqual([idOf(6)]);
    const { slotId, ...time } = slot!;
    meeting.does({ type: 'book', time, facts });
    expect(meeting.state.poll?.closed?.slotId).toBe(slotId);
    expect(meeting.state.booking?.itemIds).toEqual([idOf(6)]);
  });

  it('is answered as was said last, however late a mail of before comes (found R01)', () => {
    const meeting = aMeeting().booked();
    const answer = (said: 'accepted' | 'declined', at?: string): MeetingInput => ({
      ...{ type: 'answer-invitation', party: school, sequence: 0, answer: said },
      ...(at !== undefined && { at }),
    });
    const answered = ['meeting.invitation-answered'];
    // By mail, then by a link, which says nothing of when: now.
    expect(meeting.asked(answer('accepted', '2026-11-22T08:00:00Z'))).toEqual(answered);
    meeting.does(answer('accepted', '2026-11-22T08:00:00Z')).does(answer('declined'));
    const [before, between, after] = ['08:59:59Z', '09:01:00Z', '09:02:00Z'].map(
      (time) => `2026-11-22T${time}`,
    );
    expect(meeting.asked(answer('accepted', before))).toEqual([]);
    expect(meeting.asked(answer('accepted', between))).toEqual(answered);
    // The same again is later all the same, and outlasts what was said between.
    meeting.does(answer('declined', after));
    expect(meeting.asked(answer('accepted', between))).toEqual([]);
    // The time that is answered for is another.
    meeting.does(move(9));
    const anew = { ...answer('accepted', before), sequence: 1 } as MeetingInput;
    expect(meeting.asked(anew)).toEqual(answered);
  });

  it.each<[string, MeetingInput]>([
    ['meeting.in-the-past', book({ from: '2026-11-22T08:00:00.000Z' })],
    ['meeting.ends-before-it-begins', book({ to: noonOf(8).from })],
    ['meeting.room-unknown', book({ roomId: idOf(31) })],
    ['meeting.equipment-unknown', book({ itemIds: [idOf(31)] })],
    ['meeting.case-not-open', { ...book(), facts: { ...facts, caseOpen: false } } as MeetingInput],
    [
      'meeting.consent-missing',
      { ...book(), facts: { ...facts, missingConsents } } as MeetingInput,
    ],
    ['meeting.not-booked', move(9)],
    ['meeting.not-booked', { type: 'cancel' }],
  ])('is refused with %s', (code, command) => expect(aMeeting().asked(command)).toBe(code));

  it('stands in the way of another, of a poll, and of another request', () => {
    const meeting = aMeeting().booked();
    for (const command of [book(), open(), { type: 'cancel-request' } as MeetingInput])
      expect(meeting.asked(command)).toBe('meeting.already-booked');
    const cancelled = aMeeting().booked().does({ type: 'cancel' });
    for (const command of [book(), open(), move(9)])
      expect(cancelled.asked(command)).toBe('meeting.cancelled');
  });
});

const item: AgendaItem = {
  itemId: idOf(40),
  kind: 'own',
  agreementId: null,
  from: school,
  minutes: 5,
};
const agenda = [item, { ...item, itemId: idOf(41) }];

describe('an agenda', () => {
  it('is added to, timed, ordered, cut and sent', () => {
    const meeting = aMeeting().booked();
    expect(meeting.asked({ type: 'add-item', item })).toEqual(['meeting.agenda-item-added']);
    const time: MeetingInput = { type: 'time-item', itemId: item.itemId, minutes: 10, agenda };
    expect(meeting.asked(time)).toEqual(['meeting.agenda-item-timed']);
    expect(meeting.asked({ ...time, minutes: 5 })).toEqual([]);
    const order: MeetingInput = { type: 'order-items', itemIds: [idOf(41), idOf(40)], agenda };
    expect(meeting.asked(order)).toEqual(['meeting.agenda-ordered']);
    expect(meeting.asked({ ...order, itemIds: [idOf(40), idOf(41)] })).toEqual([]);
    const remove: MeetingInput = { type: 'remove-item', itemId: item.itemId, agenda };
    expect(meeting.does(remove).asked(remove)).toEqual([]);
    const send: MeetingInput = { type: 'send-agenda', agenda };
    expect(meeting.does(send).asked(send)).toEqual([]);
    expect(meeting.asked({ type: 'send-agenda', agenda: [item] })).toEqual(['meeting.agenda-sent']);
  });

  it('takes no more than it holds of one who is invited', () => {
    const meeting = aMeeting().booked();
    const add = (at: number, from = school): MeetingInput => ({
      type: 'add-item',
      item: { ...item, itemId: idOf(40 + at), from },
    });
    for (const at of [0, 1, 2, 3, 4]) meeting.does(add(at));
    expect(meeting.asked(add(5))).toBe('meeting.agenda-own-full');
    expect(meeting.asked(add(5, clinic))).toEqual(['meeting.agenda-item-added']);
  });

  it('is warned of once, and again after the meeting was moved', () => {
    const warn: MeetingInput = { type: 'warn-of-agenda', because: 'thin' };
    const meeting = aMeeting().booked().does(warn);
    expect(meeting.asked(warn)).toEqual([]);
    expect(meeting.does(move(9)).asked(warn)).toEqual(['meeting.agenda-warned']);
  });

  it('is sent again for another hour, not for another room', () => {
    const send: MeetingInput = { type: 'send-agenda', agenda };
    const meeting = aMeeting().booked().does(send);
    const room = { ...noonOf(8), roomId: idOf(70) };
    const roomIds = new Set([idOf(70)]);
    expect(
      meeting.does({ type: 'move', time: room, facts: { ...facts, roomIds } }).asked(send),
    ).toEqual([]);
    expect(meeting.does(move(9)).asked(send)).toEqual(['meeting.agenda-sent']);
  });

  it('leaves the words of an agreement to the agreement', () => {
    const agreed = { ...item, kind: 'agreement' as const, agreementId: item.itemId };
    const of = { itemId: item.itemId, agenda: [agreed] };
    const meeting = aMeeting().booked();
    expect(meeting.asked({ type: 'reword-item', reworded: true, ...of })).toBe(
      'meeting.agenda-words-of-agreement',
    );
    expect(meeting.asked({ type: 'time-item', minutes: 10, ...of })).toEqual([
      'meeting.agenda-item-timed',
    ]);
  });

  it('in other words is sent again, and the same words are nothing to do (found B7)', () => {
    const reword: MeetingInput = {
      type: 'reword-item',
      itemId: item.itemId,
      reworded: true,
      agenda,
    };
    const send: MeetingInput = { type: 'send-agenda', agenda };
    const meeting = aMeeting().booked().does(send);
    expect(meeting.asked({ ...reword, reworded: false })).toEqual([]);
    expect(meeting.asked(reword)).toEqual(['meeting.reworded']);
    expect(meeting.does(reword).asked(send)).toEqual(['meeting.agenda-sent']);
    expect(meeting.does(send).asked(send)).toEqual([]);
  });

  it('refuses what is not on it, what is empty, and who is not invited', () => {
    const meeting = aMeeting().booked();
    const unknown = { itemId: idOf(42), agenda };
    expect(meeting.asked({ type: 'remove-item', ...unknown })).toBe('meeting.agenda-item-unknown');
    expect(meeting.asked({ type: 'time-item', minutes: 5, ...unknown })).toBe(
      'meeting.agenda-item-unknown',
    );
    expect(meeting.asked({ type: 'reword-item', reworded: true, ...unknown })).toBe(
      'meeting.agenda-item-unknown',
    );
    expect(meeting.asked({ type: 'order-items', itemIds: [idOf(40)], agenda })).toBe(
      'meeting.agenda-order-incomplete',
    );
    expect(meeting.asked({ type: 'send-agenda', agenda: [] })).toBe('meeting.agenda-empty');
    expect(meeting.asked({ type: 'add-item', item: { ...item, from: stranger } })).toBe(
      'meeting.not-invited',
    );
    for (const early of ['send-agenda', 'warn-of-agenda'] as const)
      expect(aMeeting().asked({ type: early, agenda, because: 'thin' })).toBe('meeting.not-booked');
  });
});

const held = {
  minutes: 55,
  unitIds: [idOf(2)],
  memberIds: [idOf(1)],
  discussed: [idOf(1)],
  withoutConsent: null,
};
const note = { noteId: idOf(50), owner: school, dueOn: localDate('2026-12-18') };

describe('a meeting', () => {
  const onItsDay = () => aMeeting().booked().at('2026-12-08T12:05:00.000Z');

  it('is held with a clock for each item, and on the day it was booked for', () => {
    const meeting = onItsDay().does({ type: 'begin-item', itemId: idOf(40), agenda });
    expect(meeting.asked({ type: 'begin-item', itemId: idOf(40), agenda })).toEqual([]);
    meeting.at('2026-12-08T12:15:00.000Z').does({ type: 'begin-item', itemId: idOf(41), agenda });
    expect(meeting.state.spent).toEqual({ [idOf(40)]: 600 });
    meeting.at('2026-12-09T09:00:00.000Z').does({ type: 'hold', held, facts });
    expect(meeting.state).toMatchObject({
      stage: 'held',
      running: null,
      held: { on: '2026-12-08' },
    });
    expect(meeting.asked({ type: 'cancel' })).toBe('meeting.already-held');
  });

  it('keeps who came and what is agreed', () => {
    const came: MeetingInput = { type: 'note-attendance', party: school, came: true };
    const meeting = onItsDay().does(came);
    expect(meeting.asked(came)).toEqual([]);
    meeting.does({ type: 'note-agreement', note, facts });
    const later = { ...note, dueOn: localDate('2026-12-20') };
    const change: MeetingInput = { type: 'change-note', note: later, facts, reworded: true };
    expect(meeting.asked(change)).toEqual(['meeting.agreement-noted', 'meeting.reworded']);
    expect(meeting.does(change).state.notes).toEqual([later]);
    expect(meeting.asked(change)).toEqual(['meeting.reworded']);
    expect(meeting.asked({ ...change, reworded: false })).toEqual([]);
    meeting.does({ type: 'remove-note', noteId: note.noteId });
    expect(meeting.state.notes).toEqual([]);
  });

  it.each<[string, MeetingInput]>([
    ['meeting.agenda-item-unknown', { type: 'begin-item', itemId: idOf(42), agenda }],
    ['meeting.item-not-running', { type: 'end-item', itemId: idOf(40) }],
    ['meeting.not-invited', { type: 'note-attendance', party: stranger, came: true }],
    ['meeting.note-unknown', { type: 'remove-note', noteId: idOf(51) }],
    [
      'meeting.note-unknown',
      { type: 'change-note', note: { ...note, noteId: idOf(51) }, facts, reworded: true },
    ],
    [
      'meeting.days-backwards',
      { type: 'note-agreement', note: { ...note, dueOn: localDate('2026-12-07') }, facts },
    ],
    [
      'meeting.unit-unknown',
      {
        type: 'note-agreement',
        note: { ...note, owner: { kind: 'unit', unitId: idOf(60) } },
        facts,
      },
    ],
    [
      'meeting.member-unknown',
      {
        type: 'note-agreement',
        note: { ...note, owner: { kind: 'member', memberId: idOf(60) } },
        facts,
      },
    ],
    ['meeting.unit-unknown', { type: 'hold', held: { ...held, unitIds: [idOf(60)] }, facts }],
    ['meeting.member-unknown', { type: 'hold', held: { ...held, discussed: [idOf(60)] }, facts }],
  ])('is refused with %s', (code, command) => expect(onItsDay().asked(command)).toBe(code));

  it('is not held before its day, nor when it is not booked', () => {
    const hold: MeetingInput = { type: 'hold', held, facts };
    expect(aMeeting().booked().asked(hold)).toBe('meeting.not-yet');
    expect(aMeeting().asked(hold)).toBe('meeting.not-booked');
    expect(aMeeting().booked().does({ type: 'cancel' }).asked(hold)).toBe('meeting.cancelled');
  });
});
