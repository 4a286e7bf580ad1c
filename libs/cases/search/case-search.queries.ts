import type { CaseStatus } from '@famsam/contracts';
import type { Actor, AreaId } from '@famsam/kernel';
import type { Page, Tx } from '@famsam/platform';
import { Transactions, decodeCursor, encodeCursor } from '@famsam/platform';
import { FindSubjects, ReadPersonalText } from '@famsam/privacy';
import { IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { caseCursor } from '../case-number';
import type { CaseListItem } from '../case.queries';

export type NamedCase = CaseListItem & { readonly name: string | null };

export interface CaseSearch {
  readonly status?: CaseStatus | undefined;
  readonly municipality?: string | undefined;
  /** The beginning of a case number. */
  readonly number?: string | undefined;
  /** law.md 5: the beginning of a number, parts of a name in the family, or a whole person number. */
  readonly search?: string | undefined;
}

/** Cases with the names of their families, by day of referral; the names read are logged (law.md 4). */
export class FindCases extends Query<Page<NamedCase>> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly filter: CaseSearch,
    readonly limit: number,
    readonly cursor?: string | undefined,
  ) {
    super();
  }
}

interface Found extends CaseListItem {
  /** Members by whose name or number the case was found: their texts were used as well. */
  readonly foundBy: readonly string[];
}

@QueryHandler(FindCases)
export class FindCasesHandler implements IQueryHandler<FindCases> {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
  ) {}

  execute({ areaId, actor, filter, limit, cursor }: FindCases): Promise<Page<NamedCase>> {
    const after = decodeCursor(cursor, caseCursor);
    const { search } = filter;
    return this.transactions.inArea(areaId, async (tx) => {
      const subjects = search
        ? await this.queries.execute(new FindSubjects(areaId, actor, search))
        : [];
      const rows = await found(tx, filter, subjects, after, limit + 1);
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      const texts = await this.queries.execute(
        new ReadPersonalText(
          areaId,
          actor,
          items.flatMap(({ caseId, foundBy }) => [caseId, ...foundBy]),
          ['name'],
          search ? 'case-search' : 'case-list',
          'left-out',
        ),
      );
      return {
        items: items.map(({ foundBy: _used, ...item }) => ({
          ...item,
          name: texts.get(item.caseId)?.name ?? null,
        })),
        nextCursor: last ? encodeCursor([last.referredOn, last.number]) : null,
      };
    });
  }
}

function found(
  tx: Tx,
  { search, number, status, municipality }: CaseSearch,
  subjects: readonly string[],
  after: readonly string[] | null,
  limit: number,
): Promise<Found[]> {
  return tx.query<Found>(
    `select case_id as "caseId", number, municipality, category, status,
            referred_on::text as "referredOn", first_meeting_on::text as "firstMeetingOn",
            last_meeting_on::text as "lastMeetingOn", closed_on::text as "closedOn", version,
            array(select m.member_id from cases.member m
                   where m.area_id = f.area_id and m.case_id = f.case_id
                     and m.member_id = any ($3::uuid[])) as "foundBy"
       from cases.case_file f
      where area_id = $1
        and ($2::text is null or starts_with(lower(number), lower($2)) or case_id = any ($3::uuid[])
             or case_id in (select case_id from cases.member
                             where area_id = $1 and member_id = any ($3::uuid[])))
        and ($4::text is null or starts_with(number, $4))
        and case when $5::text is null then status <> 'struck' else status = $5 end
        and ($6::text is null or municipality = $6)
        and ($7::date is null or (referred_on, number) > ($7::date, $8::text))
      order by referred_on, number limit $9`,
    [
      ...[tx.areaId, search ?? null, subjects, number ?? null, status ?? null],
      ...[municipality ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
    ],
  );
}
