import {
  calendarDay,
  caseParts,
  caseStatuses,
  languageCode,
  referrerCategories,
} from '@famsam/contracts';
import { z } from 'zod';
import { personAnswer } from './words';

const { source, referral, assessment, member, contact, meeting, closing } = caseParts;
const day = calendarDay;

/** A row of the list of cases. */
export const caseListItem = z
  .object({
    caseId: z.uuid(),
    number: z.string(),
    name: z.string().nullable().describe('Of the family, from the vault'),
    municipality: z.string(),
    category: z.enum(referrerCategories),
    status: z.enum(caseStatuses),
    referredOn: day,
    firstMeetingOn: day.nullable(),
    lastMeetingOn: day.nullable(),
    closedOn: day.nullable(),
    version: z.int(),
  })
  .meta({ id: 'CaseListItem' });

/** All that is known of one case today; entries by their ids. */
export const caseState = z
  .object({
    referral: referral.extend({ on: day }).nullable(),
    assessment: assessment.extend({ on: day }).nullable(),
    struck: z.boolean(),
    members: z.record(z.string(), member.meta({ id: 'Member' })),
    interpreterNeeds: z
      .record(z.string(), languageCode.nullable())
      .describe('By member: the language, null for none; whoever was not asked is left out'),
    contacts: z.record(
      z.string(),
      contact
        .extend({
          since: day.describe('Of a month or a year that alone is known, its first day'),
          ended: z.object({ on: day, source }).nullable(),
        })
        .meta({ id: 'Contact' }),
    ),
    meetings: z.record(z.string(), meeting.extend({ heldOn: day }).meta({ id: 'Meeting' })),
    struckWithoutConsent: z
      .array(z.uuid())
      .optional()
      .describe('Of the meetings that were struck, those held without consent'),
    closings: z.array(
      closing
        .extend({ closedOn: day, reopening: z.object({ on: day, source }).nullable() })
        .meta({ id: 'Closing' }),
    ),
    processStarts: z.record(z.string(), z.object({ on: day, meetingId: z.uuid() })),
    processEnds: z.record(z.string(), z.object({ on: day, source })),
  })
  .meta({ id: 'CaseState' });

export const caseDetail = z
  .object({
    caseId: z.uuid(),
    version: z.int(),
    status: z.enum(caseStatuses),
    state: caseState,
    name: z.string().nullable().describe('Of the family'),
    people: z.record(z.string(), personAnswer).describe('By the id of the member'),
    notes: z
      .record(z.string(), z.string())
      .describe(
        'By the id of the case, a meeting or a closing; `assessment` for that of the assessment',
      ),
  })
  .meta({ id: 'CaseDetail' });

export const timelineEntry = z
  .object({
    version: z.int(),
    type: z.string(),
    happenedOn: day,
    recordedAt: z.iso.datetime(),
    by: z.object({ id: z.string(), role: z.string() }),
    data: z.unknown().describe('Of the event, as its type has it'),
  })
  .meta({ id: 'TimelineEntry' });
