import { blockReasons, calendarDay, paragraphs } from '@famsam/contracts';
import type { Guest } from '@famsam/identity';
import { AllowedFor, GuestOf } from '@famsam/identity';
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
} from '@famsam/platform';
import { Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { AgreementAct } from './agreement.commands';
import { ActOnAgreement } from './agreement.commands';
import { agreementStatuses } from './agreement.state';
import { guestAnswers, GuestAgreements, type GuestAgreement } from './guest-agreement.queries';

const guestAgreement = z
  .object({
    version: z.int().describe('For If-Match: an answer is to the words that were read'),
    status: z.enum(agreementStatuses),
    since: calendarDay,
    what: z.string().nullable(),
    madeOn: calendarDay,
    meetingOn: calendarDay.nullable(),
    dueOn: calendarDay,
    blockedBy: z.enum(blockReasons).nullable(),
    suggestedUnitId: z.uuid().nullable(),
    family: z.string().nullable().describe('Only for one of the family'),
    answers: z.array(z.enum(guestAnswers)),
    units: z.array(z.object({ unitId: z.uuid(), name: z.string() })),
  })
  .meta({ id: 'GuestAgreement' });

const note = paragraphs(2000).optional();
const answerBody = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('taken-on'), note }),
  z.strictObject({ answer: z.literal('done'), note }),
  z.strictObject({ answer: z.literal('blocked'), reason: z.enum(blockReasons), note }),
  z.strictObject({ answer: z.literal('not-mine'), suggestedUnitId: z.uuid().nullable(), note }),
]);
type AnswerBody = z.infer<typeof answerBody>;

/** For the owner of an agreement who has no account: what was agreed, and one tap to answer. */
@ApiTags('guests')
@AllowedFor('guest')
@Controller('guest/agreement')
export class GuestAgreementController {
  constructor(
    private readonly agreements: GuestAgreements,
    private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The agreement that the guest is asked about; the read is logged' })
  @Answers(guestAgreement)
  async show(
    @PrincipalOf() { areaId, actor }: Principal,
    @GuestOf('agreement') { subjectId, recipient }: Guest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GuestAgreement> {
    const agreement = await this.agreements.show(areaId, actor, subjectId, recipient);
    void reply.header('etag', etagOf(agreement.version));
    return agreement;
  }

  @Post('answer')
  @HttpCode(200)
  @Change({
    summary: 'Its owner answers; another answer the same day takes one back',
    ifMatch: true,
    rejections: [
      'agreement.not-yours',
      'agreement.not-asked-any-more',
      'agreement.over',
      'agreement.owner-unknown',
      'agreement.same-owner',
    ],
  })
  @Answers(commandAnswer)
  async answer(
    @CommandContextOf() context: CommandContext,
    @GuestOf('agreement') { subjectId, recipient }: Guest,
    @ValidBody(answerBody, { example: { answer: 'blocked', reason: 'no-time-or-staff' } })
    body: AnswerBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { owner } = await this.agreements.open(context.areaId, subjectId, recipient);
    const act: AgreementAct = { ...this.actOf(body), by: owner };
    const command = new ActOnAgreement(context, subjectId, act, { note: body.note });
    return answer(reply, await this.commands.execute(command));
  }

  private actOf(body: AnswerBody): AgreementAct {
    const on = this.clock.today();
    switch (body.answer) {
      case 'taken-on':
        return { type: 'take-on', on };
      case 'done':
        return { type: 'do', on };
      case 'blocked':
        return { type: 'block', on, reason: body.reason };
      case 'not-mine': {
        const { suggestedUnitId: unitId } = body;
        return { type: 'disown', on, suggested: unitId === null ? null : { kind: 'unit', unitId } };
      }
    }
  }
}
