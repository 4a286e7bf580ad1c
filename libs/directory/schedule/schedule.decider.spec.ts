import type { ScheduleEvent } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { deciderSpec } from '../../../tests/support/decider-spec';
import type { ScheduleRequest } from './schedule.decider';
import { scheduleDecider } from './schedule.decider';

const today = localDate('2026-11-22');
const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const [agencyId, unitId, nora, hällefors, roomId, itemId] = [1, 2, 3, 4, 5, 6].map(id) as [
  ...[string, string, string, string, string, string],
];
const day = localDate;

const office = [
  { weekday: 1, from: 480, to: 720 },
  { weekday: 1, from: 780, to: 1_020 },
];
const school = {
  terms: [{ from: day('2026-08-18'), to: day('2026-12-18') }],
  breaks: [{ from: day('2026-10-26'), to: day('2026-10-30') }],
  hours: office,
};
const place: ScheduleRequest = { type: 'set-place', placeId: nora, name: 'Nora' };
const otherPlace: ScheduleRequest = { type: 'set-place', placeId: hällefors, name: 'Hällefors' };
const room = {
  type: 'set-room',
  roomId,
  placeId: nora,
  name: 'Bergslagen',
  seats: 8,
  equipment: ['whiteboard', 'screen'],
} as const;
const item = {
  type: 'set-item',
  itemId,
  placeId: nora,
  name: 'Slinga',
  code: 'hearing-loop',
} as const;
const interpreter = {
  type: 'set-interpreter',
  interpreterId: itemId,
  languages: ['so', 'ar'],
  hours: office,
  placeId: null,
  words: null,
} as const;
const noInterpreter = { type: 'remove-interpreter', interpreterId: itemId } as const;
const travel = { type: 'set-travel', placeIds: [nora, hällefors], minutes: 35 } as const;

const given = deciderSpec(scheduleDecider, { today });

/** The events of the last request, or its refusal. */
function after(...requests: readonly ScheduleRequest[]) {
  const history: ScheduleEvent[] = [];
  for (const request of requests.slice(0, -1)) {
    const earlier = given(...history).when(request);
    if (typeof earlier.inShort === 'string') throw new Error(earlier.inShort);
    history.push(...earlier.events);
  }
  return given(...history).when(requests.at(-1)!).inShort;
}

describe('what finding a time has to know', () => {
  const hours = { type: 'set-agency-hours', agencyId, hours: office } as const;
  const terms = { type: 'set-school-time', agencyId, school } as const;
  const unit = { type: 'set-unit', unitId, placeId: nora, followsTerms: true } as const;

  it.each<[string, readonly ScheduleRequest[], string]>([
    ['working hours', [hours], 'schedule.agency-hours-set'],
    ['school terms', [terms], 'schedule.school-time-set'],
    ['a place', [place], 'schedule.place-set'],
    ['a new name of a place', [place, { ...place, name: 'Nora C' }], 'schedule.place-set'],
    ['where a unit is', [place, unit], 'schedule.unit-set'],
    ['a unit that is nowhere', [{ ...unit, placeId: null }], 'schedule.unit-set'],
    ['the way between places', [place, otherPlace, travel], 'schedule.travel-set'],
    ['a room', [place, room], 'schedule.room-set'],
    ['a room with more seats', [place, room, { ...room, seats: 9 }], 'schedule.room-set'],
    ['a thing', [place, item], 'schedule.item-set'],
    [
      'that a room is gone',
      [place, room, { type: 'remove-room', roomId }],
      'schedule.room-removed',
    ],
    [
      'that a thing is gone',
      [place, item, { type: 'remove-item', itemId }],
      'schedule.item-removed',
    ],
    ['an interpreter', [interpreter], 'schedule.interpreter-set'],
    [
      'one more language',
      [interpreter, { ...interpreter, languages: ['ar', 'so', 'ti'] }],
      'schedule.interpreter-set',
    ],
    [
      'another name of an interpreter',
      [interpreter, { ...interpreter, words: { changed: ['name'], cleared: [] } }],
      'schedule.interpreter-reworded',
    ],
    ['that an interpreter is gone', [interpreter, noInterpreter], 'schedule.interpreter-removed'],
    [
      'that one who was gone is back',
      [interpreter, noInterpreter, interpreter],
      'schedule.interpreter-set',
    ],
    [
      'that a place is gone',
      [place, { type: 'remove-place', placeId: nora }],
      'schedule.place-removed',
    ],
  ])('is told: %s', (_what, requests, type) => expect(after(...requests)).toEqual([type]));

  it.each<[string, readonly ScheduleRequest[]]>([
    ['hours in another order', [hours, { ...hours, hours: [...office].reverse() }]],
    ['the same terms', [terms, terms]],
    ['the same place', [place, { ...place, name: ' Nora ' }]],
    ['the same unit', [place, unit, unit]],
    ['the way back', [place, otherPlace, travel, { ...travel, placeIds: [hällefors, nora] }]],
    ['equipment in another order', [place, room, { ...room, equipment: ['screen', 'whiteboard'] }]],
    ['the same thing', [place, item, item]],
    [
      'languages in another order',
      [interpreter, { ...interpreter, languages: ['ar', 'so', 'ar'] }],
    ],
  ])('is told nothing new by %s', (_what, requests) => expect(after(...requests)).toEqual([]));

  const unfit = [{ weekday: 1, from: 600, to: 600 }];
  const overlap = [...office, { weekday: 1, from: 700, to: 710 }];
  const backwards = { from: day('2026-12-18'), to: day('2026-08-18') };
  it.each<[string, readonly ScheduleRequest[]]>([
    ['schedule.hours-unfit', [{ ...hours, hours: unfit }]],
    ['schedule.hours-unfit', [{ ...terms, school: { ...school, hours: unfit } }]],
    ['schedule.hours-overlap', [{ ...hours, hours: overlap }]],
    ['schedule.days-unfit', [{ ...terms, school: { ...school, terms: [backwards] } }]],
    ['schedule.days-unfit', [{ ...terms, school: { ...school, breaks: [backwards] } }]],
    [
      'schedule.terms-overlap',
      [{ ...terms, school: { ...school, terms: [...school.terms, ...school.breaks] } }],
    ],
    ['schedule.name-unfit', [{ ...place, name: ' ' }]],
    ['schedule.name-taken', [place, { ...otherPlace, name: 'NORA' }]],
    ['schedule.name-taken', [place, room, { ...room, roomId: id(7) }]],
    ['schedule.name-taken', [place, item, { ...item, itemId: id(7) }]],
    ['schedule.place-unknown', [unit]],
    ['schedule.place-unknown', [room]],
    ['schedule.place-unknown', [item]],
    ['schedule.place-unknown', [place, travel]],
    ['schedule.place-unknown', [{ type: 'remove-place', placeId: nora }]],
    ['schedule.place-in-use', [place, room, { type: 'remove-place', placeId: nora }]],
    ['schedule.place-in-use', [place, unit, { type: 'remove-place', placeId: nora }]],
    [
      'schedule.place-in-use',
      [place, { ...interpreter, placeId: nora }, { type: 'remove-place', placeId: nora }],
    ],
    ['schedule.place-unknown', [{ ...interpreter, placeId: nora }]],
    ['schedule.hours-unfit', [{ ...interpreter, hours: unfit }]],
    ['schedule.interpreter-unknown', [noInterpreter]],
    ['schedule.interpreter-unknown', [interpreter, noInterpreter, noInterpreter]],
    ['schedule.travel-to-itself', [place, { ...travel, placeIds: [nora, nora] }]],
    ['schedule.room-unknown', [{ type: 'remove-room', roomId }]],
    ['schedule.item-unknown', [{ type: 'remove-item', itemId }]],
  ])('is refused with %s', (code, requests) => expect(after(...requests)).toBe(code));

  it('forgets the ways to a place that is gone', () => {
    const gone = { type: 'remove-place', placeId: hällefors } as const;
    expect(after(place, otherPlace, travel, gone, otherPlace, travel)).toEqual([
      'schedule.travel-set',
    ]);
  });

  it('may give rooms of two places the same name', () => {
    const twin = { ...room, roomId: id(7), placeId: hällefors };
    expect(after(place, otherPlace, room, twin)).toEqual(['schedule.room-set']);
  });
});
