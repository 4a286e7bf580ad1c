import type { AreaId } from '@famsam/kernel';
import { Transactions } from '@famsam/platform';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';

/**
 * Numbers of families, members and meetings that a register may not bring any more: without a digit, with a space, or
 * longer than so many characters. What the area already has must be able to come back.
 */
export class NumbersFromBefore extends Query<readonly string[]> {
  constructor(
    readonly areaId: AreaId,
    readonly longest: number,
  ) {
    super();
  }
}

@QueryHandler(NumbersFromBefore)
export class NumbersFromBeforeHandler implements IQueryHandler<NumbersFromBefore> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, longest }: NumbersFromBefore): Promise<readonly string[]> {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ number: string }>(
        `select distinct told.number
           from cases.case_file as file
           cross join lateral (
             select file.number
              union all select value ->> 'number' from json_each(file.state -> 'members')
              union all select value ->> 'number' from json_each(file.state -> 'meetings')
           ) as told (number)
          where file.area_id = $1 and file.state::text ~ $3
            and (told.number !~ '[0-9]' or told.number ~ '\\s' or length(told.number) > $2)`,
        [areaId, longest, mayHoldOne(longest)],
      ),
    );
    return rows.map(({ number }) => number);
  }
}

/** Of a case as it is stored: most hold none, and their text says so sooner than its parts. */
function mayHoldOne(longest: number): string {
  return String.raw`"number"\s*:\s*"([^"0-9]*"|[^"]*[\s\\]|[^"]{${longest + 1}})`;
}
