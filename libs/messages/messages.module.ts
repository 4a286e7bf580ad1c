import { IdentityModule } from '@famsam/identity';
import { Rooms } from '@famsam/platform';
import { Global, Module } from '@nestjs/common';
import { AnswerListeners } from './answers/answer-listeners';
import { Answers } from './answers/answers';
import { Carriers } from './sending/carriers';
import { LeftParts } from './sending/left-parts';
import { Letters } from './sending/letters';
import { MailIn } from './answers/mail-in';
import { Returns } from './answers/returns';
import { JobRetries } from './job-retries';
import { Mailbox } from './mailbox';
import {
  messageCommandHandlers,
  RetryMessage,
  SendMessage,
  WithdrawMessages,
} from './message.commands';
import { MailboxController, MessageController } from './message.http';
import {
  FailedMessagesOf,
  messageQueryHandlers,
  MessagesAbout,
  OpenMessageSubjects,
  PutOffMessagesOf,
} from './message.queries';
import { messageStream } from './message.stream';
import { messageProjection } from './message.view';
import { ParkedJobsController } from './parked-jobs.http';
import { ReplyAddresses } from './reply-address';
import { SendJob } from './sending/send-message.job';
import { Ways } from './sending/way';

/** Global, so that a room can listen for answers as it asks for messages: without wiring. */
@Global()
@Module({
  imports: [IdentityModule],
  controllers: [MessageController, MailboxController, ParkedJobsController],
  providers: [
    ...messageCommandHandlers,
    ...messageQueryHandlers,
    AnswerListeners,
    Answers,
    Carriers,
    JobRetries,
    LeftParts,
    Letters,
    MailIn,
    Mailbox,
    ReplyAddresses,
    Returns,
    SendJob,
    Ways,
  ],
  exports: [AnswerListeners],
})
export class MessagesModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'messages',
      commands: [SendMessage, WithdrawMessages, RetryMessage],
      queries: [FailedMessagesOf, PutOffMessagesOf, OpenMessageSubjects, MessagesAbout],
      streams: [messageStream],
      projections: [messageProjection],
      live: {
        after: () => [
          { key: ['messages'], for: ['coordinator', 'operator'] },
          // What nobody could be told stands there.
          { key: ['today', 'agreements'], for: ['coordinator'] },
        ],
      },
    });
  }
}
