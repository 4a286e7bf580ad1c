import { storedDay } from '@famsam/contracts';
import { CaseFactsOf, type CaseFacts } from '@famsam/cases';
import type { Actor, AreaId, LocalDate } from '@famsam/kernel';
import type { Page } from '@famsam/platform';
import { decodeCursor, encodeCursor, Transactions } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { noteIdOf } from './agreement.commands';
import type { Agreement } from './agreement.state';
import { AgreementRow } from './agreement.view';

/** Rows read at first, however few are wanted, and at most at a time: all that come first may be of closed cases. */
const turn = { first: 50, most: 500 };

export interface AgreementShown extends Omit<Agreement, 'rewordedOn'> {
  readonly agreementId: string;
  readonly version: number;
  /** Null when it was removed since (law.md 20). */
  readonly what: string | null;
  /** When that was last put in other words; null when it never was. */
  readonly rewordedOn: LocalDate | null;
  /** What its owner said last. */
  readonly note: string | null;
}

export interface AgreementOnBoard extends AgreementShown {
  readonly caseNumber: string;
  readonly family: string | null;
}

/** All agreements of a case but the struck, by the day they are due. The words are read from the vault, and that is logged (law.md 4). */
export class AgreementsOfCase extends Query<readonly AgreementShown[]> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly caseId: string,
  ) {
    super();
  }
}

/** What is not over in the open cases of the area, by the day it is due; logged like the other. */
export class AgreementsBoard extends Query<Page<AgreementOnBoard>> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly limit: number,
    readonly cursor?: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(AgreementsOfCase)
export class AgreementsOfCaseHandler implements IQueryHandler<AgreementsOfCase> {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
  ) {}

  execute({ areaId, actor, caseId }: AgreementsOfCase): Promise<readonly AgreementShown[]> {
    return this.transactions.inArea(areaId, async (tx) => {
      const rows = await tx.manager
        .createQueryBuilder(AgreementRow, 'a')
        .where("a.areaId = :areaId and a.caseId = :caseId and a.status <> 'struck'", {
          areaId,
          caseId,
        })
        .orderBy('a.dueOn')
        .addOrderBy('a.agreementId')
        .getMany();
      const texts = await this.queries.execute(
        new ReadPersonalText(areaId, actor, subjectsOf(rows), ['note'], 'case-work', 'left-out'),
      );
      return rows.map((row) => shown(row, (id) => texts.get(id)?.note ?? null));
    });
  }
}

@QueryHandler(AgreementsBoard)
export class AgreementsBoardHandler implements IQueryHandler<AgreementsBoard> {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
  ) {}

  execute({ areaId, actor, limit, cursor }: AgreementsBoard): Promise<Page<AgreementOnBoard>> {
    return this.transactions.inArea(areaId, async () => {
      const found = await this.ofOpenCases(areaId, limit + 1, cursor);
      const rows = found.slice(0, limit);
      const subjects = [...subjectsOf(rows.map(({ row }) => row)), ...rows.map(caseIdOf)];
      const texts = await this.queries.execute(
        new ReadPersonalText(areaId, actor, subjects, ['name', 'note'], 'case-work', 'left-out'),
      );
      const items = rows.map(({ row, facts }) => ({
        ...shown(row, (id) => texts.get(id)?.note ?? null),
        caseNumber: facts.number,
        family: texts.get(row.caseId)?.name ?? null,
      }));
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items, nextCursor: last ? encodeCursor([last.dueOn, last.agreementId]) : null };
    });
  }

  /** Whether a case is open is for its own room to say, so those of closed ones are passed over here. */
  private async ofOpenCases(areaId: AreaId, wanted: number, cursor: string | undefined) {
    const found: { row: AgreementRow; facts: CaseFacts }[] = [];
    let after = decodeCursor(cursor, z.tuple([storedDay, z.uuid()]));
    for (let most = Math.max(wanted, turn.first); ; most = Math.min(most * 4, turn.most)) {
      const rows = await this.notOver(areaId, most, after);
      const facts = await this.queries.execute(
        new CaseFactsOf(areaId, [...new Set(rows.map(({ caseId }) => caseId))]),
      );
      for (const row of rows) {
        const ofCase = facts.get(row.caseId);
        if (ofCase?.open) found.push({ row, facts: ofCase });
      }
      const last = rows.at(-1);
      if (!last || rows.length < most || found.length >= wanted) return found.slice(0, wanted);
      after = [last.dueOn, last.agreementId];
    }
  }

  private notOver(
    areaId: AreaId,
    limit: number,
    after: readonly [string, string] | null,
  ): Promise<AgreementRow[]> {
    return this.transactions.readInArea(areaId, (tx) => {
      const query = tx.manager
        .createQueryBuilder(AgreementRow, 'a')
        .where(`a.areaId = :areaId and a.status in ('open', 'taken-on', 'blocked', 'not-mine')`, {
          areaId,
        })
        .orderBy('a.dueOn')
        .addOrderBy('a.agreementId')
        .limit(limit);
      if (after)
        query.andWhere('(a.dueOn, a.agreementId) > (:day, :id)', { day: after[0], id: after[1] });
      return query.getMany();
    });
  }
}

function subjectsOf(rows: readonly AgreementRow[]): string[] {
  return rows.flatMap(({ agreementId }) => [agreementId, noteIdOf(agreementId)]);
}

function caseIdOf({ row }: { readonly row: AgreementRow }): string {
  return row.caseId;
}

function shown(
  { agreementId, version, state: { askedOn: _, rewordedOn, ...state } }: AgreementRow,
  textOf: (id: string) => string | null,
): AgreementShown {
  const note = textOf(noteIdOf(agreementId));
  return {
    agreementId,
    version,
    ...state,
    rewordedOn: rewordedOn ?? null,
    what: textOf(agreementId),
    note,
  };
}
