import { calendarDay, consentForm, consentParts, memberRoles } from '@famsam/contracts';
import { z } from 'zod';

const day = calendarDay;

const consent = consentParts.scope
  .extend({
    askedOn: day,
    status: z.enum(['asked', 'given', 'refused', 'withdrawn']),
    given: z.object({ on: day, until: day, how: consentForm }).nullable(),
    endedOn: day.nullable(),
  })
  .meta({ id: 'Consent' });

/** All consents of a case, and whom they cover for which agency on a day. */
export const caseConsents = z
  .object({
    caseId: z.uuid(),
    version: z.int(),
    on: day,
    members: z.array(
      z.object({
        memberId: z.uuid(),
        role: z.enum(memberRoles),
        birthYear: z.int().nullable(),
      }),
    ),
    consents: z.array(consent),
    paper: z.array(
      z.object({
        from: day,
        until: day,
        memberIds: z
          .array(z.uuid())
          .describe('Those of the family when it was noted; whoever came later is not on it'),
      }),
    ),
    paperLapsed: z
      .array(z.object({ from: day, until: day, on: day }))
      .describe('Noted by an import although nobody can have signed it; it covers nobody'),
    paperWithdrawn: z.array(z.object({ memberId: z.uuid(), on: day })),
    childViews: z.array(consentParts.childView.extend({ on: day })),
    matrix: z.array(
      z.object({
        memberId: z.uuid(),
        agencyId: z.uuid(),
        coveredBy: z.enum(['consent', 'paper']).nullable(),
      }),
    ),
  })
  .meta({ id: 'CaseConsents' });
