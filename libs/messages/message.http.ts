import { messageKinds, messageParts, recipient } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandAnswer, CommandContext, Principal } from '@famsam/platform';
import {
  answer,
  Answers,
  Change,
  commandAnswer,
  CommandContextOf,
  PrincipalOf,
} from '@famsam/platform';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Mailbox, type MailboxLetter } from './mailbox';
import { RetryMessage } from './message.commands';
import {
  FailedMessagesOf,
  PutOffMessagesOf,
  troubles,
  type FailedMessage,
  type Trouble,
} from './message.queries';

const failedAnswer = z.object({
  items: z.array(
    z
      .object({
        messageId: z.uuid(),
        kind: z.enum(messageKinds),
        recipient,
        caseId: z.uuid().nullable(),
        about: messageParts.about,
        why: z.enum(troubles),
        failedAt: z.iso.datetime(),
      })
      .meta({ id: 'FailedMessage' }),
  ),
});

@ApiTags('messages')
@AllowedFor('coordinator', 'operator')
@Controller('messages')
export class MessageController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('failed')
  @ApiOperation({
    summary:
      'Messages that could not be sent, the newest first, 200 at most; before them those that wait for our own set-up to be mended',
  })
  @Answers(failedAnswer)
  async failed(
    @PrincipalOf() { areaId }: Principal,
  ): Promise<{ items: readonly FailedMessage<Trouble>[] }> {
    const putOff = await this.queries.execute(new PutOffMessagesOf(areaId));
    return { items: [...putOff, ...(await this.queries.execute(new FailedMessagesOf(areaId)))] };
  }

  @Post(':messageId/retry')
  @HttpCode(200)
  @Change({
    summary: 'Try a message once more that failed, or that waits for our set-up',
    rejections: ['message.not-queued', 'message.not-failed', 'message.too-late'],
  })
  @Answers(commandAnswer)
  async retry(
    @CommandContextOf() context: CommandContext,
    @Param('messageId', ParseUUIDPipe) messageId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answer(reply, await this.commands.execute(new RetryMessage(context, messageId)));
  }
}

const mailboxAnswer = z.object({
  items: z.array(
    z
      .object({
        messageId: z.uuid(),
        kind: z.enum(messageKinds),
        sentAt: z.iso.datetime(),
        to: z.string(),
        subject: z.string(),
        text: z.string(),
        calendar: z.string().nullable(),
      })
      .meta({ id: 'MailboxLetter' }),
  ),
});

@ApiTags('messages')
@AllowedFor('coordinator', 'referrer', 'steering-group', 'operator')
@Controller('demo/mailbox')
export class MailboxController {
  constructor(private readonly mailbox: Mailbox) {}

  @Get()
  @ApiOperation({
    summary: 'What would have been sent, the newest first; nothing is here when mail really leaves',
  })
  @Answers(mailboxAnswer)
  async letters(
    @PrincipalOf() { areaId }: Principal,
  ): Promise<{ items: readonly MailboxLetter[] }> {
    return { items: await this.mailbox.letters(areaId) };
  }
}
