import {
  calendarDay,
  childViews,
  consentFormTold,
  consentPurposes,
  informationKinds,
  maturities,
} from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { Clock } from '@famsam/kernel';
import type { CommandAnswer, CommandContext, Principal } from '@famsam/platform';
import {
  answer,
  Answers,
  Change,
  CLOCK,
  commandAnswer,
  CommandContextOf,
  etagOf,
  PrincipalOf,
  ValidBody,
  ValidQuery,
} from '@famsam/platform';
import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  AskConsent,
  GiveConsent,
  RecordChildView,
  RefuseConsent,
  WithdrawConsent,
  WithdrawPaperConsent,
} from './consent.commands';
import { caseConsents } from './consent.answers';
import type { CaseConsents } from './case-consents.queries';
import { ConsentsOfCase } from './case-consents.queries';

const memberId = '01938e5e-6d5e-7c3a-9a51-7a4b6f1f2a01';

const listSchema = z.strictObject({
  on: calendarDay.optional().describe('The day that the matrix speaks of; today when not told'),
});

const askSchema = z.strictObject({
  memberId: z.uuid().describe('The guardian, young person or other adult who is asked'),
  agencyId: z.uuid(),
  information: z.array(z.enum(informationKinds)).min(1).max(informationKinds.length),
  purpose: z.enum(consentPurposes),
  on: calendarDay,
});
const askExample = {
  memberId,
  agencyId: '01938e5e-6d5e-7c3a-9a51-7a4b6f1f2a03',
  information: ['coordination'],
  purpose: 'collaboration-meetings',
  on: '2026-11-20',
};

const givenSchema = z.strictObject({ on: calendarDay, until: calendarDay, how: consentFormTold });
const givenExample = { on: '2026-11-20', until: '2027-11-20', how: { form: 'written' } };

const daySchema = z.strictObject({ on: calendarDay });
const dayExample = { on: '2026-11-20' };

const paperSchema = z.strictObject({ memberId: z.uuid(), on: calendarDay });

const childViewSchema = z.strictObject({
  memberId: z.uuid(),
  asked: z.boolean(),
  maturity: z.enum(maturities),
  view: z.enum(childViews),
  on: calendarDay,
});
const childViewExample = {
  memberId,
  asked: true,
  maturity: 'decides-with-guardians',
  view: 'agrees',
  on: '2026-11-20',
};

const decided = [
  'consent.before-referral',
  'consent.not-asked',
  'consent.already-decided',
  'consent.before-asked',
];

/** Who in a family lets which agency know what. If-Match is the version of the case's consents, not of the case. */
@ApiTags('consents')
@AllowedFor('coordinator')
@Controller('cases/:caseId/consents')
export class ConsentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All consents of a case, and whom they cover for which agency' })
  @Answers(caseConsents)
  async list(
    @PrincipalOf() { areaId }: Principal,
    @Param('caseId') caseId: string,
    @ValidQuery(listSchema) { on }: z.infer<typeof listSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseConsents> {
    const day = on ?? this.clock.today();
    const consents = await this.queries.execute(new ConsentsOfCase(areaId, caseId, day));
    void reply.header('etag', etagOf(consents.version));
    return consents;
  }

  @Post()
  @Change({
    summary: 'Note that a member was asked for consent',
    rejections: [
      'consent.member-unknown',
      'consent.agency-unknown',
      'consent.information-twice',
      'consent.already-asked',
      'consent.before-referral',
      'day.in-future',
    ],
  })
  @Answers(commandAnswer)
  async ask(
    @CommandContextOf() context: CommandContext,
    @Param('caseId') caseId: string,
    @ValidBody(askSchema, { example: askExample }) body: z.infer<typeof askSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { on, ...question } = body;
    const command = new AskConsent(context, caseId, question, on);
    return answer(reply, await this.commands.execute(command));
  }

  @Post(':consentId/given')
  @HttpCode(200)
  @Change({
    summary: 'Consent was given',
    ifMatch: true,
    rejections: [
      ...decided,
      'consent.member-unknown',
      'consent.until-not-after-given',
      'consent.until-too-far',
      'consent.child-as-interpreter',
      'consent.interpreter-unknown',
    ],
  })
  @Answers(commandAnswer)
  async give(
    @CommandContextOf() context: CommandContext,
    @Param('caseId') caseId: string,
    @Param('consentId') consentId: string,
    @ValidBody(givenSchema, { example: givenExample }) body: z.infer<typeof givenSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = new GiveConsent(context, caseId, consentId, body);
    return answer(reply, await this.commands.execute(command));
  }

  @Post(':consentId/refused')
  @HttpCode(200)
  @Change({ summary: 'Consent was refused', ifMatch: true, rejections: decided })
  @Answers(commandAnswer)
  async refuse(
    @CommandContextOf() context: CommandContext,
    @Param('caseId') caseId: string,
    @Param('consentId') consentId: string,
    @ValidBody(daySchema, { example: dayExample }) { on }: z.infer<typeof daySchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = new RefuseConsent(context, caseId, consentId, on);
    return answer(reply, await this.commands.execute(command));
  }

  /** law.md 11: at once. So no version is asked for: nothing that others wrote meanwhile stands in the way. */
  @Post(':consentId/withdrawn')
  @HttpCode(200)
  @Change({
    summary: 'Consent was withdrawn',
    rejections: [
      'consent.before-referral',
      'consent.not-asked',
      'consent.not-in-force',
      'consent.before-given',
    ],
  })
  @Answers(commandAnswer)
  async withdraw(
    @CommandContextOf() context: CommandContext,
    @Param('caseId') caseId: string,
    @Param('consentId') consentId: string,
    @ValidBody(daySchema, { example: dayExample }) { on }: z.infer<typeof daySchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = new WithdrawConsent(context, caseId, consentId, on);
    return answer(reply, await this.commands.execute(command));
  }

  @Post('paper/withdrawn')
  @HttpCode(200)
  @Change({
    summary: 'A member withdrew what the family signed on paper before the import',
    rejections: ['consent.before-referral', 'consent.member-unknown', 'consent.not-in-force'],
  })
  @Answers(commandAnswer)
  async withdrawPaper(
    @CommandContextOf() context: CommandContext,
    @Param('caseId') caseId: string,
    @ValidBody(paperSchema, { example: { memberId, ...dayExample } })
    body: z.infer<typeof paperSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = new WithdrawPaperConsent(context, caseId, body.memberId, body.on);
    return answer(reply, await this.commands.execute(command));
  }

  @Post('child-views')
  @Change({
    summary: 'Record what the child thinks, and how mature it was found to be',
    rejections: [
      'consent.before-referral',
      'consent.member-unknown',
      'child-view.not-a-child',
      'child-view.of-age',
      'child-view.not-asked',
    ],
  })
  @Answers(commandAnswer)
  async recordChildView(
    @CommandContextOf() context: CommandContext,
    @Param('caseId') caseId: string,
    @ValidBody(childViewSchema, { example: childViewExample })
    body: z.infer<typeof childViewSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { on, ...childView } = body;
    const command = new RecordChildView(context, caseId, childView, on);
    return answer(reply, await this.commands.execute(command));
  }
}
