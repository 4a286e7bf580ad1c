import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { CalendarController } from './calendars.http';
import { Calendars } from './calendars.store';
import { MeetingFactFinder, meetingCommandHandlers } from './meeting.commands';
import { MeetingController } from './meeting.http';
import { meetingStream } from './meeting.stream';
import {
  MeetingByIdHandler,
  MeetingRow,
  MeetingsOfCaseHandler,
  meetingsProjection,
} from './meeting.view';
import { SlotsOfMeetingHandler } from './slots.queries';

@Module({
  controllers: [MeetingController, CalendarController],
  providers: [
    Calendars,
    MeetingFactFinder,
    ...meetingCommandHandlers,
    MeetingByIdHandler,
    MeetingsOfCaseHandler,
    SlotsOfMeetingHandler,
  ],
})
export class MeetingsModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'meetings',
      streams: [meetingStream],
      projections: [meetingsProjection],
      entities: [MeetingRow],
      live: { after: () => [{ key: ['meetings'], for: ['coordinator'] }] },
    });
  }
}
