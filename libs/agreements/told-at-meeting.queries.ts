import type { CaseFacts } from '@famsam/cases';
import { CaseFactsOf, heldWithoutConsent } from '@famsam/cases';
import { WhyNotTold } from '@famsam/consent';
import type { AreaId, LocalDate } from '@famsam/kernel';
import { Transactions } from '@famsam/platform';
import { IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { Agreement } from './agreement.state';
import { AgreementRow } from './agreement.view';

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
        ...{ caseId, on, about: spokenOfIn(state, facts) },
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

/**
 * Those who were discussed where it was made, and whoever of the family owns it; where that is no child, the children all
 * the same (law.md 8); where it is nobody, the whole family.
 */
function spokenOfIn({ meetingId, owner }: Agreement, facts: CaseFacts | undefined): string[] {
  const members = facts?.members ?? [];
  const discussed = facts?.meetings.find((one) => one.meetingId === meetingId)?.discussed ?? [];
  const owning = owner.kind === 'member' ? [owner.memberId] : [];
  const named = members.filter(({ memberId }) => [...discussed, ...owning].includes(memberId));
  const withChild = named.some(({ role }) => role === 'child');
  const spokenOf = members.filter(
    (one) => named.length === 0 || named.includes(one) || (!withChild && one.role === 'child'),
  );
  return spokenOf.map(({ memberId }) => memberId);
}
