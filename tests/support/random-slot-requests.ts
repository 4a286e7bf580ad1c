import type { WeeklyHours } from '@famsam/contracts';
import { addDays, localDate } from '@famsam/kernel';
import fc from 'fast-check';
import { daysOffBetween } from '../../libs/directory/days/days-off';
import type { Party, SlotRequest } from '../../libs/meetings/finding/slot-request';
import { tick } from './slow-slots';

const places = ['nora', 'lindesberg', 'hällefors'];
const codes = ['screen', 'hearing-loop'];

/** Days on which something happens: clocks are moved, holidays and half days; and two plain weeks. */
const firstDays = [
  ...['2026-03-27', '2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-04-29'],
  ...['2026-04-30', '2026-12-23', '2027-01-04', '2026-11-30', '2026-06-18'],
].map(localDate);

const times = (from: number, to: number) =>
  fc.integer({ min: from / tick, max: to / tick }).map((at) => at * tick);

const placeId = fc.constantFrom(null, ...places);

/** From two days before the first day asked for, so that some of it reaches into the days. */
const span = (first: number) =>
  fc
    .tuple(times(-2_880, 7_200), times(tick, 600))
    .map(([from, length]) => ({ from: first + from, to: first + from + length }));

const hours: fc.Arbitrary<readonly WeeklyHours[]> = fc.oneof(
  fc.constant([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 480, to: 1_020 }))),
  fc.constant([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1_440 }))),
  fc.array(
    fc
      .record({
        weekday: fc.integer({ min: 1, max: 7 }),
        from: times(0, 1_200),
        length: times(60, 900),
      })
      .map(({ weekday, from, length }) => ({ weekday, from, to: Math.min(1_440, from + length) })),
    { minLength: 3, maxLength: 12 },
  ),
);

const days = (first: string) =>
  fc
    .tuple(fc.integer({ min: -3, max: 4 }), fc.integer({ min: 0, max: 4 }))
    .map(([from, length]) => {
      const begins = addDays(localDate(first), from);
      return { from: begins, to: addDays(begins, length) };
    });

const school = (first: string) =>
  fc.record({
    terms: fc.array(days(first), { minLength: 1, maxLength: 2 }),
    breaks: fc.array(days(first), { maxLength: 1 }),
    hours,
  });

const party = (first: string, from: number): fc.Arbitrary<Omit<Party, 'partyId'>> =>
  fc.record({
    hours: fc.oneof({ weight: 3, arbitrary: hours }, { weight: 1, arbitrary: fc.constant(null) }),
    school: fc.oneof(
      { weight: 5, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: school(first) },
    ),
    busy: fc.array(
      fc.tuple(span(from), placeId).map(([busy, where]) => ({ ...busy, placeId: where })),
      { maxLength: 5 },
    ),
    placeId,
  });

function named<T extends object, K extends string>(
  key: K,
  one: fc.Arbitrary<T>,
  size: { minLength?: number; maxLength: number },
): fc.Arbitrary<(T & Record<K, string>)[]> {
  return fc
    .array(one, size)
    .map((all) => all.map((it, at) => ({ ...it, [key]: `${key}-${at}` }) as T & Record<K, string>));
}

function prefixed(parties: readonly Party[], prefix: string): readonly Party[] {
  return parties.map((one) => ({ ...one, partyId: `${prefix} ${one.partyId}` }));
}

export const slotRequests: fc.Arbitrary<SlotRequest> = fc
  .tuple(fc.constantFrom(...firstDays), fc.integer({ min: 0, max: 3 }))
  .chain(([earliest, more]) => {
    const first = Date.parse(`${earliest}T00:00:00Z`) / 60_000;
    const latest = addDays(earliest, more);
    const parties = (size: { minLength?: number; maxLength: number }) =>
      named('partyId', party(earliest, first), size);
    const free = { busy: fc.array(span(first), { maxLength: 4 }) };
    const room = fc.record({
      seats: fc.integer({ min: 2, max: 8 }),
      equipment: fc.subarray(codes, { maxLength: 1 }),
      rooms: named(
        'roomId',
        fc.record({
          ...free,
          placeId: fc.constantFrom(...places),
          seats: fc.constantFrom(6, 8, 12),
          equipment: fc.subarray(codes),
        }),
        { maxLength: 3 },
      ),
      items: named(
        'itemId',
        fc.record({
          ...free,
          placeId: fc.constantFrom(...places),
          code: fc.constantFrom(...codes),
        }),
        { maxLength: 3 },
      ),
    });
    return fc.record<SlotRequest>({
      now: times(-4_320, 2_880).map((at) => first + at),
      must: parties({ minLength: 1, maxLength: 4 }).map((all) => prefixed(all, 'must')),
      may: parties({ maxLength: 3 }).map((all) => prefixed(all, 'may')),
      length: times(15, 180),
      earliest: fc.constant(earliest),
      latest: fc.constant(latest),
      noticeDays: fc.integer({ min: 0, max: 3 }),
      room: fc.oneof({ weight: 2, arbitrary: room }, { weight: 1, arbitrary: fc.constant(null) }),
      interpreters: fc
        .array(parties({ maxLength: 2 }), { maxLength: 2 })
        .map((needs) =>
          needs.map((all, at) => ({ language: `l${at}`, parties: prefixed(all, `speaker-${at}`) })),
        ),
      wishes: fc.array(
        fc.oneof(
          fc.record({
            kind: fc.constant('weekdays' as const),
            weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
          }),
          fc.record({
            kind: fc.constant('day-parts' as const),
            parts: fc.subarray(['morning', 'afternoon', 'evening'] as const),
          }),
          fc.record({
            kind: fc.constant('not-in-school-time' as const),
            school: school(earliest),
          }),
        ),
        { maxLength: 3 },
      ),
      daysOff: fc.constant(daysOffBetween(earliest, latest)),
      travel: fc
        .tuple(times(0, 90), times(0, 90), fc.boolean())
        .map(([north, west, told]) => [
          { placeIds: ['nora', 'lindesberg'] as const, minutes: north },
          { placeIds: ['hällefors', 'nora'] as const, minutes: west },
          ...(told ? [{ placeIds: ['lindesberg', 'hällefors'] as const, minutes: 45 }] : []),
        ]),
      step: fc.constantFrom(5, 10, 15, 15, 15, 20, 30, 60),
    });
  });
