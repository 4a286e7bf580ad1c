import { calendarDay, languageCode } from '@famsam/contracts';
import { z } from 'zod';
import { clockOver, localStretches, localTimeOf } from './local-days';
import type { Slot } from './slot-request';
import type { MeetingSlots } from './slots.queries';

const wishKind = z.enum(['weekdays', 'day-parts', 'not-in-school-time']);
const reason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('everybody-can') }),
  z.object({ code: z.literal('some-cannot'), partyIds: z.array(z.uuid()) }),
  z.object({ code: z.literal('wish-met'), wish: wishKind }),
  z.object({ code: z.literal('wish-not-met'), wish: wishKind }),
  z.object({ code: z.literal('travel'), minutes: z.int() }),
  z.object({ code: z.literal('room'), roomId: z.uuid(), seats: z.int() }),
  z.object({ code: z.literal('interpreter'), language: languageCode, partyId: z.uuid() }),
  z.object({ code: z.literal('interpreter-to-order'), language: languageCode }),
]);

const slot = z
  .object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    roomId: z.uuid().nullable(),
    otherRoomIds: z.array(z.uuid()),
    itemIds: z.array(z.uuid()),
    interpreterIds: z.array(z.uuid()).describe('Of the directory, to be booked with it'),
    missing: z.array(z.uuid()),
    reasons: z.array(reason),
  })
  .meta({ id: 'Slot' });

export const slotsAnswer = z
  .object({
    found: z.int().describe('How many slots there are in all'),
    best: z.array(slot),
    hours: z
      .array(
        z.object({
          day: calendarDay,
          hour: z.int().describe('By the clock in Sweden'),
          slots: z.int().describe('How many begin in it'),
          rank: z.int().describe('Of the best of them, 1 for the best of all'),
        }),
      )
      .describe('Every hour in which a slot begins, by day and hour'),
    obstacles: z
      .array(
        z.object({
          notice: z.boolean(),
          rooms: z.enum(['none-fits', 'none-free']).nullable(),
          interpreter: z.boolean(),
          partyIds: z.array(z.uuid()),
        }),
      )
      .describe('When there is no slot: groups of demands that leave none together'),
    withoutCalendar: z
      .array(z.uuid())
      .describe('Those invited whose calendar nobody has sent; the team by the id of the area'),
  })
  .meta({ id: 'Slots' });

type Hour = z.infer<typeof slotsAnswer>['hours'][number];

export function slotsShown(found: MeetingSlots, limit: number): z.infer<typeof slotsAnswer> {
  const { slots, obstacles, withoutCalendar } = found;
  return {
    found: slots.length,
    best: slots.slice(0, limit).map(shown),
    hours: hoursOf(slots),
    obstacles: obstacles.map((one) => ({ ...one, partyIds: [...one.partyIds] })),
    withoutCalendar: [...withoutCalendar],
  };
}

function shown(slot: Slot) {
  const { from, to, roomId, otherRoomIds, itemIds, interpreterIds, missing, reasons } = slot;
  return {
    from: instant(from),
    to: instant(to),
    roomId,
    otherRoomIds: [...otherRoomIds],
    itemIds: [...itemIds],
    interpreterIds: [...interpreterIds],
    missing: [...missing],
    reasons: reasons.map((one) =>
      one.code === 'some-cannot' ? { ...one, partyIds: [...one.partyIds] } : one,
    ),
  };
}

/** The slots come the best first, so the first of an hour gives its rank. */
function hoursOf(slots: readonly Slot[]): Hour[] {
  if (slots.length === 0) return [];
  const hours = new Map<string, Hour>();
  let [first, last] = [Infinity, -Infinity];
  for (const { from } of slots) [first, last] = [Math.min(first, from), Math.max(last, from)];
  const localTime = clockOver(localStretches(localTimeOf(first).day, localTimeOf(last).day));
  for (const [at, { from }] of slots.entries()) {
    const { day, hour } = localTime(from);
    const key = `${day} ${hour}`;
    const before = hours.get(key);
    if (before) before.slots += 1;
    else hours.set(key, { day, hour, slots: 1, rank: at + 1 });
  }
  const sorted = [...hours.values()];
  return sorted.sort((one, other) =>
    one.day === other.day ? one.hour - other.hour : one.day < other.day ? -1 : 1,
  );
}

function instant(minute: number): string {
  return new Date(minute * 60_000).toISOString();
}
