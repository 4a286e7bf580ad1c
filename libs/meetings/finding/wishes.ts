import type { DayPart } from '@famsam/contracts';
import type { Candidates } from './candidates';
import { schoolTimes } from './open-times';
import type { Wish } from './slot-request';
import type { Starts } from './starts';
import { strike } from './starts';

/** The starts of meetings that would meet the wish. */
export function wishStarts(wish: Wish, { grid, stretches, request }: Candidates): Starts {
  if (wish.kind === 'not-in-school-time') {
    const school = schoolTimes(wish.school, stretches, request.daysOff);
    return strike(new Uint8Array(grid.count).fill(1), grid, school);
  }
  const starts = new Uint8Array(grid.count);
  let stretch = 0;
  for (let at = 0; at < grid.count; at += 1) {
    const minute = grid.first + at * grid.step;
    while (stretches[stretch]!.to <= minute) stretch += 1;
    const { weekday, from, wall } = stretches[stretch]!;
    const fits =
      wish.kind === 'weekdays'
        ? wish.weekdays.includes(weekday)
        : wish.parts.includes(partOfDay(wall + minute - from));
    if (fits) starts[at] = 1;
  }
  return starts;
}

/** By the clock on the wall when the meeting begins: before noon, before five, or after. */
function partOfDay(wall: number): DayPart {
  if (wall < 12 * 60) return 'morning';
  return wall < 17 * 60 ? 'afternoon' : 'evening';
}
