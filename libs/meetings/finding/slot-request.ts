import type { DayPart, SchoolTime, WeeklyHours } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import type { BusyTime, Minute, Span } from '../spans';

/** Somebody who is to come: a member of the family, a unit, or somebody of the team. */
export interface Party {
  readonly partyId: string;
  /** Null for those who have no working hours, such as a family. Else not worked on days off. */
  readonly hours: readonly WeeklyHours[] | null;
  /** Of a unit that works only in the terms of its principal. */
  readonly school: SchoolTime | null;
  readonly busy: readonly BusyTime[];
  /** From where they travel; null when they are anywhere. */
  readonly placeId: string | null;
}

export interface MeetingRoom {
  readonly roomId: string;
  readonly placeId: string;
  readonly seats: number;
  /** Codes of what always stands in it. */
  readonly equipment: readonly string[];
  readonly busy: readonly Span[];
}

/** Something that can be carried to any room of its place. */
export interface EquipmentItem {
  readonly itemId: string;
  readonly code: string;
  readonly placeId: string;
  readonly busy: readonly Span[];
}

/** One of those who speak it has to come; where nobody does, one is ordered from outside. */
export interface InterpreterNeed {
  readonly language: string;
  readonly parties: readonly Party[];
}

/** What the family would rather have. A wish that is not met makes a slot worse, never impossible. */
export type Wish =
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly kind: 'day-parts'; readonly parts: readonly DayPart[] }
  | { readonly kind: 'not-in-school-time'; readonly school: SchoolTime };

export interface SlotRequest {
  readonly now: Minute;
  readonly must: readonly Party[];
  readonly may: readonly Party[];
  /** Minutes. */
  readonly length: number;
  readonly earliest: LocalDate;
  readonly latest: LocalDate;
  /** So many days between today and the meeting at least. */
  readonly noticeDays: number;
  /** Null for a meeting by video. */
  readonly room: {
    readonly seats: number;
    readonly equipment: readonly string[];
    readonly rooms: readonly MeetingRoom[];
    readonly items: readonly EquipmentItem[];
  } | null;
  /** Each language to be interpreted (law.md 24). */
  readonly interpreters: readonly InterpreterNeed[];
  readonly wishes: readonly Wish[];
  readonly daysOff: readonly { readonly day: LocalDate; readonly freeFrom: number }[];
  /** One line for each two places, either way. Places that stand in no line are next to each other. */
  readonly travel: readonly { readonly placeIds: readonly [string, string]; minutes: number }[];
  /** A meeting begins at a multiple of so many minutes after the hour. */
  readonly step: 5 | 10 | 15 | 20 | 30 | 60;
}

/** Said of a slot, in the order of what weighs most. */
export type SlotReason =
  | { readonly code: 'everybody-can' }
  | { readonly code: 'some-cannot'; readonly partyIds: readonly string[] }
  | { readonly code: 'wish-met' | 'wish-not-met'; readonly wish: Wish['kind'] }
  | { readonly code: 'travel'; readonly minutes: number }
  | { readonly code: 'room'; readonly roomId: string; readonly seats: number }
  | { readonly code: 'interpreter'; readonly language: string; readonly partyId: string }
  | { readonly code: 'interpreter-to-order'; readonly language: string };

export interface Slot extends Span {
  readonly roomId: string | null;
  /** Rooms that would do as well, but not better. */
  readonly otherRoomIds: readonly string[];
  readonly itemIds: readonly string[];
  readonly interpreterIds: readonly string[];
  /** Those who may come and cannot. */
  readonly missing: readonly string[];
  readonly wishesMet: number;
  /** Of all who come, one way. */
  readonly travelMinutes: number;
  readonly reasons: readonly SlotReason[];
}

/**
 * What stands in the way. Together these leave no slot; without any one of them there would be some.
 * `rooms` says whether one is large and well equipped enough at all.
 */
export interface Obstacle {
  readonly notice: boolean;
  readonly rooms: 'none-fits' | 'none-free' | null;
  readonly interpreter: boolean;
  /** Those who must come: alone never free, or never together. */
  readonly partyIds: readonly string[];
}

export interface FoundSlots {
  /** All that work, the best first. */
  readonly slots: readonly Slot[];
  /** Empty when there are slots, or when the days asked for have no room for a meeting at all. */
  readonly obstacles: readonly Obstacle[];
}
