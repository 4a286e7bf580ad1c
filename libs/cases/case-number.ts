import { storedDay, storedLine } from '@famsam/contracts';
import type { Tx } from '@famsam/platform';
import { z } from 'zod';

/** Behind which case a list goes on: also one whose number was taken before doors asked much of it. */
export const caseCursor = z.tuple([storedDay, storedLine(40)]);

interface Wanted {
  readonly give: (number: string) => void;
  readonly fail: (error: unknown) => void;
}

/** Who wants a number in this very moment, so that referrals stored together take theirs in one statement. */
const wanted = new WeakMap<Tx, Wanted[]>();

/**
 * The next number of the area's own series, `F083`. The series' row is locked until the referral is
 * committed, so no number is given twice and none is left out; numbers that an import brought are passed over.
 */
export function nextCaseNumber(tx: Tx): Promise<string> {
  return new Promise((give, fail) => {
    const others = wanted.get(tx);
    if (others) {
      others.push({ give, fail });
      return;
    }
    const all: Wanted[] = [{ give, fail }];
    wanted.set(tx, all);
    queueMicrotask(() => {
      wanted.delete(tx);
      takeNumbers(tx, all.length).then(
        (numbers) => all.forEach((one, at) => one.give(numbers[at] as string)),
        (error: unknown) => all.forEach((one) => one.fail(error)),
      );
    });
  });
}

async function takeNumbers(tx: Tx, count: number): Promise<readonly string[]> {
  const [row] = await tx.query<{ last: number; taken: readonly string[] }>(
    `with next as (
       insert into cases.number_series (area_id, last) values ($1, $2)
       on conflict (area_id) do update set last = number_series.last + excluded.last
       returning last)
     select last, array(
       select f.number from cases.case_file f
        where f.area_id = $1 and f.number in (
          select 'F' || lpad(n::text, greatest(3, length(n::text)), '0')
            from generate_series(last - $2 + 1, last) as n)) as taken
       from next`,
    [tx.areaId, count],
  );
  if (!row) throw new Error('the number series gave nothing');
  const numbers = Array.from({ length: count }, (_, at) => row.last - count + 1 + at)
    .map((n) => `F${String(n).padStart(3, '0')}`)
    .filter((number) => !row.taken.includes(number));
  if (numbers.length === count) return numbers;
  await tx.query(
    `update cases.number_series set last = greatest(last, (
       select coalesce(max(substring(number from '^F([0-9]{1,8})$')::integer), 0)
         from cases.case_file where area_id = $1))
      where area_id = $1`,
    [tx.areaId],
  );
  return [...numbers, ...(await takeNumbers(tx, count - numbers.length))];
}
