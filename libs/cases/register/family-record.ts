import type { CaseState } from '../case.state';
import type { FamilyRecord } from '../case.transcription';

/** The way back from a case to its rows in the register. Throws for a case without referral. */
export function familyRecord(state: CaseState): FamilyRecord {
  const { referral, assessment } = state;
  if (!referral) throw new Error('a case without referral has no record');
  const { number, municipality, category, childrenUnder23, on: referredOn } = referral;
  const numberOf = (memberId: string): string => state.members[memberId]?.number ?? memberId;
  return {
    number,
    municipality,
    referredOn,
    category,
    childrenUnder23,
    assessment: assessment && {
      outcome: assessment.outcome,
      on: assessment.on,
      reason: assessment.reason,
    },
    members: Object.values(state.members).map((member) => ({
      number: member.number,
      role: member.role,
      birthYear: member.birthYear,
      household: member.household,
      processEndedOn: state.processEnds[member.memberId]?.on ?? null,
    })),
    contacts: Object.values(state.contacts).map(
      ({ memberId, unitId, kind, since, precision, ended }) => ({
        member: numberOf(memberId),
        unitId,
        kind,
        since,
        precision,
        endedOn: ended?.on ?? null,
      }),
    ),
    // A register would count one that was held without consent like any other.
    meetings: Object.values(state.meetings)
      .filter(({ withoutConsent }) => !withoutConsent)
      .map(({ number: meeting, heldOn, kind, form, minutes, unitIds, discussed }) => ({
        number: meeting,
        heldOn,
        kind,
        form,
        minutes,
        unitIds,
        discussed: discussed.map(numberOf),
      })),
    closings: state.closings.map(({ closedOn, reason, reopening }) => ({
      closedOn,
      reason,
      reopenedOn: reopening?.on ?? null,
    })),
  };
}
