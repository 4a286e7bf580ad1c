import type { Candidates } from './candidates';
import type { Obstacle, Party } from './slot-request';
import type { Starts } from './starts';
import { allOf, anyOf } from './starts';

/** One thing asked for, without which there might be slots. */
type Demand = 'notice' | 'rooms' | 'interpreter' | Party;

/**
 * Why there is no slot: every demand that leaves none by itself; else every two that leave none
 * together; else one group, as small as leaving out what is not needed makes it.
 */
export function obstaclesOf(candidates: Candidates): readonly Obstacle[] {
  const { request, ahead } = candidates;
  if (!ahead.includes(1)) return [];
  const demands: Demand[] = [...request.must];
  if (request.interpreters.some(({ parties }) => parties.length > 0)) demands.push('interpreter');
  if (request.room) demands.push('rooms');
  demands.push('notice');

  const stops = (some: readonly Demand[]) => !leavesSlots(some, candidates);
  const alone = demands.filter((one) => stops([one])).map((one) => [one]);
  const groups = alone.length > 0 ? alone : pairsOf(demands).filter(stops);
  if (groups.length === 0) groups.push(reduced(demands, stops));
  return groups.map((group) => obstacle(group, candidates));
}

function leavesSlots(demands: readonly Demand[], candidates: Candidates): boolean {
  const { request, grid, ahead, noticed, venues, startsOf } = candidates;
  const parties = demands.filter((one) => typeof one !== 'string');
  const there = demands.includes('rooms')
    ? venues
    : [{ placeId: null, free: ahead } satisfies { placeId: string | null; free: Starts }];
  return there.some(({ placeId, free }) => {
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
    return allOf(grid, masks).includes(1);
  });
}

function pairsOf(demands: readonly Demand[]): Demand[][] {
  return demands.flatMap((one, at) => demands.slice(at + 1).map((other) => [one, other]));
}

/** Leaves out one demand after the other, as long as the rest still leaves no slot. */
function reduced(demands: readonly Demand[], stops: (some: readonly Demand[]) => boolean) {
  return demands.reduce<Demand[]>(
    (group, one) => {
      const rest = group.filter((other) => other !== one);
      return stops(rest) ? rest : group;
    },
    [...demands],
  );
}

function obstacle(group: readonly Demand[], { venues }: Candidates): Obstacle {
  return {
    notice: group.includes('notice'),
    rooms: group.includes('rooms') ? (venues.length === 0 ? 'none-fits' : 'none-free') : null,
    interpreter: group.includes('interpreter'),
    partyIds: group.flatMap((one) => (typeof one === 'string' ? [] : one.partyId)),
  };
}
