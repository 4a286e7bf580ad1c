import { calendarDay, settingsParts } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandAnswer, CommandContext, Principal } from '@famsam/platform';
import {
  answer,
  Answers,
  Change,
  commandAnswer,
  CommandContextOf,
  etagOf,
  PrincipalOf,
  ValidBody,
} from '@famsam/platform';
import { Controller, Get, Put, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ChangeSettings, SettingsOf } from './settings.commands';
import type { AreaSettings } from './settings.decider';
import { usualSettings } from './settings.decider';

const settingsBody = z.strictObject(settingsParts);
const settingsAnswer = settingsBody
  .extend({
    firstDay: calendarDay
      .nullable()
      .describe('The first day with FamSam; fixed by the first import of a register'),
    version: z.int(),
  })
  .meta({ id: 'Settings' });

/** How the area wants things done: silence about agreements, quiet cases, agendas. */
@ApiTags('directory')
@AllowedFor('coordinator', 'operator')
@Controller('settings')
export class SettingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How the area wants things done; what is usual until it says so' })
  @Answers(settingsAnswer)
  async settings(
    @PrincipalOf() { areaId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AreaSettings & { readonly version: number }> {
    const settings = await this.queries.execute(new SettingsOf(areaId));
    void reply.header('etag', etagOf(settings.version));
    return settings;
  }

  @Put()
  @Change({
    summary: 'Change how the area wants things done',
    ifMatch: true,
    rejections: ['settings.steps-not-ascending'],
  })
  @Answers(commandAnswer)
  async change(
    @CommandContextOf() context: CommandContext,
    @ValidBody(settingsBody, { example: usualSettings }) body: z.infer<typeof settingsBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answer(reply, await this.commands.execute(new ChangeSettings(context, body)));
  }
}
