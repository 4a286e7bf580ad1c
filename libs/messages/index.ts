export { MessagesModule } from './messages.module';
export { RetryMessage, SendMessage, WithdrawMessages } from './message.commands';
export { AnswerListeners } from './answer-listeners';
export { Carriers } from './carriers';
export { serveCourier } from './courier-process';
export type { AnswerListener } from './answer-listeners';
export { FailedMessagesOf, MessagesAbout, OpenMessageSubjects } from './message.queries';
export type { FailedMessage } from './message.queries';
export type { Message, MessageStatus } from './message.state';
