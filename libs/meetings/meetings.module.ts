import { MessagesModule } from '@famsam/messages';
import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { AgendaController } from './agenda/agenda.http';
import { AgendaOf, AgendaOfHandler } from './agenda/agenda.queries';
import { BookingController } from './booking/booking.http';
import { Bookings } from './booking/bookings.store';
import { CalendarFetcher } from './calendars/calendar-subscription.fetch';
import { CalendarSubscriptionController } from './calendars/calendar-subscription.http';
import { CalendarSubscriptions } from './calendars/calendar-subscription.store';
import { CalendarController } from './calendars/calendars.http';
import { Calendars } from './calendars/calendars.store';
import { FetchCalendarsJob } from './calendars/fetch-calendars.job';
import { MeetingGuestController } from './guests/guest.http';
import { GuestInvitation, GuestInvitationHandler } from './guests/guest.queries';
import { HoldingController } from './holding/holding.http';
import { InvitationReplies } from './guests/invitation-replies';
import { InvitedGuests } from './guests/invited-guests';
import { InterpretingController } from './interpreting/interpreting.http';
import { EndForStruckJob } from './end-for-struck.job';
import { KeepMeetingsJob } from './keep-meetings.job';
import { ActOnMeeting, meetingCommandHandlers, Meetings, RequestMeeting } from './meeting.commands';
import { MeetingConsequences } from './meeting.consequences';
import { MeetingFactFinder } from './meeting.finder';
import { MeetingMessages } from './meeting.messages';
import { MeetingController } from './meeting.http';
import { meetingStream } from './meeting.stream';
import {
  MeetingById,
  MeetingByIdHandler,
  MeetingRow,
  MeetingsOfCase,
  MeetingsOfCaseHandler,
  meetingsProjection,
} from './meeting.view';
import { SlotsOfMeeting, SlotsOfMeetingHandler } from './finding/slots.queries';
import { MeetingsTodayController } from './today/today.http';
import { MeetingsToday, MeetingsTodayHandler } from './today/today.queries';

@Module({
  imports: [MessagesModule],
  controllers: [
    // Before the one with a meeting's id in its place.
    MeetingsTodayController,
    MeetingController,
    BookingController,
    AgendaController,
    HoldingController,
    InterpretingController,
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
    InvitedGuests,
    EndForStruckJob,
    KeepMeetingsJob,
    MeetingConsequences,
    MeetingFactFinder,
    MeetingMessages,
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
      commands: [RequestMeeting, ActOnMeeting],
      queries: [
        AgendaOf,
        SlotsOfMeeting,
        GuestInvitation,
        MeetingById,
        MeetingsOfCase,
        MeetingsToday,
      ],
      streams: [meetingStream],
      projections: [meetingsProjection],
      entities: [MeetingRow],
      live: { after: () => [{ key: ['meetings'], for: ['coordinator'] }] },
    });
  }
}
