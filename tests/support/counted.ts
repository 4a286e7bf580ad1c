import {
  countedTypes,
  takeIn,
  type CountedEvent,
  type Facts,
} from '../../libs/statistics/counting/changes';
import { Cube } from '../../libs/statistics/counting/cube';
import type { StoredEvent } from './random-lives';

/** The projection without a database: facts go through JSON between batches, as the table keeps them. */
export function counted(events: readonly StoredEvent[], batchSize: number): Cube {
  const cube = new Cube();
  const classes = new Map<string, number>();
  let stored = '{}';
  const wanted = events.filter(({ type }) => countedTypes.includes(type)) as CountedEvent[];
  for (let from = 0; from < wanted.length; from += batchSize) {
    const facts = new Map(Object.entries(JSON.parse(stored) as Record<string, Facts>));
    for (const { key, knownAt, day, delta } of takeIn(
      facts,
      wanted.slice(from, from + batchSize),
    )) {
      let classId = classes.get(key);
      if (classId === undefined) {
        classes.set(key, (classId = classes.size));
        cube.addClass(key);
      }
      cube.add({ knownAt: Date.parse(knownAt), day, classId, delta });
    }
    stored = JSON.stringify(Object.fromEntries(facts));
  }
  return cube;
}
