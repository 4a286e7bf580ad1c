import fc from 'fast-check';
import { extent } from '../../../tests/support/extent';
import { slotRequests } from '../../../tests/support/random-slot-requests';
import { slowSlots } from '../../../tests/support/slow-slots';
import { findSlots } from './find-slots';
import type { Obstacle, SlotRequest } from './slot-request';

const runs = extent({ test: 300, soak: 10_000 });
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

describe('the search for a time, against all of it tried the slow way', () => {
  beforeAll(() => process.stdout.write(`find-slots: ${runs} random requests, SEED=${seed}\n`));

  it('finds the same slots in the same order, and says truly why there is none', () => {
    const seen = { slots: 0, withSlots: 0, obstacles: 0, several: 0 };
    fc.assert(
      fc.property(slotRequests, (request) => {
        const { slots, obstacles } = findSlots(request);
        const found = slots.map(({ to, reasons: _reasons, ...slot }) => {
          expect(to - slot.from).toBe(request.length);
          return slot;
        });
        expect(found).toEqual(slowSlots(request));

        seen.slots += slots.length;
        if (slots.length > 0) {
          seen.withSlots += 1;
          expect(obstacles).toEqual([]);
          return;
        }
        if (obstacles.length === 0) expect(slowSlots(only(request, nothing))).toEqual([]);
        for (const obstacle of obstacles) {
          seen.obstacles += 1;
          expect(slowSlots(only(request, obstacle))).toEqual([]);
          const smaller = withoutOne(obstacle);
          if (smaller.length > 1) seen.several += 1;
          for (const less of smaller) expect(slowSlots(only(request, less))).not.toEqual([]);
        }
      }),
      { numRuns: runs, seed },
    );
    process.stdout.write(
      `find-slots: ${seen.slots} slots in ${seen.withSlots} requests; ` +
        `${seen.obstacles} obstacles, ${seen.several} of several things\n`,
    );
    expect(seen.withSlots).toBeGreaterThan(runs / 8);
    expect(seen.several).toBeGreaterThan(runs / 100);
  }, 300_000);
});

const nothing: Obstacle = { notice: false, rooms: null, interpreter: false, partyIds: [] };

/** The request as it would be if only what the obstacle names were asked for. */
function only(
  request: SlotRequest,
  { notice, rooms, interpreter, partyIds }: Obstacle,
): SlotRequest {
  return {
    ...request,
    noticeDays: notice ? request.noticeDays : 0,
    room: rooms === null ? null : request.room,
    interpreters: interpreter ? request.interpreters : [],
    must: request.must.filter(({ partyId }) => partyIds.includes(partyId)),
  };
}

function withoutOne(obstacle: Obstacle): readonly Obstacle[] {
  const { notice, rooms, interpreter, partyIds } = obstacle;
  return [
    ...(notice ? [{ ...obstacle, notice: false }] : []),
    ...(rooms === null ? [] : [{ ...obstacle, rooms: null }]),
    ...(interpreter ? [{ ...obstacle, interpreter: false }] : []),
    ...partyIds.map((left) => ({
      ...obstacle,
      partyIds: partyIds.filter((partyId) => partyId !== left),
    })),
  ];
}
