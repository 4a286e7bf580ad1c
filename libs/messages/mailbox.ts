import type { MessageKind } from '@famsam/contracts';
import type { Actor, AreaId } from '@famsam/kernel';
import { CONFIGURATION, NotFoundError, Transactions, type Configuration } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Letter } from './sending';
import { messagesInMailbox } from './message.view';

export interface MailboxLetter extends Omit<Letter, 'calendar'> {
  readonly messageId: string;
  readonly kind: MessageKind;
  readonly sentAt: string;
  /** Text of a calendar file, when one came with it. */
  readonly calendar: string | null;
}

const mostShown = 100;
const reader: Actor = { id: 'demo-mailbox', role: 'everybody' };

/** The mailbox that stands in for all mailboxes outside while no server for mail is told of. */
@Injectable()
export class Mailbox {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Nothing is there when mail really leaves. */
  async letters(areaId: AreaId): Promise<readonly MailboxLetter[]> {
    if (this.configuration.mail.url !== null) throw new NotFoundError('mailbox', 'demo');
    return this.transactions.inArea(areaId, async (tx) => {
      const rows = await messagesInMailbox(tx, mostShown);
      const ids = rows.map(({ messageId }) => messageId);
      const texts = await this.queries.execute(
        new ReadPersonalText(areaId, reader, ids, ['note'], 'demo', 'left-out'),
      );
      return rows.flatMap(({ messageId, changedAt, state: { kind } }) => {
        const text = texts.get(messageId)?.note;
        if (text === undefined) return [];
        const { to, subject, text: body, calendar } = JSON.parse(text) as Letter;
        const sentAt = new Date(changedAt).toISOString();
        return [
          { messageId, kind, sentAt, to, subject, text: body, calendar: calendar?.content ?? null },
        ];
      });
    });
  }
}
