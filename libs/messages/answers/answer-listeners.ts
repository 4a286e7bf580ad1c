import type { MessageAnsweredAt, MessageKind, Outgoing } from '@famsam/contracts';
import type { CommandContext } from '@famsam/platform';
import { Injectable } from '@nestjs/common';

export type AnswerListener = (
  context: CommandContext,
  message: Outgoing & { readonly messageId: string },
  answer: MessageAnsweredAt,
) => Promise<void>;

/** Rooms that want to know what was answered to their messages. They hear of it in the transaction that notes it. */
@Injectable()
export class AnswerListeners {
  private readonly listeners = new Map<MessageKind, AnswerListener[]>();

  /** In the constructor of a room's module, or of the service that listens. */
  add(kind: MessageKind, listener: AnswerListener): void {
    this.listeners.set(kind, [...(this.listeners.get(kind) ?? []), listener]);
  }

  /** Of what somebody hears the answers. */
  get kinds(): readonly MessageKind[] {
    return [...this.listeners.keys()];
  }

  async tell(...[context, message, answer]: Parameters<AnswerListener>): Promise<void> {
    for (const listener of this.listeners.get(message.kind) ?? [])
      await listener(context, message, answer);
  }
}
