import type { AreaId, LocalDate } from '@famsam/kernel';
import { addDays } from '@famsam/kernel';
import type { Tx } from '@famsam/platform';
import { Transactions } from '@famsam/platform';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { agencyOfUnits, familiesByCase } from '../family.rows';
import type { Matter, MatterKind } from './matters';
import { allInForceSince, endingDays } from './matters';

export interface CaseMatters {
  readonly caseId: string;
  /** The earliest day of its matters. */
  readonly day: LocalDate;
  /** Since when there is something to do: that day, or so many days before the consent ends. */
  readonly since: LocalDate;
  readonly matters: readonly Matter[];
}

/** Cases in which something has to be done about consents on a day, the longest due first. */
export class ConsentMatters extends Query<{
  readonly [kind in MatterKind]: {
    readonly cases: readonly CaseMatters[];
    /** How many cases there are beyond these. */
    readonly more: number;
  };
}> {
  constructor(
    readonly areaId: AreaId,
    readonly on: LocalDate,
    /** At most so many cases of each kind. */
    readonly limit: number,
  ) {
    super();
  }
}

@QueryHandler(ConsentMatters)
export class ConsentMattersHandler implements IQueryHandler<ConsentMatters> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId, on, limit }: ConsentMatters) {
    return this.transactions.readInArea(areaId, async (tx) => {
      const due = (kind: MatterKind, from: string, to: string) =>
        dueBetween(tx, { kind, from, to, on, limit });
      return {
        missing: await due('missing', '-infinity', on),
        lapsed: await due('lapsed', '-infinity', on),
        unanswered: await due('unanswered', '-infinity', 'infinity'),
        ending: await due('ending', on, addDays(on, endingDays)),
        'held-without': await due('held-without', '-infinity', on),
      };
    });
  }
}

interface Due {
  readonly kind: MatterKind;
  readonly from: string;
  readonly to: string;
  readonly on: LocalDate;
  readonly limit: number;
}

async function dueBetween(tx: Tx, { kind, from, to, on, limit }: Due) {
  const rows = await tx.query<{
    caseId: string;
    day: LocalDate;
    all: number;
    matters: Matter[][];
  }>(
    `with due as (
       select case_id, min(day) as day from consent.matter
        where area_id = $1 and kind = $2 and day between $3 and $4 and last_day >= $5
        group by case_id),
     first as (select * from due order by day, case_id limit $6)
     select f.case_id as "caseId", f.day::text as day, (select count(*)::integer from due) as all,
            (select json_agg(m.matters order by m.day, m.last_day) from consent.matter m
              where m.area_id = $1 and m.case_id = f.case_id and m.kind = $2
                and m.day between $3 and $4 and m.last_day >= $5) as matters
       from first f order by f.day, f.case_id`,
    [tx.areaId, kind, from, to, on, limit],
  );
  const cases = rows.map(({ caseId, day, matters }) => {
    const since = kind === 'ending' ? addDays(day, -endingDays) : day;
    return { caseId, day, since, matters: matters.flat() };
  });
  return { cases, more: (rows[0]?.all ?? 0) - rows.length };
}

/** Of each case, since when all consents that are wanted were in force, as of a day of its own. */
export class ConsentsInForceSince extends Query<ReadonlyMap<string, LocalDate>> {
  constructor(
    readonly areaId: AreaId,
    readonly cases: readonly { readonly caseId: string; readonly on: LocalDate }[],
  ) {
    super();
  }
}

@QueryHandler(ConsentsInForceSince)
export class ConsentsInForceSinceHandler implements IQueryHandler<ConsentsInForceSince> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId, cases }: ConsentsInForceSince): Promise<ReadonlyMap<string, LocalDate>> {
    return this.transactions.readInArea(areaId, async (tx) => {
      const ids = cases.map(({ caseId }) => caseId);
      const families = await familiesByCase(tx, ids);
      const agencyOf = await agencyOfUnits(tx);
      const since = cases.flatMap(({ caseId, on }): [string, LocalDate][] => {
        const known = families.get(caseId);
        const day = known && allInForceSince(known.family, known.consents, agencyOf, on);
        return day ? [[caseId, day]] : [];
      });
      return new Map(since);
    });
  }
}
