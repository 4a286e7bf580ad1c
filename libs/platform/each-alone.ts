import type { AreaId } from '@famsam/kernel';
import { Logger } from '@nestjs/common';
import { countUnreadable } from './metrics';
import { placeOf } from './place-of-error';

const logger = new Logger('rows');
/** Ids named in one line of the log. */
const mostNamed = 20;

export interface Looked<Item, Seen> {
  readonly seen: readonly (readonly [item: Item, seen: Seen])[];
  readonly unreadable: readonly Item[];
}

/**
 * What a list makes of each of its rows by itself: one that it fails with is named in the log and counted, for
 * the list to show it as far as it can, and hides no other (decision 0034).
 */
export function eachAlone<Item, Seen>(
  areaId: AreaId,
  what: string,
  items: readonly Item[],
  idOf: (item: Item) => string,
  look: (item: Item) => Seen,
): Looked<Item, Seen> {
  const unreadable: Item[] = [];
  let first: unknown;
  const seen = items.flatMap((item) => {
    try {
      return [[item, look(item)] as const];
    } catch (error) {
      first ??= error;
      unreadable.push(item);
      return [];
    }
  });
  if (unreadable.length > 0)
    tellUnreadable(areaId, what, unreadable.length, unreadable.map(idOf), placeOf(first));
  return { seen, unreadable };
}

/** In the log and in the metrics, so that somebody can mend what nobody can read. */
export function tellUnreadable(
  areaId: AreaId,
  what: string,
  count: number,
  ids: readonly string[],
  at?: readonly string[],
): void {
  countUnreadable(what, count);
  const named = ids.slice(0, mostNamed);
  logger.error({ message: 'what is shown cannot be read', what, areaId, count, ids: named, at });
}
