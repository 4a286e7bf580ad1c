import { CaseFactsOf, heldWithoutConsent } from '@famsam/cases';
import { WhyNotTold } from '@famsam/consent';
import type { AgreementOwner } from '@famsam/contracts';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import { CLOCK, Transactions } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { Agreement, AgreementStatus } from './agreement.state';
import { daysBetween, isOver } from './agreement.state';
import { AgreementRow } from './agreement.view';
import { namedIn } from './owner-told';

/** Why an agreement stands where it does on an agenda; the first of these that is true. */
export const agendaStandings = ['silent', 'blocked', 'overdue', 'open'] as const;
export type AgendaStanding = (typeof agendaStandings)[number];

/** In ids, codes and days: what was agreed is read from the vault by whoever may see it. */
export interface AgreementForAgenda {
  readonly agreementId: string;
  readonly standing: AgendaStanding;
  readonly status: AgreementStatus;
  readonly owner: AgreementOwner;
  readonly madeOn: LocalDate;
  readonly dueOn: LocalDate;
  /** 0 until the day after it was due. */
  readonly daysOverdue: number;
}

/** What is not over in a case, in the order the next meeting takes it up (law.md 28). */
export class AgreementsForAgenda extends Query<readonly AgreementForAgenda[]> {
  constructor(
    readonly areaId: AreaId,
    readonly caseId: string,
  ) {
    super();
  }
}

@QueryHandler(AgreementsForAgenda)
export class AgreementsForAgendaHandler implements IQueryHandler<AgreementsForAgenda> {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ areaId, caseId }: AgreementsForAgenda): Promise<readonly AgreementForAgenda[]> {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.manager.findBy(AgreementRow, { areaId, caseId }),
    );
    return forAgenda(rows, this.clock.today());
  }
}

export function forAgenda(
  rows: readonly { readonly agreementId: string; readonly state: Agreement }[],
  today: LocalDate,
): readonly AgreementForAgenda[] {
  return rows
    .filter(({ state }) => !isOver(state))
    .map(({ agreementId, state }) => {
      const { status, owner, madeOn, dueOn } = state;
      const daysOverdue = Math.max(0, daysBetween(dueOn, today));
      const standing = standingOf(state, daysOverdue);
      return { agreementId, standing, status, owner, madeOn, dueOn, daysOverdue };
    })
    .sort(
      (one, other) =>
        agendaStandings.indexOf(one.standing) - agendaStandings.indexOf(other.standing) ||
        one.dueOn.localeCompare(other.dueOn) ||
        one.agreementId.localeCompare(other.agreementId),
    );
}

function standingOf({ silence, status }: Agreement, daysOverdue: number): AgendaStanding {
  if (silence.includes('agenda')) return 'silent';
  if (status === 'blocked') return 'blocked';
  return daysOverdue > 0 ? 'overdue' : 'open';
}

/**
 * The agreements of a case that some of these units may not know of on some of the days, whoever owns them: at a table
 * all hear what is read there, and law.md 10 and 11 ask whose consent there is to what.
 */
export class AgreementsNotFor extends Query<ReadonlySet<string>> {
  constructor(
    readonly areaId: AreaId,
    readonly caseId: string,
    readonly unitIds: readonly string[],
    readonly on: readonly LocalDate[],
  ) {
    super();
  }
}

@QueryHandler(AgreementsNotFor)
export class AgreementsNotForHandler implements IQueryHandler<AgreementsNotFor> {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
  ) {}

  async execute({ areaId, caseId, unitIds, on }: AgreementsNotFor): Promise<ReadonlySet<string>> {
    if (unitIds.length === 0) return new Set();
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.manager.findBy(AgreementRow, { areaId, caseId }),
    );
    if (rows.length === 0) return new Set();
    const facts = (await this.queries.execute(new CaseFactsOf(areaId, [caseId]))).get(caseId);
    const tellings = rows.flatMap(({ state }) =>
      unitIds.map((unitId) => ({
        ...{ caseId, on, about: namedIn(state, facts) },
        party: { kind: 'unit' as const, unitId },
      })),
    );
    const why = await this.queries.execute(new WhyNotTold(areaId, tellings));
    const notFor = rows.filter(
      ({ state: { meetingId } }, at) =>
        (meetingId !== null && heldWithoutConsent(facts, meetingId)) ||
        unitIds.some((_, unit) => why[at * unitIds.length + unit] !== null),
    );
    return new Set(notFor.map(({ agreementId }) => agreementId));
  }
}
