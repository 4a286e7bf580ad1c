import { CaseFactsOf, type CaseFacts } from '@famsam/cases';
import { CoveredAgencies } from '@famsam/consent';
import type { AgreementOwner } from '@famsam/contracts';
import { UnitsOf } from '@famsam/directory';
import type { AreaId, Clock } from '@famsam/kernel';
import { CLOCK } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';

interface Owned {
  readonly caseId: string;
  readonly owner: AgreementOwner;
}

/** Whether an answer may be asked of an owner now. */
export interface MayBeAsked {
  (agreement: Owned): boolean;
  readonly cases: ReadonlyMap<string, CaseFacts>;
}

/**
 * Of whom something may still be asked: in an open case, of its family, and of those agencies that the family
 * lets know of it. A consent that is taken back, or has ended, ends that at once (law.md 2, 11).
 */
@Injectable()
export class OwnerConsent {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(areaId: AreaId, agreements: readonly Owned[]): Promise<MayBeAsked> {
    const caseIds = [...new Set(agreements.map(({ caseId }) => caseId))];
    const cases = await this.queries.execute(new CaseFactsOf(areaId, caseIds));
    const units = await this.queries.execute(new UnitsOf(areaId));
    const agencyOf = new Map(units.map(({ unitId, agencyId }) => [unitId, agencyId]));
    const agencyIds = [...new Set(agencyOf.values())];
    const covered = await this.queries.execute(
      new CoveredAgencies(
        areaId,
        this.clock.today(),
        [...cases.values()].map(({ caseId, members }) => ({ caseId, members, agencyIds })),
      ),
    );
    const mayBeAsked = ({ caseId, owner }: Owned): boolean => {
      if (!cases.get(caseId)?.open) return false;
      if (owner.kind === 'member') return true;
      const agencyId = agencyOf.get(owner.unitId);
      return agencyId !== undefined && Boolean(covered.get(caseId)?.has(agencyId));
    };
    return Object.assign(mayBeAsked, { cases });
  }
}
