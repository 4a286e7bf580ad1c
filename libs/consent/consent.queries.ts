import type { AreaId, LocalDate } from '@famsam/kernel';
import type { BulkPart } from '@famsam/platform';
import { EventStore, RejectedError, streamName } from '@famsam/platform';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DiscussedMember, MissingConsent } from './consent.coverage';
import { coveredAgencies, missingConsents } from './consent.coverage';
import { consentDecider, yearsAfter } from './consent.decider';
import { noConsents } from './consent.state';
import { consentStream } from './consent.stream';

/** Whose consent is missing for which agency, were these members talked about with these agencies that day. */
export class MissingConsents extends Query<readonly MissingConsent[]> {
  constructor(
    readonly areaId: AreaId,
    readonly caseId: string,
    readonly on: LocalDate,
    readonly discussed: readonly DiscussedMember[],
    /** Every guardian of the case (law.md 8). */
    readonly guardians: readonly string[],
    readonly agencyIds: readonly string[],
  ) {
    super();
  }
}

/** Folds the events themselves: what may be shared is not left to a view. */
@QueryHandler(MissingConsents)
export class MissingConsentsHandler implements IQueryHandler<MissingConsents> {
  constructor(private readonly store: EventStore) {}

  async execute(query: MissingConsents): Promise<readonly MissingConsent[]> {
    const { areaId, caseId, on, discussed, guardians, agencyIds } = query;
    const { state } = await this.store.load(consentStream, areaId, caseId);
    return missingConsents(state, on, discussed, guardians, agencyIds);
  }
}

/** Which of these agencies may know of the family at all that day, case by case (law.md 2, 11). */
export class CoveredAgencies extends Query<ReadonlyMap<string, ReadonlySet<string>>> {
  constructor(
    readonly areaId: AreaId,
    readonly on: LocalDate,
    readonly cases: readonly {
      readonly caseId: string;
      readonly members: readonly DiscussedMember[];
      readonly agencyIds: readonly string[];
    }[],
  ) {
    super();
  }
}

/** From the events themselves, like the other. */
@QueryHandler(CoveredAgencies)
export class CoveredAgenciesHandler implements IQueryHandler<CoveredAgencies> {
  constructor(private readonly store: EventStore) {}

  async execute({ areaId, on, cases }: CoveredAgencies) {
    const ids = cases.map(({ caseId }) => caseId);
    const known = await this.store.loadMany(consentStream, areaId, ids);
    return new Map(
      cases.map(({ caseId, members, agencyIds }) => {
        const state = known.get(caseId)?.state ?? noConsents;
        return [caseId, coveredAgencies(state, on, members, agencyIds)];
      }),
    );
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
