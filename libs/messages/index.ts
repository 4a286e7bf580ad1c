export { MessagesModule } from './messages.module';
export { RetryMessage, SendMessage, WithdrawMessages } from './message.commands';
export { AnswerListeners } from './answers';
export { Carriers, serveCourier } from './sending';
export type { AnswerListener } from './answers';
export { FailedMessagesOf, MessagesAbout, OpenMessageSubjects } from './message.queries';
export type { FailedMessage } from './message.queries';
export type { Message, MessageStatus } from './message.state';
