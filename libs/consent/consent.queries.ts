import type { AreaId, LocalDate } from '@famsam/kernel';
import { Transactions } from '@famsam/platform';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { MissingConsent } from './consent.coverage';
import { guardiansOf, missingConsents, spokenOf } from './consent.coverage';
import type { Telling, UntoldReason } from './consent.telling';
import { whyNotTold } from './consent.telling';
import { agencyOfUnits, familiesByCase, familyOfCase } from './family.rows';

/** Whose consent is missing for which agency on any of the days, for a meeting with these agencies. */
export class MissingConsents extends Query<readonly MissingConsent[]> {
  constructor(
    readonly areaId: AreaId,
    readonly caseId: string,
    /** Each day that counts: on which somebody is told and, of a meeting, on which it is held. */
    readonly on: readonly LocalDate[],
    /** The members who come, or were discussed; who else is spoken of follows from the family. */
    readonly named: readonly string[],
    readonly agencyIds: readonly string[],
  ) {
    super();
  }
}

/** Throws NotFoundError when the area has no such case. */
@QueryHandler(MissingConsents)
export class MissingConsentsHandler implements IQueryHandler<MissingConsents> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, caseId, on, named, agencyIds }: MissingConsents) {
    const { family, consents } = await this.transactions.readInArea(areaId, (tx) =>
      familyOfCase(tx, caseId),
    );
    const members = Object.values(family.members);
    const discussed = spokenOf(members, named);
    const missing = on.flatMap((day) =>
      missingConsents(consents, day, discussed, guardiansOf(members), agencyIds),
    );
    const key = (one: MissingConsent) => `${one.memberId} ${one.agencyId}`;
    return [...new Map(missing.map((one) => [key(one), one])).values()];
  }
}

/** Why each may not be told, in the order of what is to be told; null where they may. */
export class WhyNotTold extends Query<readonly (UntoldReason | null)[]> {
  constructor(
    readonly areaId: AreaId,
    readonly tellings: readonly Telling[],
  ) {
    super();
  }
}

@QueryHandler(WhyNotTold)
export class WhyNotToldHandler implements IQueryHandler<WhyNotTold> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId, tellings }: WhyNotTold): Promise<readonly (UntoldReason | null)[]> {
    if (tellings.length === 0) return Promise.resolve([]);
    return this.transactions.readInArea(areaId, async (tx) => {
      const caseIds = [...new Set(tellings.map(({ caseId }) => caseId))];
      const families = await familiesByCase(tx, caseIds);
      const toUnits = tellings.some(({ party }) => party.kind === 'unit');
      const agencyOf = toUnits ? await agencyOfUnits(tx) : new Map<string, string>();
      return tellings.map((telling) => {
        const known = families.get(telling.caseId);
        return known ? whyNotTold(known, agencyOf, telling) : 'case-not-open';
      });
    });
  }
}
