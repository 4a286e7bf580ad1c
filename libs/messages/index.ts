export { MessagesModule } from './messages.module';
export { RetryMessage, SendMessage, WithdrawMessages } from './message.commands';
export { FailedMessagesOf, MessagesAbout } from './message.queries';
export type { FailedMessage } from './message.queries';
export type { Message, MessageStatus } from './message.state';
