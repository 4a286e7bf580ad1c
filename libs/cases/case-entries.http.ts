import {
  calendarDay,
  closureReasons,
  entryKinds,
  meetingForms,
  meetingKinds,
} from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandAnswer, CommandContext } from '@famsam/platform';
import {
  answer,
  Answers,
  Change,
  commandAnswer,
  CommandContextOf,
  namedId,
  ValidBody,
} from '@famsam/platform';
import { Controller, HttpCode, Param, ParseUUIDPipe, Post, Put, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { CaseAct, TextsOfSubject } from './case.commands';
import { ActOnCase } from './case.commands';
import { contactTold, memberExample, memberSchema } from './family-told';
import { noteSchema, textsOf } from './personal-texts';

const contactSchema = contactTold.extend({ memberId: z.uuid() });
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
  minutes: z.int().min(1).max(1440),
  unitIds: z.array(z.uuid()).default([]).describe('Units that took part'),
  discussed: z.array(z.uuid()).default([]).describe('Members whose situation was discussed'),
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

const meetingRejections = [
  'meeting.before-referral',
  'meeting.in-closed-case',
  'meeting.before-taken-on',
  'meeting.consent-missing',
  'meeting.no-agency-took-part',
  'member.unknown',
  'unit.unknown',
  'day.in-future',
];

/** An answer that also names the entry that was made. */
const entryAnswer = commandAnswer.extend({ entryId: z.uuid() }).meta({ id: 'EntryAnswer' });
type EntryAnswer = Readonly<z.infer<typeof entryAnswer>>;

/** The entries of a case: what people tell of the family, and what has happened. */
@ApiTags('cases')
@AllowedFor('coordinator')
@Controller('cases/:caseId')
export class CaseEntriesController {
  constructor(private readonly commands: CommandBus) {}

  @Post('members')
  @Change({
    summary: 'Add a member of the family',
    ifMatch: true,
    rejections: ['member.birth-year-missing', 'member.born-in-future', 'member.over-23'],
  })
  @Answers(entryAnswer)
  addMember(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @ValidBody(memberSchema, { example: memberExample }) body: z.infer<typeof memberSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryAnswer> {
    const { personal, ...member } = body;
    const memberId = namedId(context.commandId, 'member');
    const act = { type: 'add-member', member: { ...member, memberId } } as const;
    return this.entry(
      reply,
      context,
      caseId,
      memberId,
      act,
      textsOf.subject(memberId, personal, 'personal'),
    );
  }

  @Put('members/:memberId')
  @Change({ summary: 'Correct a member', ifMatch: true, rejections: ['entry.unknown'] })
  @Answers(entryAnswer)
  correctMember(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('memberId', ParseUUIDPipe) memberId: string,
    @ValidBody(memberSchema, { example: memberExample }) body: z.infer<typeof memberSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryAnswer> {
    const { personal, ...member } = body;
    const act = { type: 'correct-member', member: { ...member, memberId } } as const;
    return this.entry(
      reply,
      context,
      caseId,
      memberId,
      act,
      textsOf.subject(memberId, personal, 'personal'),
    );
  }

  @Post('members/:memberId/process-end')
  @HttpCode(200)
  @Change({
    summary: 'End one member’s process before the case ends',
    ifMatch: true,
    rejections: ['process.not-started', 'process.ended-before-start', 'process.already-ended'],
  })
  @Answers(entryAnswer)
  endProcess(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('memberId', ParseUUIDPipe) memberId: string,
    @ValidBody(endSchema, { example: { on: '2026-11-20' } }) { on }: z.infer<typeof endSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryAnswer> {
    const act = { type: 'end-process', on, memberId } as const;
    return this.entry(reply, context, caseId, memberId, act);
  }

  @Post('contacts')
  @Change({
    summary: 'Add an own contact of a member',
    ifMatch: true,
    rejections: ['contact.already-known', 'member.unknown', 'unit.unknown', 'day.in-future'],
  })
  @Answers(entryAnswer)
  addContact(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @ValidBody(contactSchema, { example: contactExample }) body: z.infer<typeof contactSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryAnswer> {
    const { since, ...told } = body;
    const contactId = namedId(context.commandId, 'contact');
    const act = { type: 'add-contact', since, contact: { ...told, contactId } } as const;
    return this.entry(reply, context, caseId, contactId, act);
  }

  @Put('contacts/:contactId')
  @Change({ summary: 'Correct an own contact', ifMatch: true, rejections: ['entry.unknown'] })
  @Answers(entryAnswer)
  correctContact(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('contactId', ParseUUIDPipe) contactId: string,
    @ValidBody(contactSchema, { example: contactExample }) body: z.infer<typeof contactSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryAnswer> {
    const { since, ...told } = body;
    const act = { type: 'correct-contact', since, contact: { ...told, contactId } } as const;
    return this.entry(reply, context, caseId, contactId, act);
  }

  @Post('meetings')
  @Change({
    summary: 'Write down a meeting that was held; processes start by the rule',
    ifMatch: true,
    rejections: meetingRejections,
  })
  @Answers(entryAnswer)
  holdMeeting(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @ValidBody(meetingSchema, { example: meetingExample }) body: z.infer<typeof meetingSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryAnswer> {
    const { heldOn, note, ...told } = body;
    const meetingId = namedId(context.commandId, 'meeting');
    const act = { type: 'hold-meeting', heldOn, meeting: { ...told, meetingId } } as const;
    return this.entry(reply, context, caseId, meetingId, act, textsOf.subject(meetingId, { note }));
  }

  @Put('meetings/:meetingId')
  @Change({
    summary: 'Correct a meeting that was held',
    ifMatch: true,
    rejections: [...meetingRejections, 'entry.unknown', 'process.not-started'],
  })
  @Answers(entryAnswer)
  correctMeeting(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @ValidBody(meetingSchema, { example: meetingExample }) body: z.infer<typeof meetingSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryAnswer> {
    const { heldOn, note, ...told } = body;
    const act = { type: 'correct-meeting', heldOn, meeting: { ...told, meetingId } } as const;
    return this.entry(reply, context, caseId, meetingId, act, textsOf.subject(meetingId, { note }));
  }

  @Post('closings')
  @Change({
    summary: 'Close the case, with its reason',
    ifMatch: true,
    rejections: ['case.not-open', 'closing.before-last-meeting', 'closing.before-referral'],
  })
  @Answers(entryAnswer)
  close(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @ValidBody(closingSchema, { example: closingExample }) body: z.infer<typeof closingSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryAnswer> {
    const { note, ...told } = body;
    const closingId = namedId(context.commandId, 'closing');
    const act = { type: 'close', closingId, ...told } as const;
    return this.entry(reply, context, caseId, closingId, act, textsOf.subject(closingId, { note }));
  }

  @Put('closings/:closingId')
  @Change({ summary: 'Correct a closing', ifMatch: true, rejections: ['entry.unknown'] })
  @Answers(entryAnswer)
  correctClosing(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('closingId', ParseUUIDPipe) closingId: string,
    @ValidBody(closingSchema, { example: closingExample }) body: z.infer<typeof closingSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryAnswer> {
    const { note, ...told } = body;
    const act = { type: 'correct-closing', closingId, ...told } as const;
    return this.entry(reply, context, caseId, closingId, act, textsOf.subject(closingId, { note }));
  }

  @Post('reopenings')
  @Change({
    summary: 'Reopen a closed case (återaktualisering)',
    ifMatch: true,
    rejections: ['case.not-closed', 'reopening.before-closing', 'day.in-future'],
  })
  @Answers(commandAnswer)
  async reopen(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @ValidBody(endSchema, { example: { on: '2026-11-20' } }) { on }: z.infer<typeof endSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = new ActOnCase(context, caseId, { type: 'reopen', on });
    return answer(reply, await this.commands.execute(command));
  }

  @Post('strikes')
  @Change({
    summary: 'Strike an entry that never was; it stays readable among the events',
    ifMatch: true,
    rejections: ['entry.unknown', 'member.still-needed', 'closing.only-last-can-be-struck'],
  })
  @Answers(entryAnswer)
  strike(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @ValidBody(strikeSchema, { example: { entry: 'meeting', entryId: contactExample.memberId } })
    body: z.infer<typeof strikeSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryAnswer> {
    const act = { type: 'strike-entry', ...body } as const;
    return this.entry(reply, context, caseId, body.entryId, act);
  }

  private async entry(
    reply: FastifyReply,
    context: CommandContext,
    caseId: string,
    entryId: string,
    act: CaseAct,
    texts: readonly TextsOfSubject[] = [],
  ): Promise<EntryAnswer> {
    const result = await this.commands.execute(new ActOnCase(context, caseId, act, texts));
    return { ...answer(reply, result), entryId };
  }
}
