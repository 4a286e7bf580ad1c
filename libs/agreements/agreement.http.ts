import {
  agreementOwner,
  agreementParts,
  blockReasons,
  calendarDay,
  silenceSteps,
  paragraphs,
} from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandAnswer, CommandContext, Page, Principal } from '@famsam/platform';
import {
  actsOf,
  answer,
  Answers,
  Change,
  commandAnswer,
  CommandContextOf,
  pageAnswer,
  pageQuerySchema,
  PrincipalOf,
  ValidBody,
  ValidQuery,
} from '@famsam/platform';
import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ActOnAgreement, MakeAgreement } from './agreement.commands';
import type { AgreementOnBoard, AgreementShown } from './agreement.queries';
import { AgreementsBoard, AgreementsOfCase } from './agreement.queries';
import { agreementStatuses } from './agreement.state';

const words = paragraphs(2000);
const note = words.optional().describe('In own words; rests in the vault');
const on = calendarDay.describe('The day it happened');

const terms = {
  on,
  meetingId: z.uuid().nullable().default(null).describe('The held meeting it was made at'),
  owner: agreementOwner.describe('Exactly one: a unit, or a member of the family'),
  dueOn: calendarDay,
  what: words.describe('Who does what; rests in the vault'),
};
const makeSchema = z.strictObject(terms);
const owner = { kind: 'unit', unitId: '01938e5e-6d5e-7c3a-9a51-7a4b6f1f2a05' };
const makeExample = {
  on: '2026-11-20',
  meetingId: null,
  owner,
  dueOn: '2026-12-18',
  what: 'Skolan ordnar en plats i den lilla gruppen.',
};
const correctSchema = z.strictObject({ ...terms, what: words.optional() });
const daySchema = z.strictObject({ on });
const answerSchema = z.strictObject({ on, note });
const blockSchema = z.strictObject({ on, reason: z.enum(blockReasons), note });
const disownSchema = z.strictObject({ on, suggested: agreementOwner.nullable(), note });
const handOverSchema = z.strictObject({ on, owner: agreementOwner, dueOn: calendarDay });
const moveSchema = z.strictObject({ on, dueOn: calendarDay });
const dayExample = { on: '2026-11-27' };

const agreement = agreementParts.made
  .extend({
    agreementId: z.uuid(),
    version: z.int().describe('For If-Match'),
    madeOn: calendarDay,
    status: z.enum(agreementStatuses),
    since: calendarDay.describe('Since when the status is as it is'),
    blockedBy: z.enum(blockReasons).nullable(),
    suggested: agreementOwner.nullable(),
    silence: z.array(z.enum(silenceSteps)).describe('What the silence has come to'),
    what: z.string().nullable(),
    rewordedOn: calendarDay.nullable().describe('When that was last put in other words'),
    note: z.string().nullable().describe('What its owner said last'),
  })
  .meta({ id: 'Agreement' });
const agreementOnBoard = agreement
  .extend({ caseNumber: z.string(), family: z.string().nullable() })
  .meta({ id: 'AgreementOnBoard' });

const over = ['agreement.not-made', 'agreement.over', 'agreement.before-last', 'day.in-future'];
const owners = ['agreement.owner-unknown', 'agreement.same-owner'];
const termsRejections = [
  'agreement.meeting-unknown',
  'agreement.not-on-meeting-day',
  'agreement.before-referral',
  'agreement.due-before-made',
  'agreement.owner-unknown',
  'day.in-future',
];

/** Who does what by when (law.md 28). What an owner answers, the team may write down for them. */
@ApiTags('agreements')
@AllowedFor('coordinator')
@Controller()
export class AgreementController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('agreements')
  @ApiOperation({
    summary: 'What is not over in open cases, by the day it is due; the read is logged',
  })
  @Answers(pageAnswer(agreementOnBoard))
  board(
    @PrincipalOf() { areaId, actor }: Principal,
    @ValidQuery(pageQuerySchema) { limit, cursor }: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<AgreementOnBoard>> {
    return this.queries.execute(new AgreementsBoard(areaId, actor, limit, cursor));
  }

  @Get('cases/:caseId/agreements')
  @ApiOperation({
    summary: 'All agreements of a case, by the day they are due; the read is logged',
  })
  @Answers(z.object({ items: z.array(agreement) }))
  async ofCase(
    @PrincipalOf() { areaId, actor }: Principal,
    @Param('caseId') caseId: string,
  ): Promise<{ items: readonly AgreementShown[] }> {
    return { items: await this.queries.execute(new AgreementsOfCase(areaId, actor, caseId)) };
  }

  @Post('cases/:caseId/agreements')
  @Change({
    summary: 'Make an agreement',
    rejections: [...termsRejections, 'agreement.case-not-open'],
  })
  @Answers(commandAnswer)
  async make(
    @CommandContextOf() context: CommandContext,
    @Param('caseId') caseId: string,
    @ValidBody(makeSchema, { example: makeExample }) body: z.infer<typeof makeSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { on: madeOn, what, ...made } = body;
    const command = new MakeAgreement(context, madeOn, { caseId, ...made }, what);
    return answer(reply, await this.commands.execute(command));
  }
}

/** What is done with one agreement. */
@ApiTags('agreements')
@Controller('agreements/:agreementId')
export class AgreementActsController {
  constructor(readonly commands: CommandBus) {}
}

const act = actsOf<'agreementId', typeof commandAnswer>(
  AgreementActsController,
  commandAnswer,
  AllowedFor('coordinator'),
);

act(
  'correct',
  'POST correction',
  {
    summary: 'Write down an agreement as it was made',
    status: 200,
    ifMatch: true,
    body: correctSchema,
    example: makeExample,
    rejections: termsRejections,
  },
  ({ context, ids: { agreementId }, body: { on: madeOn, what, ...made } }) => ({
    command: new ActOnAgreement(
      context,
      agreementId,
      { type: 'correct', on: madeOn, agreement: made },
      { what },
    ),
  }),
);

act(
  'takeOn',
  'POST taken-on',
  {
    summary: 'Its owner takes it on',
    status: 200,
    ifMatch: true,
    body: answerSchema,
    example: dayExample,
    rejections: over,
  },
  ({ context, ids: { agreementId }, body: { on: happened, note: said } }) => ({
    command: new ActOnAgreement(
      context,
      agreementId,
      { type: 'take-on', on: happened },
      { note: said },
    ),
  }),
);

act(
  'done',
  'POST done',
  {
    summary: 'It is done',
    status: 200,
    ifMatch: true,
    body: answerSchema,
    example: dayExample,
    rejections: over,
  },
  ({ context, ids: { agreementId }, body: { on: happened, note: said } }) => ({
    command: new ActOnAgreement(context, agreementId, { type: 'do', on: happened }, { note: said }),
  }),
);

act(
  'block',
  'POST blocked',
  {
    summary: 'Something stands in the way',
    status: 200,
    ifMatch: true,
    body: blockSchema,
    example: { ...dayExample, reason: 'no-time-or-staff' },
    rejections: over,
  },
  ({ context, ids: { agreementId }, body: { note: said, ...answered } }) => ({
    command: new ActOnAgreement(
      context,
      agreementId,
      { type: 'block', ...answered },
      { note: said },
    ),
  }),
);

act(
  'disown',
  'POST not-mine',
  {
    summary: 'It is another’s',
    status: 200,
    ifMatch: true,
    body: disownSchema,
    example: { ...dayExample, suggested: null },
    rejections: [...over, ...owners],
  },
  ({ context, ids: { agreementId }, body: { note: said, ...answered } }) => ({
    command: new ActOnAgreement(
      context,
      agreementId,
      { type: 'disown', ...answered },
      { note: said },
    ),
  }),
);

act(
  'handOver',
  'POST handed-over',
  {
    summary: 'Another takes over, by another day',
    status: 200,
    ifMatch: true,
    body: handOverSchema,
    example: { ...dayExample, owner, dueOn: '2026-12-18' },
    rejections: [...over, ...owners, 'agreement.case-not-open', 'agreement.due-in-past'],
  },
  ({ context, ids: { agreementId }, body }) => ({
    command: new ActOnAgreement(context, agreementId, { type: 'hand-over', ...body }),
  }),
);

act(
  'move',
  'POST moved',
  {
    summary: 'It is to be done by another day',
    status: 200,
    ifMatch: true,
    body: moveSchema,
    example: { ...dayExample, dueOn: '2026-12-18' },
    rejections: [...over, 'agreement.case-not-open', 'agreement.due-in-past'],
  },
  ({ context, ids: { agreementId }, body }) => ({
    command: new ActOnAgreement(context, agreementId, { type: 'move', ...body }),
  }),
);

act(
  'withdraw',
  'POST withdrawn',
  {
    summary: 'It no longer holds',
    status: 200,
    ifMatch: true,
    body: daySchema,
    example: dayExample,
    rejections: over,
  },
  ({ context, ids: { agreementId }, body }) => ({
    command: new ActOnAgreement(context, agreementId, { type: 'withdraw', ...body }),
  }),
);

act(
  'strike',
  'POST struck',
  {
    summary: 'It was never made',
    status: 200,
    ifMatch: true,
    body: daySchema,
    example: dayExample,
    rejections: ['agreement.not-made'],
  },
  ({ context, ids: { agreementId }, body }) => ({
    command: new ActOnAgreement(context, agreementId, { type: 'strike', ...body }),
  }),
);
