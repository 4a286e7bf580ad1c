import type { Candidates, Venue } from './candidates';
import { candidatesOf } from './candidates';
import { atOnce, type Steps } from './in-turns';
import { obstaclesOf } from './obstacles';
import type { FoundSlots, Party, Slot, SlotReason, SlotRequest } from './slot-request';
import type { Starts } from './starts';
import { allOf, anyOf } from './starts';
import { wishStarts } from './wishes';

/** A day of them. */
const startsAStep = 96;

/**
 * Every moment at which the meeting can be held, the best first. Pure: what is known of calendars
 * comes in with the request (decision 0012). Whoever must come can come, in every slot.
 */
export function findSlots(request: SlotRequest): FoundSlots {
  return atOnce(searchSlots(request));
}

/** The same in steps of a millisecond or a few: over a year and many rooms it takes a second. */
export function* searchSlots(request: SlotRequest): Steps<FoundSlots> {
  const candidates = candidatesOf(request);
  yield;
  const { grid } = candidates;
  const wishes = request.wishes.map((wish) => ({
    kind: wish.kind,
    met: wishStarts(wish, candidates),
  }));
  yield;
  const options: Option[] = [];
  for (const venue of candidates.venues) {
    options.push(optionAt(venue, candidates));
    yield;
  }

  const slots: Slot[] = [];
  for (let at = 0; at < grid.count; at += 1) {
    if (at % startsAStep === 0) yield;
    const open = options.filter(({ starts }) => starts[at]);
    if (open.length === 0) continue;
    const ways = open.map((option) => wayTo(option, at, candidates)).sort(closerFirst);
    const best = ways[0]!;
    const met = wishes.map(({ kind, met }) => ({ kind, met: met[at] === 1 }));
    const from = grid.first + at * grid.step;
    slots.push({
      from,
      to: from + request.length,
      roomId: best.room?.roomId ?? null,
      otherRoomIds: ways.slice(1).flatMap(({ room }) => room?.roomId ?? []),
      itemIds: best.itemIds,
      interpreterIds: peopleOf(best).map(({ partyId }) => partyId),
      missing: best.missing,
      wishesMet: met.filter((wish) => wish.met).length,
      travelMinutes: best.travelMinutes,
      reasons: reasonsFor(best, met),
    });
  }
  slots.sort(betterFirst);
  yield;
  return { slots, obstacles: slots.length > 0 ? [] : yield* obstaclesOf(candidates) };
}

/**
 * What makes a slot better: more of those who may come; then more wishes of the family met; then
 * less travel for everybody together; then sooner. Each counts only where all before it are equal.
 */
export function betterFirst(one: Slot, other: Slot): number {
  return (
    one.missing.length - other.missing.length ||
    other.wishesMet - one.wishesMet ||
    one.travelMinutes - other.travelMinutes ||
    one.from - other.from
  );
}

interface Option extends Venue {
  readonly starts: Starts;
  readonly may: readonly { readonly party: Party; readonly starts: Starts }[];
  readonly interpreters: readonly {
    readonly language: string;
    readonly parties: readonly { readonly party: Party; readonly starts: Starts }[];
  }[];
  /** Of those who must come. */
  readonly mustTravel: number;
}

function optionAt(venue: Venue, candidates: Candidates): Option {
  const { request, grid, ahead, noticed, startsOf, minutesBetween } = candidates;
  const { placeId, free } = venue;
  const withStarts = (party: Party) => ({ party, starts: startsOf(party, placeId) });
  const interpreters = request.interpreters.map(({ language, parties }) => ({
    language,
    parties: parties.map(withStarts),
  }));
  const masks = [ahead, noticed, free, ...request.must.map((one) => startsOf(one, placeId))];
  for (const { parties } of interpreters)
    if (parties.length > 0)
      masks.push(
        anyOf(
          grid,
          parties.map(({ starts }) => starts),
        ),
      );
  return {
    ...venue,
    starts: allOf(grid, masks),
    may: request.may.map(withStarts),
    interpreters,
    mustTravel: request.must.reduce((sum, one) => sum + minutesBetween(one.placeId, placeId), 0),
  };
}

interface Way {
  readonly room: Venue['room'];
  readonly itemIds: readonly string[];
  /** By language; null where one is to be ordered. */
  readonly interpreters: readonly { readonly language: string; readonly party: Party | null }[];
  readonly missing: readonly string[];
  readonly travelMinutes: number;
}

/** What a meeting at that start and venue would be like. */
function wayTo(option: Option, at: number, { minutesBetween }: Candidates): Way {
  const { room, placeId, may, interpreters, lacking } = option;
  let travelMinutes = option.mustTravel;
  const missing: string[] = [];
  for (const { party, starts } of may) {
    if (starts[at]) travelMinutes += minutesBetween(party.placeId, placeId);
    else missing.push(party.partyId);
  }
  const nearest = interpreters.map(({ language, parties }) => {
    let found: Party | null = null;
    let way = Infinity;
    for (const { party, starts } of parties) {
      const minutes = minutesBetween(party.placeId, placeId);
      if (!starts[at] || minutes >= way) continue;
      [found, way] = [party, minutes];
    }
    return { language, party: found };
  });
  for (const party of peopleOf({ interpreters: nearest }))
    travelMinutes += minutesBetween(party.placeId, placeId);
  const itemIds = lacking.flatMap(
    (things) => things.find(({ free }) => free[at])?.item.itemId ?? [],
  );
  return { room, itemIds, interpreters: nearest, missing, travelMinutes };
}

/** Each once, however many languages they interpret. */
function peopleOf({ interpreters }: Pick<Way, 'interpreters'>): readonly Party[] {
  return [...new Set(interpreters.flatMap(({ party }) => party ?? []))];
}

/** As between slots; of two rooms that are equal in this, the smaller, so that large ones stay free. */
function closerFirst(one: Way, other: Way): number {
  return (
    one.missing.length - other.missing.length ||
    one.travelMinutes - other.travelMinutes ||
    (one.room?.seats ?? 0) - (other.room?.seats ?? 0) ||
    ((one.room?.roomId ?? '') < (other.room?.roomId ?? '') ? -1 : 1)
  );
}

function reasonsFor(
  { missing, travelMinutes, room, interpreters }: Way,
  wishes: readonly { kind: SlotRequest['wishes'][number]['kind']; met: boolean }[],
): readonly SlotReason[] {
  const reasons: SlotReason[] = [
    missing.length > 0 ? { code: 'some-cannot', partyIds: missing } : { code: 'everybody-can' },
    ...wishes.map(({ kind, met }) => ({
      code: met ? ('wish-met' as const) : ('wish-not-met' as const),
      wish: kind,
    })),
  ];
  if (travelMinutes > 0) reasons.push({ code: 'travel', minutes: travelMinutes });
  if (room) reasons.push({ code: 'room', roomId: room.roomId, seats: room.seats });
  for (const { language, party } of interpreters)
    reasons.push(
      party
        ? { code: 'interpreter', language, partyId: party.partyId }
        : { code: 'interpreter-to-order', language },
    );
  return reasons;
}
