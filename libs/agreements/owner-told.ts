import { CaseFactsOf } from '@famsam/cases';
import type { UntoldReason } from '@famsam/consent';
import { WhyNotTold } from '@famsam/consent';
import type { AgreementOwner } from '@famsam/contracts';
import type { AreaId, LocalDate } from '@famsam/kernel';
import type { QueryBus } from '@nestjs/cqrs';

interface Owned {
  readonly caseId: string;
  readonly meetingId: string | null;
  readonly owner: AgreementOwner;
}

/**
 * Why their owners may not be asked that day, in the order of the agreements; null where they may. What a meeting
 * without consent agreed on lets no unit be told (decision 0030).
 */
export async function whyNotAsked(
  queries: QueryBus,
  areaId: AreaId,
  on: LocalDate,
  agreements: readonly Owned[],
): Promise<readonly (UntoldReason | null)[]> {
  if (agreements.length === 0) return [];
  const tellings = agreements.map(({ caseId, owner }) => ({
    ...{ caseId, party: owner, on: [on], about: [] },
  }));
  const why = await queries.execute(new WhyNotTold(areaId, tellings));
  const caseIds = [...new Set(agreements.map(({ caseId }) => caseId))];
  const cases = await queries.execute(new CaseFactsOf(areaId, caseIds));
  return agreements.map(({ caseId, meetingId, owner }, at) => {
    const meeting = cases.get(caseId)?.meetings.find((one) => one.meetingId === meetingId);
    const untold = owner.kind === 'unit' && meeting?.lacksConsent;
    return why[at] ?? (untold ? 'consent-missing' : null);
  });
}

/** law.md 9: a child is not written to, but somebody has to see to what a child was to do. */
export function isAwaited(why: UntoldReason | null | undefined): boolean {
  return why === null || why === 'under-age';
}
