import { MessagesModule } from '@famsam/messages';
import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { AgendaController } from './agenda.http';
import { AgendaOfHandler } from './agenda.queries';
import { BookingController } from './booking.http';
import { Bookings } from './bookings.store';
import { CalendarFetcher } from './calendar-subscription.fetch';
import { CalendarSubscriptionController } from './calendar-subscription.http';
import { CalendarSubscriptions } from './calendar-subscription.store';
import { CalendarController } from './calendars.http';
import { Calendars } from './calendars.store';
import { FetchCalendarsJob } from './fetch-calendars.job';
import { MeetingGuestController } from './guest.http';
import { GuestInvitationHandler } from './guest.queries';
import { HoldingController } from './holding.http';
import { InvitationReplies } from './invitation-replies';
import { KeepMeetingsJob } from './keep-meetings.job';
import { meetingCommandHandlers, Meetings } from './meeting.commands';
import { MeetingConsequences } from './meeting.consequences';
import { MeetingFactFinder } from './meeting.finder';
import { MeetingController } from './meeting.http';
import { meetingStream } from './meeting.stream';
import {
  MeetingByIdHandler,
  MeetingRow,
  MeetingsOfCaseHandler,
  meetingsProjection,
} from './meeting.view';
import { SlotsOfMeetingHandler } from './slots.queries';
import { MeetingsTodayController } from './today.http';
import { MeetingsTodayHandler } from './today.queries';

@Module({
  imports: [MessagesModule],
  controllers: [
    // Before the one with a meeting's id in its place.
    MeetingsTodayController,
    MeetingController,
    BookingController,
    AgendaController,
    HoldingController,
    MeetingGuestController,
    CalendarController,
    CalendarSubscriptionController,
  ],
  providers: [
    Bookings,
    CalendarFetcher,
    Calendars,
    CalendarSubscriptions,
    FetchCalendarsJob,
    InvitationReplies,
    KeepMeetingsJob,
    MeetingConsequences,
    MeetingFactFinder,
    Meetings,
    ...meetingCommandHandlers,
    AgendaOfHandler,
    GuestInvitationHandler,
    MeetingByIdHandler,
    MeetingsOfCaseHandler,
    MeetingsTodayHandler,
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
