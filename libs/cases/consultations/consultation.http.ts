import { calendarDay, consultationKinds } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandAnswer, CommandContext, Page, Principal } from '@famsam/platform';
import {
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
import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Consultation } from './consultation.commands';
import { HoldConsultation, ListConsultations, StrikeConsultation } from './consultation.commands';

/** law.md 15: a strict object, so that not even an extra field can carry an identity. */
const consultationSchema = z.strictObject({
  heldOn: calendarDay,
  kind: z.enum(consultationKinds),
});

const consultationAnswer = z
  .object({
    consultationId: z.uuid(),
    heldOn: calendarDay,
    kind: z.enum(consultationKinds),
    version: z.int(),
  })
  .meta({ id: 'Consultation' });

@ApiTags('consultations')
@AllowedFor('coordinator')
@Controller('consultations')
export class ConsultationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Change({ summary: 'Write down a consultation, without identity', rejections: ['day.in-future'] })
  @Answers(commandAnswer)
  async hold(
    @CommandContextOf() context: CommandContext,
    @ValidBody(consultationSchema, { example: { heldOn: '2026-11-20', kind: 'private-person' } })
    { heldOn, kind }: z.infer<typeof consultationSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answer(reply, await this.commands.execute(new HoldConsultation(context, heldOn, kind)));
  }

  @Get()
  @ApiOperation({ summary: 'Consultations, the earliest first' })
  @Answers(pageAnswer(consultationAnswer))
  list(
    @PrincipalOf() { areaId }: Principal,
    @ValidQuery(pageQuerySchema) { limit, cursor }: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<Consultation>> {
    return this.queries.execute(new ListConsultations(areaId, limit, cursor));
  }

  @Delete(':consultationId')
  @HttpCode(200)
  @Change({ summary: 'Strike a consultation that was written down by mistake', ifMatch: true })
  @Answers(commandAnswer)
  async strike(
    @CommandContextOf() context: CommandContext,
    @Param('consultationId', ParseUUIDPipe) consultationId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = new StrikeConsultation(context, consultationId);
    return answer(reply, await this.commands.execute(command));
  }
}
