import type { AgreementMade } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import type { CaseFacts } from '../../libs/agreements/agreement.decider';
import { agreementDecider } from '../../libs/agreements/agreement.decider';
import type { Agreement } from '../../libs/agreements/agreement.state';
import { idOf } from './case-builder';

export const school = { kind: 'unit', unitId: idOf('school') } as const;
export const clinic = { kind: 'unit', unitId: idOf('clinic') } as const;
export const mother = { kind: 'member', memberId: idOf('mother') } as const;

/** An open case with one member, two units and a meeting on 2026-11-20. */
export const caseFacts: CaseFacts = {
  open: true,
  referredOn: localDate('2026-01-10'),
  members: new Set([mother.memberId]),
  units: new Set([school.unitId, clinic.unitId]),
  heldOn: new Map([[idOf('meeting'), localDate('2026-11-20')]]),
};

export const agreed: AgreementMade = {
  caseId: idOf('case'),
  meetingId: null,
  owner: school,
  dueOn: localDate('2026-12-18'),
};

/** Just made, and not answered. */
export function anAgreement({ madeOn, dueOn }: { madeOn: string; dueOn: string }): Agreement {
  const data = { ...agreed, dueOn: localDate(dueOn) };
  const event = { type: 'agreement.made', happenedOn: localDate(madeOn), data } as const;
  return agreementDecider.evolve(null, event) as Agreement;
}
