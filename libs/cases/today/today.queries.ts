import type { MemberRole, ReferrerCategory } from '@famsam/contracts';
import type { CaseMatters, Matter } from '@famsam/consent';
import { ConsentMatters } from '@famsam/consent';
import { SettingsOf } from '@famsam/directory';
import type { Actor, AreaId, LocalDate } from '@famsam/kernel';
import { addDays } from '@famsam/kernel';
import type { Tx } from '@famsam/platform';
import { Transactions } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';

/** Rows of a section; the rest is a number. */
const shown = 20;

/** A matter of consent, with who it is about. */
export type NamedMatter = Omit<Matter, 'kind' | 'lastDay'> & {
  readonly name: string | null;
  readonly role: MemberRole;
};

interface Details {
  readonly 'referral-to-assess': {
    readonly category: ReferrerCategory;
    readonly childrenUnder23: number;
  };
  readonly 'consent-missing': { readonly matters: readonly NamedMatter[] };
  readonly 'consent-lapsed': { readonly matters: readonly NamedMatter[] };
  readonly 'consent-held-without': { readonly matters: readonly NamedMatter[] };
  readonly 'consent-unanswered': { readonly matters: readonly NamedMatter[] };
  readonly 'consent-ending': {
    readonly endsOn: LocalDate;
    readonly daysLeft: number;
    readonly matters: readonly NamedMatter[];
  };
  readonly 'waiting-for-meeting': { readonly category: ReferrerCategory };
  readonly quiet: { readonly lastMeetingOn: LocalDate };
}
export type SectionKind = keyof Details;

export interface TodayItem<K extends SectionKind> {
  readonly caseId: string;
  readonly number: string;
  readonly name: string | null;
  readonly municipality: string;
  /** Since when the case stands here, and how many days that is. */
  readonly since: LocalDate;
  readonly days: number;
  readonly details: Details[K];
}

export type TodaySection = {
  [K in SectionKind]: {
    readonly kind: K;
    readonly items: readonly TodayItem<K>[];
    readonly more: number;
  };
}[SectionKind];

export interface Today {
  readonly day: LocalDate;
  readonly sections: readonly TodaySection[];
}

/**
 * What needs the team on a day: queries over facts, so that a case stands in exactly the queues it
 * should. The names shown are read from the vault at once and logged (law.md 4).
 */
export class TodayOf extends Query<Today> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly on: LocalDate,
  ) {
    super();
  }
}

interface CaseRow {
  readonly caseId: string;
  readonly number: string;
  readonly municipality: string;
  readonly category: ReferrerCategory;
  readonly childrenUnder23: number;
  readonly lastMeetingOn: LocalDate;
  readonly members: Readonly<Record<string, { readonly role: MemberRole }>>;
}

interface Row extends CaseRow {
  readonly since: LocalDate;
  readonly all: number;
}

@QueryHandler(TodayOf)
export class TodayOfHandler implements IQueryHandler<TodayOf> {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
  ) {}

  execute({ areaId, actor, on }: TodayOf): Promise<Today> {
    return this.transactions.inArea(areaId, async (tx) => {
      const { quietDays } = await this.queries.execute(new SettingsOf(areaId));
      const toAssess = await standing(tx, 'referred_on', "status = 'referred'");
      const waiting = await standing(
        tx,
        'open_since',
        "status = 'taken-on' and first_meeting_on is null",
      );
      const quiet = await standing(
        tx,
        'last_on',
        `status = 'taken-on' and first_meeting_on is not null and last_on <= $3`,
        addDays(on, -quietDays),
      );
      const consents = await this.queries.execute(new ConsentMatters(areaId, on, shown));
      const matters = Object.values(consents).flatMap(({ cases }) => cases);
      const files = await filesOf(tx, matters);
      const texts = await this.queries.execute(
        new ReadPersonalText(
          areaId,
          actor,
          [
            ...[...toAssess, ...waiting, ...quiet, ...matters].map(({ caseId }) => caseId),
            ...matters.flatMap((known) => known.matters.map(({ memberId }) => memberId)),
          ],
          ['name'],
          'today',
          'left-out',
        ),
      );
      const nameOf = (id: string): string | null => texts.get(id)?.name ?? null;

      const item = <D>(row: CaseRow, since: LocalDate, details: D) => ({
        caseId: row.caseId,
        number: row.number,
        name: nameOf(row.caseId),
        municipality: row.municipality,
        since,
        days: daysBetween(since, on),
        details,
      });
      const listed = <D>(rows: readonly Row[], details: (row: Row) => D) => ({
        items: rows.map((row) => item(row, row.since, details(row))),
        more: (rows[0]?.all ?? 0) - rows.length,
      });
      const about = <D>(
        { cases, more }: { cases: readonly CaseMatters[]; more: number },
        details: (matters: readonly NamedMatter[], day: LocalDate) => D,
      ) => ({
        items: cases.flatMap(({ caseId, day, since, matters: told }) => {
          const file = files.get(caseId);
          if (!file) return [];
          const named = told.map(({ kind: _kind, lastDay: _last, ...matter }) => ({
            ...matter,
            name: nameOf(matter.memberId),
            role: file.members[matter.memberId]?.role ?? 'other-adult',
          }));
          return item(file, since, details(named, day));
        }),
        more,
      });

      return {
        day: on,
        sections: [
          {
            kind: 'referral-to-assess',
            ...listed(toAssess, ({ category, childrenUnder23 }) => ({ category, childrenUnder23 })),
          },
          {
            kind: 'consent-missing',
            ...about(consents.missing, (named) => ({ matters: named })),
          },
          {
            kind: 'consent-lapsed',
            ...about(consents.lapsed, (named) => ({ matters: named })),
          },
          {
            kind: 'consent-held-without',
            ...about(consents['held-without'], (named) => ({ matters: named })),
          },
          {
            kind: 'consent-unanswered',
            ...about(consents.unanswered, (named) => ({ matters: named })),
          },
          {
            kind: 'consent-ending',
            ...about(consents.ending, (named, endsOn) => ({
              endsOn,
              daysLeft: daysBetween(on, endsOn),
              matters: named,
            })),
          },
          {
            kind: 'waiting-for-meeting',
            ...listed(waiting, ({ category }) => ({ category })),
          },
          { kind: 'quiet', ...listed(quiet, ({ lastMeetingOn }) => ({ lastMeetingOn })) },
        ],
      };
    });
  }
}

const columns = `f.case_id as "caseId", f.number, f.municipality, f.category,
  (f.state #>> '{referral,childrenUnder23}')::integer as "childrenUnder23",
  f.last_meeting_on::text as "lastMeetingOn", f.state -> 'members' as members`;

/** The cases that stand somewhere by their own facts, the longest first; `all` counts the rest as well. */
function standing(
  tx: Tx,
  since: 'referred_on' | 'open_since' | 'last_on',
  where: string,
  ...values: readonly LocalDate[]
): Promise<Row[]> {
  const here = `cases.case_file left join cases.activity using (area_id, case_id)
    where area_id = $1 and ${where}`;
  return tx.query<Row>(
    `select ${columns}, first.since::text as since, (select count(*)::integer from ${here}) as all
       from (select case_id, ${since} as since from ${here} order by ${since}, number limit $2) first
       join cases.case_file f on f.area_id = $1 and f.case_id = first.case_id
      order by first.since, f.number`,
    [tx.areaId, shown, ...values],
  );
}

async function filesOf(
  tx: Tx,
  matters: readonly CaseMatters[],
): Promise<ReadonlyMap<string, CaseRow>> {
  if (matters.length === 0) return new Map();
  const rows = await tx.query<CaseRow>(
    `select ${columns} from cases.case_file f where area_id = $1 and case_id = any ($2::uuid[])`,
    [tx.areaId, matters.map(({ caseId }) => caseId)],
  );
  return new Map(rows.map((row) => [row.caseId, row]));
}

function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
