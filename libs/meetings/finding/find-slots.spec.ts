import { localDate, type LocalDate } from '@famsam/kernel';
import { findSlots } from './find-slots';
import type { MeetingRoom, Party, SlotRequest } from './slot-request';

const minute = (instant: string) => Date.parse(instant) / 60_000;
const instant = (at: number) => new Date(at * 60_000).toISOString().slice(0, 16);
const day = (text: string): LocalDate => localDate(text);

const officeHours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 480, to: 1_020 }));
const allWeek = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 480, to: 720 }));

/** First of May and its eve, and the eve of midsummer. */
const daysOff = [
  { day: day('2026-04-30'), freeFrom: 720 },
  { day: day('2026-05-01'), freeFrom: 0 },
  { day: day('2026-06-19'), freeFrom: 0 },
];

function party(partyId: string, more: Partial<Party> = {}): Party {
  return { partyId, hours: officeHours, school: null, busy: [], placeId: null, ...more };
}

function room(roomId: string, more: Partial<MeetingRoom> = {}): MeetingRoom {
  return { roomId, placeId: 'nora', seats: 8, equipment: [], busy: [], ...more };
}

function taken(from: string, to: string, placeId: string | null = null) {
  return { from: minute(from), to: minute(to), placeId };
}

/** On one day, unless it is told otherwise. */
function request(on: string, more: Partial<SlotRequest> = {}): SlotRequest {
  const [earliest, latest] = [more.earliest ?? day(on), more.latest ?? day(on)];
  return {
    now: minute('2026-01-01T08:00Z'),
    must: [party('team')],
    may: [],
    length: 60,
    earliest,
    latest,
    noticeDays: 0,
    room: null,
    interpreters: [],
    wishes: [],
    daysOff,
    travel: [{ placeIds: ['nora', 'hällefors'], minutes: 40 }],
    step: 15,
    ...more,
  };
}

function inRooms(rooms: readonly MeetingRoom[], more: Partial<SlotRequest['room'] & object> = {}) {
  return { seats: 4, equipment: [], rooms, items: [], ...more };
}

const starts = (of: SlotRequest) => findSlots(of).slots.map(({ from }) => instant(from));

describe('finding a time', () => {
  it('offers every quarter of an hour within the working hours, the soonest first', () => {
    const found = starts(request('2026-11-24'));
    expect(found).toHaveLength(33);
    expect([found[0], found[1], found.at(-1)]).toEqual([
      ...['2026-11-24T07:00', '2026-11-24T07:15', '2026-11-24T15:00'],
    ]);
  });

  it('begins at eight by the clock on the wall before and after summer time begins', () => {
    const must = [party('team', { hours: allWeek })];
    const found = (on: string) => starts(request(on, { must }))[0];
    expect(found('2026-03-28')).toBe('2026-03-28T07:00');
    expect(found('2026-03-29')).toBe('2026-03-29T06:00');
    expect(found('2026-10-24')).toBe('2026-10-24T06:00');
    expect(found('2026-10-25')).toBe('2026-10-25T07:00');
  });

  it('counts the hour that is left out in spring, and the one that comes twice in autumn', () => {
    const night = [{ weekday: 7, from: 0, to: 240 }];
    const must = [party('night', { hours: night })];
    expect(starts(request('2026-03-29', { must }))).toHaveLength(9);
    expect(starts(request('2026-10-25', { must }))).toHaveLength(17);
  });

  it('keeps holidays free, and afternoons of half days (law.md 26)', () => {
    expect(starts(request('2026-05-01'))).toEqual([]);
    expect(starts(request('2026-06-19'))).toEqual([]);
    expect(starts(request('2026-04-30')).at(-1)).toBe('2026-04-30T09:00');
  });

  it('meets no unit of a school outside its terms or in a break (law.md 26)', () => {
    const school = {
      terms: [{ from: day('2026-08-18'), to: day('2026-12-18') }],
      breaks: [{ from: day('2026-10-26'), to: day('2026-10-30') }],
      hours: officeHours,
    };
    const must = [party('school', { school })];
    expect(starts(request('2026-08-17', { must }))).toEqual([]);
    expect(starts(request('2026-08-18', { must }))).toHaveLength(33);
    expect(starts(request('2026-10-28', { must }))).toEqual([]);
    expect(starts(request('2026-12-21', { must }))).toEqual([]);
  });

  it('leaves out nobody who must come, and puts times for all who may come first', () => {
    const must = [party('team', { busy: [taken('2026-11-24T07:00Z', '2026-11-24T12:00Z')] })];
    const may = [party('nurse', { busy: [taken('2026-11-24T12:00Z', '2026-11-24T14:00Z')] })];
    const { slots } = findSlots(request('2026-11-24', { must, may }));
    expect(slots.map(({ from, missing }) => [instant(from).slice(11), missing])).toEqual([
      ...[14 * 60, 14 * 60 + 15, 14 * 60 + 30, 14 * 60 + 45, 15 * 60].map((at) => [clock(at), []]),
      ...[0, 15, 30, 45, 60, 75, 90, 105].map((at) => [clock(12 * 60 + at), ['nurse']]),
    ]);
    expect(slots[0]?.reasons).toEqual([{ code: 'everybody-can' }]);
    expect(slots.at(-1)?.reasons).toEqual([{ code: 'some-cannot', partyIds: ['nurse'] }]);
  });

  it('leaves the time to travel before and after what is booked elsewhere', () => {
    const busy = [taken('2026-11-24T09:00Z', '2026-11-24T10:00Z', 'hällefors')];
    const of = request('2026-11-24', {
      must: [party('team', { busy })],
      room: inRooms([room('r')]),
      step: 5,
    });
    const found = starts(of).map((at) => at.slice(11));
    expect(found).toContain('07:20');
    expect(found).not.toContain('07:25');
    expect(found).not.toContain('10:35');
    expect(found).toContain('10:40');
    expect(starts({ ...of, room: null })).toContain('2026-11-24T10:00');
  });

  it('prefers the room that is nearer to all, then the smaller one', () => {
    const of = request('2026-11-24', {
      must: [party('team', { placeId: 'hällefors' })],
      room: inRooms([
        room('near-large', { placeId: 'hällefors', seats: 20 }),
        room('far'),
        room('near', { placeId: 'hällefors' }),
        room('tiny', { placeId: 'hällefors', seats: 3 }),
      ]),
    });
    const [best] = findSlots(of).slots;
    expect(best?.roomId).toBe('near');
    expect(best?.otherRoomIds).toEqual(['near-large', 'far']);
  });

  it('brings to the room what it lacks, if that is free', () => {
    const loop = { itemId: 'loop', code: 'hearing-loop', placeId: 'nora' };
    const busy = [taken('2026-11-24T07:00Z', '2026-11-24T15:00Z')];
    const of = request('2026-11-24', {
      room: inRooms([room('r')], { equipment: ['hearing-loop'], items: [{ ...loop, busy }] }),
    });
    const { slots } = findSlots(of);
    expect(slots.map(({ from, itemIds }) => [instant(from), itemIds])).toEqual([
      ['2026-11-24T15:00', ['loop']],
    ]);
  });

  it('has one interpreter with the meeting, or says that one is to be ordered (law.md 24)', () => {
    const interpreters = [
      party('away', { busy: [taken('2026-11-24T07:00Z', '2026-11-24T15:30Z')] }),
      party('there', { busy: [taken('2026-11-24T08:00Z', '2026-11-24T16:00Z')] }),
    ];
    const needs = [
      { language: 'so', parties: interpreters },
      { language: 'fa', parties: [] },
    ];
    const { slots } = findSlots(request('2026-11-24', { interpreters: needs }));
    expect(slots.map(({ interpreterIds }) => interpreterIds)).toEqual([['there']]);
    expect(slots[0]?.reasons.slice(1)).toEqual([
      { code: 'interpreter', language: 'so', partyId: 'there' },
      { code: 'interpreter-to-order', language: 'fa' },
    ]);
  });

  it('has one who speaks several languages come once, and count once on the way', () => {
    const both = party('both', { placeId: 'hällefors' });
    const of = request('2026-11-24', {
      room: inRooms([room('r')]),
      interpreters: ['ar', 'so'].map((language) => ({ language, parties: [both] })),
    });
    expect(findSlots(of).slots[0]).toMatchObject({ interpreterIds: ['both'], travelMinutes: 40 });
  });

  it('puts the wishes of the family before travel and before sooner', () => {
    const school = {
      terms: [{ from: day('2026-08-18'), to: day('2026-12-18') }],
      breaks: [],
      hours: officeHours.map((one) => ({ ...one, to: 14 * 60 })),
    };
    const of = request('2026-11-24', {
      latest: day('2026-11-25'),
      wishes: [
        { kind: 'weekdays', weekdays: [3] },
        { kind: 'day-parts', parts: ['afternoon'] },
        { kind: 'not-in-school-time', school },
      ],
    });
    const { slots } = findSlots(of);
    expect(slots[0]).toMatchObject({ from: minute('2026-11-25T13:00Z'), wishesMet: 3 });
    expect(slots[0]?.reasons).toEqual([
      { code: 'everybody-can' },
      { code: 'wish-met', wish: 'weekdays' },
      { code: 'wish-met', wish: 'day-parts' },
      { code: 'wish-met', wish: 'not-in-school-time' },
    ]);
    expect(slots.at(-1)?.wishesMet).toBe(0);
  });

  it('gives the notice that was asked for, and never a time that is past', () => {
    const now = minute('2026-11-24T10:10Z');
    const of = request('2026-11-24', { now, latest: day('2026-11-27') });
    expect(starts(of)[0]).toBe('2026-11-24T10:15');
    expect(starts({ ...of, noticeDays: 2 })[0]).toBe('2026-11-26T07:00');
  });
});

describe('when there is no time', () => {
  const none = { notice: false, rooms: null, interpreter: false, partyIds: [] as string[] };

  it('names the two who are never free together', () => {
    const must = [
      party('team'),
      party('nurse', { busy: [taken('2026-11-24T11:00Z', '2026-11-24T16:00Z')] }),
      party('school', { busy: [taken('2026-11-24T07:00Z', '2026-11-24T10:30Z')] }),
    ];
    const { slots, obstacles } = findSlots(request('2026-11-24', { must }));
    expect(slots).toEqual([]);
    expect(obstacles).toEqual([{ ...none, partyIds: ['nurse', 'school'] }]);
  });

  it('names those who are never free, each', () => {
    const busy = [taken('2026-11-24T00:00Z', '2026-11-25T00:00Z')];
    const must = [party('team'), party('nurse', { busy }), party('school', { busy })];
    expect(findSlots(request('2026-11-24', { must })).obstacles).toEqual([
      { ...none, partyIds: ['nurse'] },
      { ...none, partyIds: ['school'] },
    ]);
  });

  it('tells rooms that do not fit from rooms that are taken', () => {
    const busy = [taken('2026-11-23T23:00Z', '2026-11-24T23:00Z')];
    const obstaclesWith = (one: MeetingRoom) =>
      findSlots(request('2026-11-24', { room: inRooms([one]) })).obstacles;
    expect(obstaclesWith(room('small', { seats: 2 }))).toEqual([{ ...none, rooms: 'none-fits' }]);
    expect(obstaclesWith(room('taken', { busy }))).toEqual([{ ...none, rooms: 'none-free' }]);
  });

  it('names the interpreter, where those who speak the language are never free', () => {
    const busy = [taken('2026-11-24T00:00Z', '2026-11-25T00:00Z')];
    const interpreters = [
      { language: 'so', parties: [party('somali', { busy })] },
      { language: 'fa', parties: [] },
    ];
    expect(findSlots(request('2026-11-24', { interpreters })).obstacles).toEqual([
      { ...none, interpreter: true },
    ]);
  });

  it('names the notice when without it there would be time', () => {
    const now = minute('2026-11-24T06:00Z');
    const { obstacles } = findSlots(request('2026-11-24', { now, noticeDays: 3 }));
    expect(obstacles).toEqual([{ ...none, notice: true }]);
  });

  it('names nothing when the days asked for are past', () => {
    const now = minute('2026-11-25T06:00Z');
    expect(findSlots(request('2026-11-24', { now }))).toEqual({ slots: [], obstacles: [] });
  });
});

function clock(minutes: number): string {
  return new Date(minutes * 60_000).toISOString().slice(11, 16);
}
