import type { MessageAnsweredAt, Outgoing } from '@famsam/contracts';
import { commandId } from '@famsam/kernel';
import { AnswerListeners } from '@famsam/messages';
import type { CommandContext } from '@famsam/platform';
import { namedId, RejectedError } from '@famsam/platform';
import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ActOnMeeting } from '../meeting.commands';
import { InvitedGuests } from './invited-guests';

/** What people answer with the buttons of their mail program counts as what they answer by the link. */
@Injectable()
export class InvitationReplies {
  private readonly logger = new Logger('meetings');

  constructor(
    listeners: AnswerListeners,
    private readonly commands: CommandBus,
    private readonly guests: InvitedGuests,
  ) {
    for (const kind of ['invitation', 'invitation-changed'] as const)
      listeners.add(kind, (...answered) => this.note(...answered));
  }

  private async note(
    { areaId, actor, ...context }: CommandContext,
    { about, recipient }: Outgoing,
    answered: MessageAnsweredAt,
  ): Promise<void> {
    const own = { areaId, actor, commandId: commandId(namedId(context.commandId, 'meeting')) };
    try {
      const act = await this.guests.answerOf(areaId, about.id, recipient, answered);
      await this.commands.execute(new ActOnMeeting(own, about.id, act));
    } catch (error) {
      // An answer to a meeting that was moved, cancelled or held, or of who is not invited any more, says nothing.
      if (!(error instanceof RejectedError)) throw error;
      this.logger.log({ message: 'an answer came too late', code: error.rejection.code });
    }
  }
}
