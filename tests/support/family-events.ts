import type { CaseEvent, ConsentEvent } from '@famsam/contracts';
import { addDays, localDate } from '@famsam/kernel';
import { newId } from '@famsam/platform';
import { FixedClock } from './fixed-clock';

const yesterday = addDays(new FixedClock().today(), -1);

export const guardianId = newId();
export const childId = newId();

export function member(
  memberId: string,
  role: 'child' | 'guardian',
  birthYear: number | null,
): CaseEvent {
  const data = {
    source: 'team',
    memberId,
    number: 'P1',
    role,
    birthYear,
    household: null,
  } as const;
  return { type: 'case.member-added', happenedOn: yesterday, data };
}

export function aPaper(from: string): ConsentEvent {
  return {
    type: 'consent.on-paper-before-import',
    happenedOn: localDate(from),
    data: { until: localDate('2026-03-31') },
  };
}

export const referred: CaseEvent = {
  type: 'case.referred',
  happenedOn: yesterday,
  data: {
    source: 'team',
    number: 'F001',
    municipality: '1884',
    category: 'school',
    criteria: [],
    domains: [],
    childrenUnder23: 1,
  },
};
