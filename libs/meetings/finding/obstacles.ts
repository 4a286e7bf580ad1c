import type { Candidates } from './candidates';
import type { Steps } from './in-turns';
import type { Obstacle, Party } from './slot-request';
import type { Starts } from './starts';
import { allOf, anyOf } from './starts';

/** One thing asked for, without which there might be slots. */
type Demand = 'notice' | 'rooms' | 'interpreter' | Party;

/**
 * Why there is no slot: every demand that leaves none by itself; else every two that leave none
 * together; else one group, as small as leaving out what is not needed makes it.
 */
export function* obstaclesOf(candidates: Candidates): Steps<readonly Obstacle[]> {
  const { request, ahead } = candidates;
  if (!ahead.includes(1)) return [];
  const demands: Demand[] = [...request.must];
  if (request.interpreters.some(({ parties }) => parties.length > 0)) demands.push('interpreter');
  if (request.room) demands.push('rooms');
  demands.push('notice');

  const alone = yield* thoseThatStop(
    demands.map((one) => [one]),
    candidates,
  );
  const groups = alone.length > 0 ? alone : yield* thoseThatStop(pairsOf(demands), candidates);
  if (groups.length === 0) groups.push(yield* reduced(demands, candidates));
  return groups.map((group) => obstacle(group, candidates));
}

function* thoseThatStop(groups: readonly Demand[][], candidates: Candidates): Steps<Demand[][]> {
  const found: Demand[][] = [];
  for (const group of groups) {
    if (!(yield* leavesSlots(group, candidates))) found.push(group);
  }
  return found;
}

function* leavesSlots(demands: readonly Demand[], candidates: Candidates): Steps<boolean> {
  const { request, grid, ahead, noticed, venues, startsOf } = candidates;
  const parties = demands.filter((one) => typeof one !== 'string');
  const there = demands.includes('rooms')
    ? venues
    : [{ placeId: null, free: ahead } satisfies { placeId: string | null; free: Starts }];
  for (const { placeId, free } of there) {
    yield;
    const masks = [ahead, free, ...parties.map((party) => startsOf(party, placeId))];
    if (demands.includes('notice')) masks.push(noticed);
    if (demands.includes('interpreter')) {
      for (const { parties: those } of request.interpreters)
        if (those.length > 0)
          masks.push(
            anyOf(
              grid,
              those.map((party) => startsOf(party, placeId)),
            ),
          );
    }
    if (allOf(grid, masks).includes(1)) return true;
  }
  return false;
}

function pairsOf(demands: readonly Demand[]): Demand[][] {
  return demands.flatMap((one, at) => demands.slice(at + 1).map((other) => [one, other]));
}

/** Leaves out one demand after the other, as long as the rest still leaves no slot. */
function* reduced(demands: readonly Demand[], candidates: Candidates): Steps<Demand[]> {
  let group = [...demands];
  for (const one of demands) {
    const rest = group.filter((other) => other !== one);
    if (!(yield* leavesSlots(rest, candidates))) group = rest;
  }
  return group;
}

function obstacle(group: readonly Demand[], { venues }: Candidates): Obstacle {
  return {
    notice: group.includes('notice'),
    rooms: group.includes('rooms') ? (venues.length === 0 ? 'none-fits' : 'none-free') : null,
    interpreter: group.includes('interpreter'),
    partyIds: group.flatMap((one) => (typeof one === 'string' ? [] : one.partyId)),
  };
}
