import type { MessageEvent } from '@famsam/contracts';
import { messageContracts } from '@famsam/contracts';
import type { StreamDefinition } from '@famsam/platform';
import type { MessageCommand, MessageRejection } from './message.decider';
import { messageDecider } from './message.decider';
import type { MessageState } from './message.state';

export const messageStream: StreamDefinition<
  MessageState,
  MessageCommand,
  MessageEvent,
  MessageRejection
> = { category: 'message', decider: messageDecider, contracts: messageContracts };
