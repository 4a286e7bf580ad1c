import { FirstAskedOn } from '@famsam/consent';
import type { AreaId, LocalDate } from '@famsam/kernel';
import { Transactions } from '@famsam/platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FirstWord } from '../case.facts';

/** When families were first spoken with, which no referral may come after. */
@Injectable()
export class FirstWords {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
  ) {}

  async of(areaId: AreaId, caseIds: readonly string[]): Promise<(caseId: string) => FirstWord> {
    if (caseIds.length === 0) return () => ({ askedOn: null, agreedOn: null });
    const asked = await this.queries.execute(new FirstAskedOn(areaId, caseIds));
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ caseId: string; on: LocalDate }>(
        `select case_id as "caseId", min(made_on)::text as on from cases.agreed
          where area_id = $1 and case_id = any ($2::uuid[]) group by case_id`,
        [areaId, caseIds],
      ),
    );
    const agreed = new Map(rows.map(({ caseId, on }) => [caseId, on]));
    return (caseId) => ({
      askedOn: asked.get(caseId) ?? null,
      agreedOn: agreed.get(caseId) ?? null,
    });
  }
}
