import type { Tx } from '@famsam/platform';

/**
 * The next number of the area's own series, `F083`. The series' row is locked until the referral is
 * committed, so no number is given twice and none is left out; numbers that an import brought are passed over.
 */
export async function nextCaseNumber(tx: Tx): Promise<string> {
  for (;;) {
    const [row] = await tx.query<{ last: number; taken: boolean }>(
      `with next as (
         insert into cases.number_series (area_id, last) values ($1, 1)
         on conflict (area_id) do update set last = number_series.last + 1
         returning last)
       select last, exists (
         select from cases.case_file f
          where f.area_id = $1 and f.number = 'F' || lpad(last::text, greatest(3, length(last::text)), '0')) as taken
         from next`,
      [tx.areaId],
    );
    if (!row) throw new Error('the number series gave nothing');
    if (!row.taken) return `F${String(row.last).padStart(3, '0')}`;
    await tx.query(
      `update cases.number_series set last = greatest(last, (
         select coalesce(max(substring(number from '^F([0-9]{1,8})$')::integer), 0)
           from cases.case_file where area_id = $1))
        where area_id = $1`,
      [tx.areaId],
    );
  }
}
