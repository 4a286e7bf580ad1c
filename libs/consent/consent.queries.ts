import type { AreaId, LocalDate } from '@famsam/kernel';
import type { BulkPart } from '@famsam/platform';
import { EventStore, RejectedError, streamName, Transactions } from '@famsam/platform';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { MissingConsent } from './consent.coverage';
import { guardiansOf, missingConsents } from './consent.coverage';
import { consentDecider, yearsAfter } from './consent.decider';
import { noConsents } from './consent.state';
import { consentStream } from './consent.stream';
import type { Telling, UntoldReason } from './consent.telling';
import { whyNotTold } from './consent.telling';
import { agencyOfUnits, familiesByCase, familyOfCase } from './family.rows';

/** Whose consent is missing for which agency on any of the days, were these members talked about with these agencies. */
export class MissingConsents extends Query<readonly MissingConsent[]> {
  constructor(
    readonly areaId: AreaId,
    readonly caseId: string,
    /** Each day that counts: on which somebody is told and, of a meeting, on which it is held. */
    readonly on: readonly LocalDate[],
    /** The members who are talked about. */
    readonly about: readonly string[],
    readonly agencyIds: readonly string[],
  ) {
    super();
  }
}

/** Throws NotFoundError when the area has no such case. */
@QueryHandler(MissingConsents)
export class MissingConsentsHandler implements IQueryHandler<MissingConsents> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, caseId, on, about, agencyIds }: MissingConsents) {
    const { family, consents } = await this.transactions.readInArea(areaId, (tx) =>
      familyOfCase(tx, caseId),
    );
    const members = Object.values(family.members);
    const discussed = members.filter(({ memberId }) => about.includes(memberId));
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

/**
 * The paper that imported families signed before FamSam was a program, from the day the case began
 * until one year from now, so that consents are renewed in time. Nothing for a case whose noted paper
 * covers both its beginning and today. Appends nothing itself.
 */
export class TranscribePaperConsents extends Query<readonly BulkPart[]> {
  constructor(
    readonly areaId: AreaId,
    readonly today: LocalDate,
    readonly cases: readonly { readonly caseId: string; readonly from: LocalDate }[],
  ) {
    super();
  }
}

@QueryHandler(TranscribePaperConsents)
export class TranscribePaperConsentsHandler implements IQueryHandler<TranscribePaperConsents> {
  constructor(private readonly store: EventStore) {}

  async execute({ areaId, today, cases }: TranscribePaperConsents): Promise<readonly BulkPart[]> {
    const ids = cases.map(({ caseId }) => caseId);
    const known = await this.store.loadMany(consentStream, areaId, ids);
    const until = yearsAfter(today, 1);
    return cases.flatMap(({ caseId, from }) => {
      const { state, version } = known.get(caseId) ?? { state: noConsents, version: 0 };
      const decision = consentDecider.decide({ type: 'note-paper', today, on: from, until }, state);
      if (!decision.accepted) throw new RejectedError(decision.rejection);
      if (decision.events.length === 0) return [];
      const stream = streamName(consentStream.category, caseId);
      return [{ stream, expectedVersion: version, events: decision.events }];
    });
  }
}
