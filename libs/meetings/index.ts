export { MeetingsModule } from './meetings.module';
export { CancelMeetingRequest, ChangeMeetingRequest, RequestMeeting } from './meeting.commands';
export { MeetingById, MeetingsOfCase, type MeetingEntry } from './meeting.view';
export { SlotsOfMeeting, type MeetingSlots } from './slots.queries';
export type { Obstacle, Slot, SlotReason } from './slot-request';
