import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { messageCommandHandlers } from './message.commands';
import { messageQueryHandlers } from './message.queries';
import { messageStream } from './message.stream';
import { messageProjection } from './message.view';

@Module({ providers: [...messageCommandHandlers, ...messageQueryHandlers] })
export class MessagesModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'messages',
      streams: [messageStream],
      projections: [messageProjection],
      live: { after: () => [{ key: ['messages'], for: ['coordinator', 'operator'] }] },
    });
  }
}
