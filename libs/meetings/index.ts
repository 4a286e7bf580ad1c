export { findSlots } from './find-slots';
export type { FoundSlots, Obstacle, Slot, SlotReason, SlotRequest } from './slot-request';
