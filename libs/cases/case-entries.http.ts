import {
  calendarDay,
  closureReasons,
  entryKinds,
  idsOnce,
  meetingForms,
  meetingKinds,
  meetingMinutes,
  saysWhy,
  whyNotSaid,
  withoutConsentReasons,
} from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import { actsOf, commandAnswer, namedId } from '@famsam/platform';
import { Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ActOnCase } from './case.commands';
import { contactSchema, memberExample, memberSchema } from './family-input';
import { noteSchema, personalSchema, textsOf } from './words';

const memberContactSchema = contactSchema.extend({ memberId: z.uuid() });
const contactExample = {
  memberId: '01938e5e-6d5e-7c3a-9a51-7a4b6f1f2a01',
  unitId: '01938e5e-6d5e-7c3a-9a51-7a4b6f1f2a02',
  kind: 'individual-support',
  since: '2026-03-02',
};

const meetingSchema = z.strictObject({
  heldOn: calendarDay,
  kind: z.enum(meetingKinds),
  form: z.enum(meetingForms),
  minutes: meetingMinutes,
  unitIds: idsOnce(100).default([]).describe('Units that took part'),
  discussed: idsOnce(100).default([]).describe('Members whose situation was discussed'),
  withoutConsent: z
    .enum(withoutConsentReasons)
    .nullable()
    .default(null)
    .describe('Why it was held although consent was missing; it then counts nowhere'),
  note: noteSchema,
});
const meetingExample = {
  heldOn: '2026-11-20',
  kind: 'collaboration',
  form: 'digital',
  minutes: 60,
  unitIds: [contactExample.unitId],
  discussed: [contactExample.memberId],
};

const endSchema = z.strictObject({ on: calendarDay });
const closingSchema = z.strictObject({
  on: calendarDay,
  reason: z.enum(closureReasons),
  note: noteSchema,
});
const closingExample = { on: '2026-11-20', reason: 'situation-improved' };
const strikeSchema = z.strictObject({ entry: z.enum(entryKinds), entryId: z.uuid() });

const memberRejections = [
  'member.birth-year-missing',
  'member.born-in-future',
  'member.over-23',
  'member.guardian-too-young',
  'referral.children-fewer-than-members',
];
const contactRejections = [
  'contact.already-known',
  'contact.before-birth',
  'contact.not-first-day',
  'member.unknown',
  'unit.unknown',
  'day.in-future',
];

const meetingRejections = [
  'meeting.before-referral',
  'meeting.in-closed-case',
  'meeting.before-taken-on',
  'meeting.consent-missing',
  'meeting.consent-not-missing',
  'meeting.no-agency-took-part',
  'member.unknown',
  'unit.unknown',
  'day.in-future',
];

/** An answer that also names the entry that was made. */
const entryAnswer = commandAnswer.extend({ entryId: z.uuid() }).meta({ id: 'EntryAnswer' });

/** The entries of a case: what people tell of the family, and what has happened. */
@ApiTags('cases')
@Controller('cases/:caseId')
export class CaseEntriesController {
  constructor(readonly commands: CommandBus) {}
}

const act = actsOf<'caseId', typeof commandAnswer>(
  CaseEntriesController,
  commandAnswer,
  AllowedFor('coordinator'),
);
const entry = actsOf<'caseId', typeof entryAnswer>(
  CaseEntriesController,
  entryAnswer,
  AllowedFor('coordinator'),
);

entry(
  'addMember',
  'POST members',
  {
    summary: 'Add a member of the family',
    ifMatch: true,
    body: memberSchema,
    example: memberExample,
    rejections: memberRejections,
  },
  ({ context, ids: { caseId }, body: { personal, interpreter, ...member } }) => {
    const memberId = namedId(context.commandId, 'member');
    const add = { type: 'add-member', member: { ...member, memberId }, interpreter } as const;
    const texts = textsOf(memberId, personal, 'personal');
    return { command: new ActOnCase(context, caseId, add, texts), entryId: memberId };
  },
);

entry(
  'correctMember',
  'PUT members/:memberId',
  {
    summary: 'Correct a member',
    ifMatch: true,
    body: memberSchema,
    example: memberExample,
    rejections: ['entry.unknown', ...memberRejections, 'contact.before-birth'],
  },
  ({ context, ids: { caseId, memberId }, body: { personal, interpreter, ...member } }) => {
    const corrected = { ...member, memberId };
    const correct = { type: 'correct-member', member: corrected, interpreter } as const;
    const texts = textsOf(memberId, personal, 'personal');
    return { command: new ActOnCase(context, caseId, correct, texts), entryId: memberId };
  },
);

entry(
  'rewordMember',
  'PUT members/:memberId/personal',
  {
    summary: 'Put what is known of a member in other words: name, number, addresses',
    ifMatch: true,
    body: personalSchema,
    example: { phone: '070-174 06 05', email: null },
    rejections: ['entry.unknown'],
  },
  ({ context, ids: { caseId, memberId }, body }) => {
    const reword = { type: 'reword', memberIds: [memberId] } as const;
    const texts = textsOf(memberId, body);
    return { command: new ActOnCase(context, caseId, reword, texts), entryId: memberId };
  },
);

entry(
  'endProcess',
  'POST members/:memberId/process-end',
  {
    summary: 'End one member’s process before the case ends',
    status: 200,
    ifMatch: true,
    body: endSchema,
    example: { on: '2026-11-20' },
    rejections: ['process.not-started', 'process.ended-before-start', 'process.already-ended'],
  },
  ({ context, ids: { caseId, memberId }, body: { on } }) => ({
    command: new ActOnCase(context, caseId, { type: 'end-process', on, memberId }),
    entryId: memberId,
  }),
);

entry(
  'addContact',
  'POST contacts',
  {
    summary: 'Add an own contact of a member',
    ifMatch: true,
    body: memberContactSchema,
    example: contactExample,
    rejections: contactRejections,
  },
  ({ context, ids: { caseId }, body: { since, ...contact } }) => {
    const contactId = namedId(context.commandId, 'contact');
    const add = { type: 'add-contact', since, contact: { ...contact, contactId } } as const;
    return { command: new ActOnCase(context, caseId, add), entryId: contactId };
  },
);

entry(
  'correctContact',
  'PUT contacts/:contactId',
  {
    summary: 'Correct an own contact',
    ifMatch: true,
    body: memberContactSchema,
    example: contactExample,
    rejections: [
      'entry.unknown',
      ...contactRejections,
      'contact.ended-before-start',
      'process.not-started',
    ],
  },
  ({ context, ids: { caseId, contactId }, body: { since, ...contact } }) => {
    const correct = { type: 'correct-contact', since, contact: { ...contact, contactId } } as const;
    return { command: new ActOnCase(context, caseId, correct), entryId: contactId };
  },
);

entry(
  'endContact',
  'POST contacts/:contactId/end',
  {
    summary: 'End an own contact; that day it still counts',
    status: 200,
    ifMatch: true,
    body: endSchema,
    example: { on: '2026-11-20' },
    rejections: [
      'entry.unknown',
      'contact.already-ended',
      'contact.ended-before-start',
      'day.in-future',
      'process.not-started',
    ],
  },
  ({ context, ids: { caseId, contactId }, body: { on } }) => ({
    command: new ActOnCase(context, caseId, { type: 'end-contact', on, contactId }),
    entryId: contactId,
  }),
);

entry(
  'holdMeeting',
  'POST meetings',
  {
    summary: 'Write down a meeting that was held; processes start by the rule',
    ifMatch: true,
    body: meetingSchema.refine(saysWhy, whyNotSaid),
    example: meetingExample,
    rejections: meetingRejections,
  },
  ({ context, ids: { caseId }, body: { heldOn, note, ...meeting } }) => {
    const meetingId = namedId(context.commandId, 'meeting');
    const hold = { type: 'hold-meeting', heldOn, meeting: { ...meeting, meetingId } } as const;
    const texts = textsOf(meetingId, { note });
    return { command: new ActOnCase(context, caseId, hold, texts), entryId: meetingId };
  },
);

entry(
  'correctMeeting',
  'PUT meetings/:meetingId',
  {
    summary: 'Correct a meeting that was held',
    ifMatch: true,
    // The note from before may tell of another reason.
    body: meetingSchema.refine(saysWhy, whyNotSaid),
    example: meetingExample,
    rejections: [...meetingRejections, 'entry.unknown', 'process.not-started'],
  },
  ({ context, ids: { caseId, meetingId }, body: { heldOn, note, ...meeting } }) => {
    const correct = {
      type: 'correct-meeting',
      heldOn,
      meeting: { ...meeting, meetingId },
    } as const;
    const texts = textsOf(meetingId, { note });
    return { command: new ActOnCase(context, caseId, correct, texts), entryId: meetingId };
  },
);

entry(
  'close',
  'POST closings',
  {
    summary: 'Close the case, with its reason',
    ifMatch: true,
    body: closingSchema,
    example: closingExample,
    rejections: [
      'case.not-open',
      'closing.before-last-meeting',
      'closing.before-referral',
      'closing.reason-needs-no-meeting',
    ],
  },
  ({ context, ids: { caseId }, body: { note, ...closing } }) => {
    const closingId = namedId(context.commandId, 'closing');
    const close = { type: 'close', closingId, ...closing } as const;
    const texts = textsOf(closingId, { note });
    return { command: new ActOnCase(context, caseId, close, texts), entryId: closingId };
  },
);

entry(
  'correctClosing',
  'PUT closings/:closingId',
  {
    summary: 'Correct a closing',
    ifMatch: true,
    body: closingSchema,
    example: closingExample,
    rejections: ['entry.unknown', 'closing.reason-needs-no-meeting'],
  },
  ({ context, ids: { caseId, closingId }, body: { note, ...closing } }) => {
    const correct = { type: 'correct-closing', closingId, ...closing } as const;
    const texts = textsOf(closingId, { note });
    return { command: new ActOnCase(context, caseId, correct, texts), entryId: closingId };
  },
);

act(
  'reopen',
  'POST reopenings',
  {
    summary: 'Reopen a closed case (återaktualisering)',
    ifMatch: true,
    body: endSchema,
    example: { on: '2026-11-20' },
    rejections: ['case.not-closed', 'reopening.before-closing', 'day.in-future'],
  },
  ({ context, ids: { caseId }, body: { on } }) => ({
    command: new ActOnCase(context, caseId, { type: 'reopen', on }),
  }),
);

entry(
  'strike',
  'POST strikes',
  {
    summary: 'Strike an entry that never was; it stays readable among the events',
    ifMatch: true,
    body: strikeSchema,
    example: { entry: 'meeting', entryId: contactExample.memberId },
    rejections: ['entry.unknown', 'member.still-needed', 'closing.only-last-can-be-struck'],
  },
  ({ context, ids: { caseId }, body }) => ({
    command: new ActOnCase(context, caseId, { type: 'strike-entry', ...body }),
    entryId: body.entryId,
  }),
);
