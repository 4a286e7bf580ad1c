import type { DomainEvent, EventContract } from '@famsam/kernel';
import { z } from 'zod';
import { calendarDay, storedLine } from './bounds';
import { firstVersion } from './event-contract';
import { languageCode } from './language';
import { changedFields } from './words';

const id = z.uuid();
/** Of a place, a room or a thing; never of a person. */
const name = storedLine(120);

/** Monday is 1. Minutes after midnight by the clock on the wall; 1440 is the end of the day. */
export const weeklyHours = z.strictObject({
  weekday: z.int().min(1).max(7),
  from: z.int().min(0).max(1_439),
  to: z.int().min(1).max(1_440),
});
export const daySpan = z.strictObject({ from: calendarDay, to: calendarDay });
/** When the pupils of a principal (huvudman) are at school: in a term, not in a break (lov). */
export const schoolTime = z.strictObject({
  terms: z.array(daySpan).max(40),
  breaks: z.array(daySpan).max(100),
  hours: z.array(weeklyHours).max(50),
});
export type WeeklyHours = Readonly<z.infer<typeof weeklyHours>>;
export type DaySpan = Readonly<z.infer<typeof daySpan>>;
export interface SchoolTime {
  readonly terms: readonly DaySpan[];
  readonly breaks: readonly DaySpan[];
  readonly hours: readonly WeeklyHours[];
}

export const equipmentCodes = [
  'screen',
  'video-conference',
  'whiteboard',
  'hearing-loop',
  'step-free',
  'play-corner',
] as const;
export type EquipmentCode = (typeof equipmentCodes)[number];

const agencyHours = z.strictObject({ agencyId: id, hours: z.array(weeklyHours).max(50) });
const agencySchool = z.strictObject({ agencyId: id, school: schoolTime });
const unit = z.strictObject({ unitId: id, placeId: id.nullable(), followsTerms: z.boolean() });
const place = z.strictObject({ placeId: id, name });
const placeId = z.strictObject({ placeId: id });
const travel = z.strictObject({
  placeIds: z.tuple([id, id]),
  minutes: z.int().min(0).max(600),
});
const room = z.strictObject({
  roomId: id,
  placeId: id,
  name,
  seats: z.int().min(1).max(500),
  equipment: z.array(z.enum(equipmentCodes)),
});
const roomId = z.strictObject({ roomId: id });
const item = z.strictObject({ itemId: id, placeId: id, name, code: z.enum(equipmentCodes) });
const itemId = z.strictObject({ itemId: id });
/** Who it is and where they are reached rests in the vault. Without hours: those of offices. */
const interpreter = z.strictObject({
  interpreterId: id,
  languages: z.array(languageCode).min(1).max(20),
  hours: z.array(weeklyHours).max(50),
  /** From where they travel; null when they interpret from anywhere. */
  placeId: id.nullable(),
});
const interpreterId = z.strictObject({ interpreterId: id });
const interpreterReworded = changedFields.extend({ interpreterId: id });

/**
 * What an area has to know before it can find a time, stream `schedule-<area uuid>`: each event says
 * how one thing is from now on.
 */
export type ScheduleEvent =
  | DomainEvent<'schedule.agency-hours-set', z.infer<typeof agencyHours>>
  | DomainEvent<'schedule.school-time-set', z.infer<typeof agencySchool>>
  | DomainEvent<'schedule.unit-set', z.infer<typeof unit>>
  | DomainEvent<'schedule.place-set', z.infer<typeof place>>
  | DomainEvent<'schedule.place-removed', z.infer<typeof placeId>>
  | DomainEvent<'schedule.travel-set', z.infer<typeof travel>>
  | DomainEvent<'schedule.room-set', z.infer<typeof room>>
  | DomainEvent<'schedule.room-removed', z.infer<typeof roomId>>
  | DomainEvent<'schedule.item-set', z.infer<typeof item>>
  | DomainEvent<'schedule.item-removed', z.infer<typeof itemId>>
  | DomainEvent<'schedule.interpreter-set', z.infer<typeof interpreter>>
  | DomainEvent<'schedule.interpreter-reworded', z.infer<typeof interpreterReworded>>
  | DomainEvent<'schedule.interpreter-removed', z.infer<typeof interpreterId>>;

export const scheduleContracts: readonly EventContract[] = [
  firstVersion('schedule.agency-hours-set', agencyHours),
  firstVersion('schedule.school-time-set', agencySchool),
  firstVersion('schedule.unit-set', unit),
  firstVersion('schedule.place-set', place),
  firstVersion('schedule.place-removed', placeId),
  firstVersion('schedule.travel-set', travel),
  firstVersion('schedule.room-set', room),
  firstVersion('schedule.room-removed', roomId),
  firstVersion('schedule.item-set', item),
  firstVersion('schedule.item-removed', itemId),
  firstVersion('schedule.interpreter-set', interpreter),
  firstVersion('schedule.interpreter-reworded', interpreterReworded),
  firstVersion('schedule.interpreter-removed', interpreterId),
];
