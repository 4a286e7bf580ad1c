import type { MessageAbout, MessageKind, Outgoing, Recipient } from '@famsam/contracts';
import { recipientId } from '@famsam/contracts';
import type { Clock } from '@famsam/kernel';
import { commandId } from '@famsam/kernel';
import type { CommandContext, CommandResult } from '@famsam/platform';
import { CLOCK, CommandRunner, namedId, Transactions } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { messageStream } from './message.stream';
import { messagesAbout } from './message.view';

/**
 * Joins the caller's open transaction, so that the message and the fact it tells of are one. `name` is a
 * name of that fact: the same one twice is one message. `id` of the result is the message's.
 */
export class SendMessage extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly outgoing: { readonly name: string; readonly message: Outgoing },
  ) {
    super();
  }
}

/**
 * What waits and has become meaningless is not sent any more, to the one named or, where none is, to anybody.
 * Joins the caller's open transaction as well.
 */
export class WithdrawMessages extends Command<void> {
  constructor(
    readonly context: CommandContext,
    readonly about: MessageAbout,
    readonly kinds: readonly MessageKind[],
    readonly recipient: Recipient | null = null,
  ) {
    super();
  }
}

/** Tries a message that failed once more, from now on. */
export class RetryMessage extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly messageId: string,
  ) {
    super();
  }
}

@CommandHandler(SendMessage)
export class SendMessageHandler implements ICommandHandler<SendMessage> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ context: { areaId, actor }, outgoing: outgoing }: SendMessage): Promise<CommandResult> {
    const id = namedId(areaId, outgoing.name);
    const context = { areaId, actor, commandId: commandId(namedId(id, 'queue')) };
    const on = this.clock.today();
    return this.runner.begin(messageStream, id, context, {
      type: 'queue',
      on,
      message: outgoing.message,
    });
  }
}

@CommandHandler(WithdrawMessages)
export class WithdrawMessagesHandler implements ICommandHandler<WithdrawMessages> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ context, about, kinds, recipient }: WithdrawMessages): Promise<void> {
    const { areaId, actor } = context;
    const on = this.clock.today();
    return this.transactions.inArea(areaId, async (tx) => {
      for (const { messageId, version, state } of await messagesAbout(tx, about, kinds)) {
        if (state.status !== 'waiting' && state.status !== 'failed') continue;
        if (recipient && !isSame(recipient, state.recipient)) continue;
        // Again when it has come back since.
        const id = namedId(messageId, `withdraw after ${version}`);
        const alone = { areaId, actor, commandId: commandId(id) };
        const command = { type: 'skip', on, why: 'superseded' } as const;
        await this.runner.run(messageStream, messageId, alone, command);
      }
    });
  }
}

function isSame(one: Recipient, other: Recipient): boolean {
  return one.kind === other.kind && recipientId(one) === recipientId(other);
}

@CommandHandler(RetryMessage)
export class RetryMessageHandler implements ICommandHandler<RetryMessage> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ context, messageId }: RetryMessage): Promise<CommandResult> {
    const on = this.clock.today();
    const at = this.clock.now().toISOString();
    return this.runner.run(messageStream, messageId, context, { type: 'retry', on, at });
  }
}

export const messageCommandHandlers = [
  SendMessageHandler,
  WithdrawMessagesHandler,
  RetryMessageHandler,
];
