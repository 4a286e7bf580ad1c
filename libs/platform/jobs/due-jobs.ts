import type { AreaId } from '@famsam/kernel';
import type { DueJob, DueWork, WakingEvent } from './job';

/** So many that fail, and none that does not: it is not they. */
const mostAtFault = 100;

interface Sifted<P, Item> {
  readonly due: DueJob<P>[];
  readonly atFault: Item[];
  looked: number;
}

/**
 * What is due of each item by itself: one that cannot be looked at holds up no other, and becomes a job that
 * fails in the queue, is tried again and is parked. Throws when it is the look that fails, and not some of them.
 */
export async function dueJobs<P, Item>(
  work: DueWork<P, Item>,
  areaId: AreaId,
  events?: readonly WakingEvent[],
): Promise<readonly DueJob<P>[]> {
  const items = await work.items(areaId, events);
  if (items.length === 0) return [];
  const sifted: Sifted<P, Item> = { due: [], atFault: [], looked: 0 };
  await sift(work, areaId, items, sifted);
  return [...sifted.due, ...sifted.atFault.map((item) => work.alone(areaId, item))];
}

async function sift<P, Item>(
  work: DueWork<P, Item>,
  areaId: AreaId,
  items: readonly Item[],
  sifted: Sifted<P, Item>,
): Promise<void> {
  try {
    sifted.due.push(...(await work.of(areaId, items)));
    sifted.looked += items.length;
  } catch (error) {
    if (items.length > 1) {
      const middle = Math.ceil(items.length / 2);
      await sift(work, areaId, items.slice(0, middle), sifted);
      await sift(work, areaId, items.slice(middle), sifted);
      return;
    }
    sifted.atFault.push(...items);
    if (sifted.looked === 0 && sifted.atFault.length > mostAtFault) throw error;
  }
}
