import type { Actor, AreaId, Clock } from '@famsam/kernel';
import { commandId } from '@famsam/kernel';
import {
  Areas,
  CLOCK,
  CommandRunner,
  namedId,
  NotFoundError,
  RejectedError,
  Transactions,
} from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AnswerListeners } from './answer-listeners';
import { messageStream } from '../message.stream';
import { invitationsTo, type MessageRow } from '../message.view';
import { Ways } from '../sending';
import type { Reply } from './read-reply';

const byMail: Actor = { id: 'mail', role: 'guest' };

/** Notes what somebody answered from their calendar. */
@Injectable()
export class Answers {
  constructor(
    private readonly areas: Areas,
    private readonly transactions: Transactions,
    private readonly runner: CommandRunner,
    private readonly listeners: AnswerListeners,
    private readonly ways: Ways,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** False when there is nothing it could be an answer to. */
  async note(party: string, reply: Reply): Promise<boolean> {
    const { answer, sequence, mailId, stamp } = reply;
    const found = await this.invitation(party, sequence);
    if (!found) return false;
    const { areaId, messageId, state } = found;
    const given = { answer, sequence };
    const on = this.clock.today();
    const message = { ...state, messageId };
    try {
      const isInvited = await this.isInvited(found, reply);
      // The same mail again is the same answer. One without an id is known by when it was given, not by the address of
      // whoever gave it: the name stays with the events.
      const said = `${isInvited ? 'invited' : 'other'} ${answer} ${sequence} ${stamp}`;
      const id = namedId(messageId, `answer ${mailId ?? said}`);
      const context = { areaId, actor: byMail, commandId: commandId(id) };
      if (!isInvited) {
        // Shown, and not counted: an invitation can be passed on, and its answer with it.
        const command = { type: 'note-other-answer', on, answer: given } as const;
        await this.runner.run(messageStream, messageId, context, command);
        return true;
      }
      const stamped = { ...given, stamp: this.stampOf(reply) };
      const command = { type: 'note-answer', on, answer: stamped } as const;
      await this.runner.run(messageStream, messageId, context, command, async () => {
        const next = { ...context, commandId: commandId(namedId(id, 'told')) };
        await this.listeners.tell(next, message, stamped);
      });
      return true;
    } catch (error) {
      // Who listens may say no as well: a booking that is cancelled or gone is not answered any more.
      if (error instanceof RejectedError || error instanceof NotFoundError) return false;
      throw error;
    }
  }

  /** Whether it is the address that the invitation goes to which answers. */
  private async isInvited(
    { areaId, state }: MessageRow & { readonly areaId: AreaId },
    { attendee }: Reply,
  ): Promise<boolean> {
    const way = await this.ways.to(areaId, byMail, state.recipient);
    return attendee !== null && way?.to.toLowerCase() === attendee;
  }

  /** One that does not say when it was given was given now, and so was one of tomorrow: clocks go wrong. */
  private stampOf({ stamp }: Reply): string {
    const now = this.clock.now().getTime();
    const given = stamp === null ? now : Math.min(Date.parse(stamp), now);
    return new Date(given).toISOString();
  }

  /** The one that was answered, or the last one that was sent. */
  private async invitation(
    party: string,
    sequence: number,
  ): Promise<(MessageRow & { readonly areaId: AreaId }) | null> {
    for (const areaId of await this.areas.ids()) {
      const rows = await this.transactions.readInArea(areaId, (tx) => invitationsTo(tx, party));
      const sent = rows.filter(({ state }) => state.attempts > 0);
      const found = sent.find(({ state }) => state.calendar?.sequence === sequence) ?? sent[0];
      if (found) return { ...found, areaId };
    }
    return null;
  }
}
