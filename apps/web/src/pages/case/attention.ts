import type { CaseConsents } from './case-data';
import {
  closingInForce,
  counts,
  daysBetween,
  newestFirst,
  standingContacts,
  type CaseFile,
} from './case-file';
import { cellState, inForce, whoDecides } from './consents/consent-cells';

/** What waits in a case: the text's id with its values, and the part of the page where it is done. */
export interface Waiting {
  readonly id: string;
  readonly part: 'familjen' | 'samtycken' | 'moten' | 'bedomning';
  readonly values: Readonly<Record<string, string | number>>;
}

const quietAfterDays = 90;
const endingWithinDays = 30;

/** What needs the coordinator in this case today, the most pressing first. */
export function waitingIn(file: CaseFile, ledger: CaseConsents | undefined): readonly Waiting[] {
  const { state, today, members, detail } = file;
  if (state.struck || closingInForce(state.closings)) return [];
  if (detail.status === 'referred')
    return [
      {
        id: 'case.waiting.assess',
        part: 'bedomning',
        values: { days: state.referral ? daysBetween(state.referral.on, today) : 0 },
      },
    ];
  if (detail.status !== 'taken-on') return [];
  if (members.length === 0) return [{ id: 'case.waiting.members', part: 'familjen', values: {} }];
  return [...(ledger ? consentsWaiting(file, ledger) : []), ...meetingWaiting(file)];
}

function consentsWaiting(file: CaseFile, ledger: CaseConsents): Waiting[] {
  const { state, today, members } = file;
  const part = 'samtycken';
  const agencyIds = new Set(
    standingContacts(state).flatMap(({ kind, unitId }) =>
      kind === 'individual-support' ? (file.unit(unitId)?.agencyId ?? []) : [],
    ),
  );
  const waiting: Waiting[] = [];
  for (const member of members.filter((one) => whoDecides(one, today).self))
    for (const agencyId of agencyIds) {
      const { kind } = cellState(ledger, member, agencyId, today);
      if (kind !== 'missing' && kind !== 'expired') continue;
      const values = { who: file.nameOf(member.memberId), agency: file.agencyName(agencyId) };
      waiting.push({ id: `case.waiting.consent-${kind}`, part, values });
    }
  for (const consent of ledger.consents) {
    const { memberId, agencyId, status, askedOn, given } = consent;
    const values = { who: file.nameOf(memberId), agency: file.agencyName(agencyId) };
    if (status === 'asked')
      waiting.push({
        id: 'case.waiting.unanswered',
        part,
        values: { ...values, days: daysBetween(askedOn, today) },
      });
    const left =
      given && inForce(ledger, consent, today) ? daysBetween(today, given.until) : Infinity;
    if (left <= endingWithinDays)
      waiting.push({ id: 'case.waiting.ending', part, values: { ...values, days: left } });
  }
  return waiting;
}

function meetingWaiting({ state, today }: CaseFile): Waiting[] {
  const part = 'moten';
  const last = newestFirst(state.meetings).find(counts);
  if (!last)
    return [
      {
        id: 'case.waiting.first-meeting',
        part,
        values: { days: state.assessment ? daysBetween(state.assessment.on, today) : 0 },
      },
    ];
  const days = daysBetween(last.heldOn, today);
  return days >= quietAfterDays ? [{ id: 'case.waiting.quiet', part, values: { days } }] : [];
}
