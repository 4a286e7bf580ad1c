import type { CaseFacts } from '@famsam/cases';
import { CaseFactsOf, heldWithoutConsent } from '@famsam/cases';
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

/** Those who were discussed where it was made, and whoever of the family owns it; nobody: it speaks of them all. */
export function namedIn(
  { meetingId, owner }: Pick<Owned, 'meetingId' | 'owner'>,
  facts: CaseFacts | undefined,
): readonly string[] {
  const discussed = facts?.meetings.find((one) => one.meetingId === meetingId)?.discussed ?? [];
  return owner.kind === 'member' ? [...discussed, owner.memberId] : discussed;
}

/**
 * Why their owners may not be asked that day, in the order of the agreements; null where they may. What a meeting without consent agreed on lets no
 * unit be told (decision 0030).
 */
export async function whyNotAsked(
  queries: QueryBus,
  areaId: AreaId,
  on: LocalDate,
  agreements: readonly Owned[],
): Promise<readonly (UntoldReason | null)[]> {
  if (agreements.length === 0) return [];
  const caseIds = [...new Set(agreements.map(({ caseId }) => caseId))];
  const cases = await queries.execute(new CaseFactsOf(areaId, caseIds));
  const tellings = agreements.map((agreement) => {
    const { caseId, owner } = agreement;
    return { caseId, party: owner, on: [on], about: namedIn(agreement, cases.get(caseId)) };
  });
  const why = await queries.execute(new WhyNotTold(areaId, tellings));
  return agreements.map(({ caseId, meetingId, owner }, at) => {
    const atMeeting = meetingId !== null && heldWithoutConsent(cases.get(caseId), meetingId);
    const untold = owner.kind === 'unit' && atMeeting;
    return why[at] ?? (untold ? 'consent-missing' : null);
  });
}

/** law.md 9: a child is not written to, but somebody has to see to what a child was to do. */
export function isAwaited(why: UntoldReason | null | undefined): boolean {
  return why === null || why === 'under-age';
}
