import type { UntoldReason } from '@famsam/consent';
import { WhyNotTold } from '@famsam/consent';
import type { AgreementOwner } from '@famsam/contracts';
import type { AreaId, LocalDate } from '@famsam/kernel';
import type { QueryBus } from '@nestjs/cqrs';

interface Owned {
  readonly caseId: string;
  readonly owner: AgreementOwner;
}

/** Why their owners may not be asked that day, in the order of the agreements; null where they may. */
export function whyNotAsked(
  queries: QueryBus,
  areaId: AreaId,
  on: LocalDate,
  agreements: readonly Owned[],
): Promise<readonly (UntoldReason | null)[]> {
  const tellings = agreements.map(({ caseId, owner }) => ({
    ...{ caseId, party: owner, on: [on], about: [] },
  }));
  return queries.execute(new WhyNotTold(areaId, tellings));
}

/** law.md 9: a child is not written to, but somebody has to see to what a child was to do. */
export function isAwaited(why: UntoldReason | null | undefined): boolean {
  return why === null || why === 'under-age';
}
