import type { Actor, Clock } from '@famsam/kernel';
import { commandId } from '@famsam/kernel';
import { Areas, CLOCK, CommandRunner, namedId, Transactions } from '@famsam/platform';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { messageStream } from '../message.stream';
import { messageById } from '../message.view';

const byMail: Actor = { id: 'mail', role: 'system' };

/** Notes that a message came back after it had been taken, so that it is among those that failed. */
@Injectable()
export class Returns {
  private readonly logger = new Logger('messages');

  constructor(
    private readonly areas: Areas,
    private readonly transactions: Transactions,
    private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async note(messageId: string): Promise<void> {
    for (const areaId of await this.areas.ids()) {
      const row = await this.transactions.readInArea(areaId, (tx) => messageById(tx, messageId));
      if (!row) continue;
      const { attempts } = row.state;
      // One try comes back once, however many reports of it there are.
      const id = commandId(namedId(messageId, `returned ${attempts}`));
      const command = { type: 'note-return', on: this.clock.today() } as const;
      const context = { areaId, actor: byMail, commandId: id };
      const { events, repeated } = await this.runner.run(
        messageStream,
        messageId,
        context,
        command,
      );
      if (events > 0 && !repeated)
        this.logger.warn({ message: 'a message came back', messageId, kind: row.state.kind });
    }
  }
}
