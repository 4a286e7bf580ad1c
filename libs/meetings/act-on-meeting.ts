import type { CommandAnswer, CommandContext } from '@famsam/platform';
import { answer } from '@famsam/platform';
import type { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import type { MeetingAct, MeetingText } from './meeting.commands';
import { ActOnMeeting } from './meeting.commands';

/** What every door of a meeting does with what it was asked. */
export async function actOnMeeting(
  commands: CommandBus,
  reply: FastifyReply,
  context: CommandContext,
  meetingId: string,
  act: MeetingAct,
  texts: readonly MeetingText[] = [],
): Promise<CommandAnswer> {
  const command = new ActOnMeeting(context, meetingId, act, texts);
  return answer(reply, await commands.execute(command));
}
