import { addDays, localDate } from '@famsam/kernel';
import type { SchoolTime, WeeklyHours } from '@famsam/contracts';
import type { Party, SlotRequest } from '../../libs/meetings/finding/slot-request';

/** All times of the random cases are multiples of so many minutes. */
export const tick = 5;

export interface SlowSlot {
  readonly from: number;
  readonly roomId: string | null;
  readonly otherRoomIds: readonly string[];
  readonly itemIds: readonly string[];
  readonly interpreterIds: readonly string[];
  readonly missing: readonly string[];
  readonly wishesMet: number;
  readonly travelMinutes: number;
}

/**
 * The search written the slow, obvious way: every moment, every room, every person, every five
 * minutes of the meeting, each asked what the clock on the wall shows; then all of it sorted.
 */
export function slowSlots(request: SlotRequest): readonly SlowSlot[] {
  const all: SlowSlot[] = [];
  const today = localDate(clock(request.now).day);
  const begin = Date.parse(`${addDays(request.earliest, -1)}T00:00:00Z`) / 60_000;
  const end = Date.parse(`${addDays(request.latest, 2)}T00:00:00Z`) / 60_000;
  const firstDay = addDays(today, request.noticeDays);
  for (let from = begin; from < end; from += tick) {
    if (from % request.step !== 0) continue;
    const minutes: number[] = [];
    for (let at = from; at < from + request.length; at += tick) minutes.push(at);
    if (!minutes.every((at) => asked(request, clock(at).day))) continue;
    if (from < request.now || clock(from).day < firstDay) continue;
    for (const room of request.room ? request.room.rooms : [null]) {
      const slot = slotIn(request, room, from, minutes);
      if (slot) all.push(slot);
    }
  }
  all.sort((one, other) => {
    const seats = (roomId: string | null) =>
      request.room?.rooms.find((room) => room.roomId === roomId)?.seats ?? 0;
    for (const [left, right] of [
      [one.missing.length, other.missing.length],
      [-one.wishesMet, -other.wishesMet],
      [one.travelMinutes, other.travelMinutes],
      [one.from, other.from],
      [seats(one.roomId), seats(other.roomId)],
      [one.roomId ?? '', other.roomId ?? ''],
    ] as const) {
      if (left < right) return -1;
      if (left > right) return 1;
    }
    return 0;
  });
  return all.flatMap((slot, at) => {
    if (all.findIndex(({ from }) => from === slot.from) !== at) return [];
    const others = all.slice(at + 1).filter(({ from }) => from === slot.from);
    return { ...slot, otherRoomIds: others.flatMap(({ roomId }) => roomId ?? []) };
  });
}

function slotIn(
  request: SlotRequest,
  room: NonNullable<SlotRequest['room']>['rooms'][number] | null,
  from: number,
  minutes: readonly number[],
): SlowSlot | null {
  const to = from + request.length;
  const placeId = room?.placeId ?? null;
  const apart = (busy: { from: number; to: number }, way = 0) =>
    from >= busy.to + way || to <= busy.from - way;
  const can = (party: Party) =>
    minutes.every((at) => works(request, party, at)) &&
    party.busy.every((busy) => apart(busy, between(request, busy.placeId, placeId)));

  const itemIds: string[] = [];
  if (request.room && room) {
    if (room.seats < request.room.seats || !room.busy.every((busy) => apart(busy))) return null;
    for (const code of new Set(request.room.equipment)) {
      if (room.equipment.includes(code)) continue;
      const item = request.room.items.find(
        (one) =>
          one.code === code && one.placeId === placeId && one.busy.every((busy) => apart(busy)),
      );
      if (!item) return null;
      itemIds.push(item.itemId);
    }
  }
  if (!request.must.every(can)) return null;
  const coming = [...request.must, ...request.may.filter(can)];
  const interpreterIds: string[] = [];
  for (const { parties } of request.interpreters) {
    if (parties.length === 0) continue;
    const way = (party: Party) => between(request, party.placeId, placeId);
    const [nearest] = parties.filter(can).sort((a, b) => way(a) - way(b));
    if (!nearest) return null;
    coming.push(nearest);
    interpreterIds.push(nearest.partyId);
  }
  return {
    from,
    roomId: room?.roomId ?? null,
    otherRoomIds: [],
    itemIds,
    interpreterIds,
    missing: request.may.filter((party) => !can(party)).map(({ partyId }) => partyId),
    wishesMet: request.wishes.filter((wish) => {
      const { weekday, minute } = clock(from);
      if (wish.kind === 'weekdays') return wish.weekdays.includes(weekday);
      if (wish.kind === 'not-in-school-time')
        return !minutes.some((at) => atSchool(request, wish.school, wish.school.hours, at));
      const part = minute < 720 ? 'morning' : minute < 1020 ? 'afternoon' : 'evening';
      return wish.parts.includes(part);
    }).length,
    travelMinutes: coming
      .map((party) => between(request, party.placeId, placeId))
      .reduce((sum, way) => sum + way, 0),
  };
}

function works(request: SlotRequest, { hours, school }: Party, at: number): boolean {
  if (hours === null) return true;
  if (school) return atSchool(request, school, hours, at);
  return atWork(request, hours, at);
}

function atWork({ daysOff }: SlotRequest, hours: readonly WeeklyHours[], at: number): boolean {
  const { day, weekday, minute } = clock(at);
  if (daysOff.some((off) => off.day === day && minute >= off.freeFrom)) return false;
  return hours.some((one) => one.weekday === weekday && one.from <= minute && minute < one.to);
}

function atSchool(
  request: SlotRequest,
  { terms, breaks }: SchoolTime,
  hours: readonly WeeklyHours[],
  at: number,
): boolean {
  const { day } = clock(at);
  const during = ({ from, to }: { from: string; to: string }) => from <= day && day <= to;
  return terms.some(during) && !breaks.some(during) && atWork(request, hours, at);
}

function between({ travel }: SlotRequest, one: string | null, other: string | null): number {
  if (one === null || other === null || one === other) return 0;
  const line = travel.find(({ placeIds }) => placeIds.includes(one) && placeIds.includes(other));
  return line?.minutes ?? 0;
}

function asked({ earliest, latest }: SlotRequest, day: string): boolean {
  return earliest <= day && day <= latest;
}

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  weekday: 'short',
});
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const shown = new Map<number, { day: string; weekday: number; minute: number }>();

/** What the clock and the calendar on a wall in Sweden show; another library than the search has. */
function clock(at: number): { day: string; weekday: number; minute: number } {
  const before = shown.get(at);
  if (before) return before;
  const parts = Object.fromEntries(
    format.formatToParts(at * 60_000).map(({ type, value }) => [type, value]),
  );
  const now = {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    weekday: weekdays.indexOf(parts.weekday ?? '') + 1,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
  shown.set(at, now);
  return now;
}
