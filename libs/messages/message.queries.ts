import type { FailReason, MessageAbout, MessageKind, Recipient } from '@famsam/contracts';
import { failReasons, messageKinds } from '@famsam/contracts';
import type { AreaId } from '@famsam/kernel';
import { Transactions } from '@famsam/platform';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Message } from './message.state';
import {
  messagesAbout,
  messagesOfStatus,
  messagesPutOff,
  openSubjects,
  type MessageRow,
} from './message.view';

/** `set-up`: not given up, but nothing leaves before somebody has mended what we send with. */
export const troubles = [...failReasons, 'set-up'] as const;
export type Trouble = (typeof troubles)[number];

export interface FailedMessage<Why extends Trouble = FailReason> {
  readonly messageId: string;
  readonly kind: MessageKind;
  readonly recipient: Recipient;
  readonly caseId: string | null;
  readonly about: MessageAbout;
  readonly why: Why;
  readonly failedAt: string;
}

/** What could not be sent and waits for somebody to look; the newest first, 200 at most. */
export class FailedMessagesOf extends Query<readonly FailedMessage[]> {
  constructor(readonly areaId: AreaId) {
    super();
  }
}

/** What waits until somebody has mended what we send with; the newest first, 200 at most. */
export class PutOffMessagesOf extends Query<readonly FailedMessage<'set-up'>[]> {
  constructor(readonly areaId: AreaId) {
    super();
  }
}

/** About what something of these kinds may still be sent, for the room that knows whether it is still meant. */
export class OpenMessageSubjects extends Query<readonly string[]> {
  constructor(
    readonly areaId: AreaId,
    readonly kinds: readonly MessageKind[],
    /** Left out: about anything. */
    readonly aboutIds?: readonly string[],
  ) {
    super();
  }
}

/** All that was or is to be sent about one thing, with what became of it. */
export class MessagesAbout extends Query<readonly (Message & { readonly messageId: string })[]> {
  constructor(
    readonly areaId: AreaId,
    readonly about: MessageAbout,
    readonly kinds: readonly MessageKind[] = messageKinds,
  ) {
    super();
  }
}

@QueryHandler(FailedMessagesOf)
export class FailedMessagesOfHandler implements IQueryHandler<FailedMessagesOf> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId }: FailedMessagesOf): Promise<readonly FailedMessage[]> {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      messagesOfStatus(tx, 'failed', 200),
    );
    return rows.map((row) => ({ ...inTrouble(row), why: row.state.why as FailReason }));
  }
}

@QueryHandler(PutOffMessagesOf)
export class PutOffMessagesOfHandler implements IQueryHandler<PutOffMessagesOf> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId }: PutOffMessagesOf): Promise<readonly FailedMessage<'set-up'>[]> {
    const rows = await this.transactions.readInArea(areaId, (tx) => messagesPutOff(tx, 200));
    return rows.map((row) => ({ ...inTrouble(row), why: 'set-up' }));
  }
}

function inTrouble({ messageId, changedAt, state }: MessageRow) {
  const { kind, recipient, caseId, about } = state;
  return { messageId, kind, recipient, caseId, about, failedAt: new Date(changedAt).toISOString() };
}

@QueryHandler(MessagesAbout)
export class MessagesAboutHandler implements IQueryHandler<MessagesAbout> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, about, kinds }: MessagesAbout) {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      messagesAbout(tx, about, kinds),
    );
    return rows.map(({ messageId, state }) => ({ messageId, ...state }));
  }
}

@QueryHandler(OpenMessageSubjects)
export class OpenMessageSubjectsHandler implements IQueryHandler<OpenMessageSubjects> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId, kinds, aboutIds }: OpenMessageSubjects): Promise<readonly string[]> {
    return this.transactions.readInArea(areaId, (tx) => openSubjects(tx, kinds, aboutIds));
  }
}

export const messageQueryHandlers = [
  FailedMessagesOfHandler,
  PutOffMessagesOfHandler,
  MessagesAboutHandler,
  OpenMessageSubjectsHandler,
];
