import { addDays } from '@famsam/kernel';
import { localTimeOf, localStretches, type LocalStretch } from './local-days';
import { openTimes } from './open-times';
import type { EquipmentItem, MeetingRoom, Party, SlotRequest } from './slot-request';
import type { Grid, Starts } from './starts';
import { allOf, anyOf, gridOver, startAtOrAfter, startsWithin, strike } from './starts';

/** Where a meeting can be: in a room, or by video, which is at no place. */
export interface Venue {
  readonly room: MeetingRoom | null;
  readonly placeId: string | null;
  /** When the room is free, and everything it lacks can be brought to it. */
  readonly free: Starts;
  /** What would have to be brought, each code with the things that would do. */
  readonly lacking: readonly (readonly Loose[])[];
}

interface Loose {
  readonly item: EquipmentItem;
  readonly free: Starts;
}

/** Everything that a search and its explanation look up, each computed once. */
export interface Candidates {
  readonly request: SlotRequest;
  readonly stretches: readonly LocalStretch[];
  readonly grid: Grid;
  /** Starts that are not past. */
  readonly ahead: Starts;
  /** Those that leave the notice that was asked for. */
  readonly noticed: Starts;
  readonly venues: readonly Venue[];
  /** When this one is free for a meeting there, with the way to it and from it. */
  startsOf(party: Party, placeId: string | null): Starts;
  minutesBetween(one: string | null, other: string | null): number;
}

export function candidatesOf(request: SlotRequest): Candidates {
  const stretches = localStretches(request.earliest, request.latest);
  const window = { from: stretches[0]?.from ?? 0, to: stretches.at(-1)?.to ?? 0 };
  const grid = gridOver(window, request.step, request.length);
  const from = (minute: number) => new Uint8Array(grid.count).fill(1, startAtOrAfter(grid, minute));

  const firstDay = addDays(localTimeOf(request.now).day, request.noticeDays);
  const firstStretch = stretches.find(({ day }) => day >= firstDay);

  const ways = new Map<string, number>();
  for (const { placeIds, minutes } of request.travel) {
    ways.set(placeIds.join(' '), minutes).set([...placeIds].reverse().join(' '), minutes);
  }
  const minutesBetween = (one: string | null, other: string | null) =>
    one === null || other === null || one === other ? 0 : (ways.get(`${one} ${other}`) ?? 0);

  const known = new Map<Party, { open: Starts; at: Map<string | null, Starts> }>();
  const startsOf = (party: Party, placeId: string | null): Starts => {
    let entry = known.get(party);
    if (!entry) {
      const open = startsWithin(grid, openTimes(party, stretches, request.daysOff));
      known.set(party, (entry = { open, at: new Map() }));
    }
    const before = entry.at.get(placeId);
    if (before) return before;
    const taken = party.busy.map((busy) => {
      const way = minutesBetween(busy.placeId, placeId);
      return { from: busy.from - way, to: busy.to + way };
    });
    const starts = strike(entry.open.slice(), grid, taken);
    entry.at.set(placeId, starts);
    return starts;
  };

  return {
    request,
    stretches,
    grid,
    ahead: from(request.now),
    noticed: from(firstStretch?.from ?? window.to),
    venues: venuesOf(request, grid),
    startsOf,
    minutesBetween,
  };
}

function venuesOf({ room: wanted }: SlotRequest, grid: Grid): readonly Venue[] {
  const always = () => new Uint8Array(grid.count).fill(1);
  if (wanted === null) return [{ room: null, placeId: null, free: always(), lacking: [] }];
  const loose = wanted.items.map((item) => ({ item, free: strike(always(), grid, item.busy) }));
  return wanted.rooms.flatMap((room) => {
    if (room.seats < wanted.seats) return [];
    const lacking = [...new Set(wanted.equipment)]
      .filter((code) => !room.equipment.includes(code))
      .map((code) =>
        loose.filter(({ item }) => item.code === code && item.placeId === room.placeId),
      );
    if (lacking.some((things) => things.length === 0)) return [];
    const brought = lacking.map((things) =>
      anyOf(
        grid,
        things.map(({ free }) => free),
      ),
    );
    const free = allOf(grid, [strike(always(), grid, room.busy), ...brought]);
    return [{ room, placeId: room.placeId, free, lacking }];
  });
}
