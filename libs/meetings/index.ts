export { MeetingsModule } from './meetings.module';
export { ActOnMeeting, RequestMeeting } from './meeting.commands';
export type { MeetingAct } from './meeting.commands';
export { MeetingById, MeetingsOfCase, type MeetingEntry } from './meeting.view';
export { SlotsOfMeeting, type MeetingSlots } from './finding';
export type { Obstacle, Slot, SlotReason } from './finding';
export { MeetingsToday, type MeetingSection } from './today';
