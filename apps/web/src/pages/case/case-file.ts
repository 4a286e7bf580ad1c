import { createContext, useContext } from 'react';
import { useIntl } from 'react-intl';
import { todayInSweden } from '../../parts/day';
import type {
  CaseDetail,
  CaseState,
  Closing,
  Contact,
  Directory,
  Meeting,
  Member,
  Personal,
} from './case-data';

interface Opened {
  readonly detail: CaseDetail;
  readonly directory: Directory;
}

export const CaseFileContext = createContext<Opened | null>(null);

/** The case that the page is open on, and how its people, units and agencies are called. */
export function useCaseFile() {
  const opened = useContext(CaseFileContext);
  const intl = useIntl();
  if (!opened) throw new Error('outside a case');
  const { detail, directory } = opened;
  const { state } = detail;
  const personal = (memberId: string): Personal => detail.people?.[memberId] ?? {};
  const roleOf = (role: Member['role']) => intl.formatMessage({ id: `case.role.${role}` });
  const unit = (unitId: string) => directory.units.find((one) => one.unitId === unitId);
  return {
    ...opened,
    state,
    caseId: detail.caseId,
    version: detail.version,
    today: todayInSweden(),
    personal,
    roleOf,
    unit,
    members: Object.values(state.members).sort(byRoleAndAge),
    /** The name, or without one the role and the number the team calls the member by. */
    nameOf: (memberId: string) => {
      const member = state.members[memberId];
      const { name } = personal(memberId);
      if (name) return name;
      if (!member) return intl.formatMessage({ id: 'case.member.struck' });
      return `${roleOf(member.role)} ${member.number}`;
    },
    unitName: (unitId: string) =>
      unit(unitId)?.name ?? intl.formatMessage({ id: 'case.unit.unknown' }),
    agencyName: (agencyId: string) =>
      directory.agencies.find((agency) => agency.agencyId === agencyId)?.name ??
      intl.formatMessage({ id: 'case.agency.unknown' }),
  };
}

/** How the case is called: by the family, or without a name by its number. */
export function caseTitle(
  detail: CaseDetail | undefined,
  text: (id: string, values?: Record<string, string>) => string,
): string {
  const { name } = detail ?? {};
  if (name) return /^(famil|perhe)/i.test(name) ? name : text('case.title.family', { name });
  const number = detail?.state.referral?.number;
  return number ? text('case.title', { number }) : text('case.title.waiting');
}

export type CaseFile = ReturnType<typeof useCaseFile>;

const roles = ['child', 'guardian', 'other-adult'] as const;

function byRoleAndAge(a: Member, b: Member): number {
  const byRole = roles.indexOf(a.role) - roles.indexOf(b.role);
  return byRole || (a.birthYear ?? 0) - (b.birthYear ?? 0) || (a.number < b.number ? -1 : 1);
}

export function closingInForce(closings: readonly Closing[]): Closing | undefined {
  const last = closings.at(-1);
  return last && !last.reopening ? last : undefined;
}

/** A collaboration meeting that was not held without consent. */
export function counts({ kind, withoutConsent }: Meeting): boolean {
  return kind === 'collaboration' && !withoutConsent;
}

/** Own contacts that have not ended. */
export function standingContacts({ contacts }: CaseState): Contact[] {
  return Object.values(contacts).filter(({ ended }) => !ended);
}

export function newestFirst(meetings: Readonly<Record<string, Meeting>>): Meeting[] {
  return Object.values(meetings).sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1));
}

/** Counted, not ended by itself, in a case that is open (domain: "How things are counted"). */
export function processIsActive(file: CaseFile, memberId: string): boolean {
  const { processStarts, processEnds, closings } = file.state;
  return Boolean(processStarts[memberId] && !processEnds[memberId] && !closingInForce(closings));
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00Z`) - Date.parse(`${from}T12:00Z`)) / 86_400_000);
}
