import {
  assessmentOutcomes,
  assessmentReasons,
  calendarDay,
  caseStatuses,
  difficultyDomains,
  referralCriteria,
  referrerCategories,
  line,
  someOf,
} from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandAnswer, CommandContext, Page, Principal } from '@famsam/platform';
import {
  answer,
  Answers,
  Change,
  commandAnswer,
  CommandContextOf,
  etagOf,
  pageAnswer,
  pageQuerySchema,
  PrincipalOf,
  ValidBody,
  ValidQuery,
} from '@famsam/platform';
import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Res,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { caseDetail, caseListItem, timelineEntry } from './case.answers';
import { ActOnCase, caseIdOf, ReferFamily } from './case.commands';
import type { CaseDetail, TimelineEntry } from './case.queries';
import { CaseById, CaseTimeline } from './case.queries';
import {
  contactsSchema,
  familyOf,
  familyExample,
  membersSchema,
  memberOfEachContact,
} from './family-input';
import { FindCases, type NamedCase } from './search';
import { assessmentIdOf, familyNameSchema, noteSchema, textsOf } from './words';

const referralSchema = z.strictObject({
  municipality: z
    .string()
    .regex(/^\d{4}$/)
    .describe('National code, for example 1884 for Nora'),
  referredOn: calendarDay,
  category: z.enum(referrerCategories),
  criteria: someOf(referralCriteria).min(1),
  domains: someOf(difficultyDomains).default([]),
  childrenUnder23: z.int().min(0).max(30),
  familyName: familyNameSchema,
  note: noteSchema,
});

const referralExample = {
  municipality: '1884',
  referredOn: '2026-11-16',
  category: 'school',
  criteria: ['several-interventions'],
  domains: ['school-absence'],
  childrenUnder23: 2,
};

/** A referral from the register has no criteria, and those who correct it need not make one up. */
const correctedReferralSchema = referralSchema.extend({
  criteria: someOf(referralCriteria),
});

const newReferralSchema = referralSchema
  .extend({ members: membersSchema, contacts: contactsSchema })
  .superRefine(memberOfEachContact);

const newReferralExample = { ...referralExample, ...familyExample };

const assessmentSchema = z.strictObject({
  on: calendarDay,
  outcome: z.enum(assessmentOutcomes),
  reason: z.enum(assessmentReasons).nullable().default(null),
  note: noteSchema,
});

const listSchema = pageQuerySchema.extend({
  status: z.enum(caseStatuses).optional(),
  municipality: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  number: line(40).optional().describe('The beginning of a case number'),
  search: line(100)
    .optional()
    .describe(
      'The beginning of a case number, parts of a name in the family, or a whole person number (law.md 5)',
    ),
});

@ApiTags('cases')
@AllowedFor('coordinator')
@Controller('cases')
export class CaseController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @AllowedFor('coordinator', 'referrer')
  @Change({
    summary:
      'Refer a family: the request that starts a case, with as much of the family as is told',
    rejections: [
      'day.in-future',
      'referral.municipality-outside-area',
      'member.birth-year-missing',
      'member.born-in-future',
      'member.over-23',
      'member.guardian-too-young',
      'referral.children-fewer-than-members',
      'contact.already-known',
      'contact.before-birth',
      'contact.not-first-day',
      'unit.unknown',
    ],
  })
  @Answers(commandAnswer)
  async refer(
    @CommandContextOf() context: CommandContext,
    @ValidBody(newReferralSchema, { example: newReferralExample })
    body: z.infer<typeof newReferralSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { referredOn, note, familyName: name, members, contacts, ...referral } = body;
    const { family, texts } = familyOf(context, { members, contacts });
    const words = [...textsOf(caseIdOf(context), { note, name }), ...texts];
    const command = new ReferFamily(context, referredOn, referral, words, family);
    return answer(reply, await this.commands.execute(command));
  }

  @Get()
  @ApiOperation({ summary: 'Cases, the earliest referral first; the names read are logged' })
  @Answers(pageAnswer(caseListItem))
  list(
    @PrincipalOf() { areaId, actor }: Principal,
    @ValidQuery(listSchema) { limit, cursor, ...filter }: z.infer<typeof listSchema>,
  ): Promise<Page<NamedCase>> {
    return this.queries.execute(new FindCases(areaId, actor, filter, limit, cursor));
  }

  @Get(':caseId')
  @ApiOperation({ summary: 'One case with all its entries, names and notes; the read is logged' })
  @Answers(caseDetail)
  async one(
    @PrincipalOf() { areaId, actor }: Principal,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    const detail = await this.queries.execute(new CaseById(areaId, actor, caseId));
    void reply.header('etag', etagOf(detail.version));
    return detail;
  }

  @Get(':caseId/events')
  @ApiOperation({ summary: 'All that was written down about a case, in the order it was written' })
  @Answers(z.object({ items: z.array(timelineEntry) }))
  async timeline(
    @PrincipalOf() { areaId }: Principal,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<{ items: readonly TimelineEntry[] }> {
    return { items: await this.queries.execute(new CaseTimeline(areaId, caseId)) };
  }

  @Put(':caseId/referral')
  @Change({
    summary: 'Correct what was written about the referral',
    ifMatch: true,
    rejections: [
      'meeting.before-referral',
      'closing.before-referral',
      'member.over-23',
      'referral.after-consent',
      'referral.after-agreement',
      'referral.children-fewer-than-members',
    ],
  })
  @Answers(commandAnswer)
  async correctReferral(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @ValidBody(correctedReferralSchema, { example: referralExample })
    body: z.infer<typeof correctedReferralSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { referredOn: on, note, familyName: name, ...referral } = body;
    const act = { type: 'correct-referral', on, referral } as const;
    const texts = textsOf(caseId, { note, name });
    return answer(reply, await this.commands.execute(new ActOnCase(context, caseId, act, texts)));
  }

  @Post(':caseId/assessment')
  @Change({
    summary: 'Assess the referral: take it on, point elsewhere or decline',
    ifMatch: true,
    rejections: [
      'case.already-assessed',
      'assessment.before-referral',
      'assessment.reason-missing',
    ],
  })
  @Answers(commandAnswer)
  assess(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @ValidBody(assessmentSchema, { example: { on: '2026-11-18', outcome: 'taken-on' } })
    body: z.infer<typeof assessmentSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.assessed('assess', context, caseId, body, reply);
  }

  @Put(':caseId/assessment')
  @Change({
    summary: 'Correct an assessment, for example an outcome picked by mistake',
    ifMatch: true,
    rejections: [
      'case.not-assessed',
      'case.not-open',
      'assessment.before-referral',
      'assessment.reason-missing',
      'meeting.before-taken-on',
    ],
  })
  @Answers(commandAnswer)
  correctAssessment(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @ValidBody(assessmentSchema, { example: { on: '2026-11-18', outcome: 'taken-on' } })
    body: z.infer<typeof assessmentSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.assessed('correct-assessment', context, caseId, body, reply);
  }

  @Delete(':caseId')
  @HttpCode(200)
  @Change({ summary: 'Strike a case that was written down by mistake', ifMatch: true })
  @Answers(commandAnswer)
  async strike(
    @CommandContextOf() context: CommandContext,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = new ActOnCase(context, caseId, { type: 'strike' });
    return answer(reply, await this.commands.execute(command));
  }

  private async assessed(
    type: 'assess' | 'correct-assessment',
    context: CommandContext,
    caseId: string,
    { on, note, ...assessment }: z.infer<typeof assessmentSchema>,
    reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const texts = textsOf(assessmentIdOf(caseId), { note });
    const act = { type, on, assessment };
    return answer(reply, await this.commands.execute(new ActOnCase(context, caseId, act, texts)));
  }
}
