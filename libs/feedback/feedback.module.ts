import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { FeedbackController } from './feedback.http';
import { FeedbackEntries } from './feedback.store';

@Module({ controllers: [FeedbackController], providers: [FeedbackEntries] })
export class FeedbackModule {
  constructor(rooms: Rooms) {
    rooms.add({ name: 'feedback', streams: [], projections: [] });
  }
}
