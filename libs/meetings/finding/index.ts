export type { Obstacle, Slot, SlotReason } from './slot-request';
export { slotsAnswer, slotsShown } from './slots.answers';
export { SlotsOfMeeting, type MeetingSlots } from './slots.queries';
