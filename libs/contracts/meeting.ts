import type { DomainEvent, EventContract } from '@famsam/kernel';
import { z } from 'zod';
import { calendarDay } from './calendar-day';
import { meetingForms, meetingKinds } from './case';
import { firstVersion } from './event-contract';
import { equipmentCodes } from './schedule';

const id = z.uuid();

export const dayParts = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** Who comes: members of the family, and units of agencies. The team always does. */
const invited = z.strictObject({
  memberIds: z.array(id).max(30),
  unitIds: z.array(id).max(30),
});

/** What the family would rather have; empty or null where it does not mind. */
const wishes = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  dayParts: z.array(z.enum(dayParts)).max(dayParts.length),
  /** The principal (huvudman) of the school whose hours should be left alone. */
  notInSchoolTimeOf: id.nullable(),
});

/** What a meeting is asked for with: ids, codes and days, no personal text. */
export const meetingRequest = z.strictObject({
  kind: z.enum(meetingKinds),
  form: z.enum(meetingForms),
  must: invited,
  may: invited,
  minutes: z.int().min(15).max(480),
  earliest: calendarDay,
  latest: calendarDay,
  noticeDays: z.int().min(0).max(90),
  /** law.md 24: the language to be interpreted, as a code of ISO 639, or null for none. */
  interpreter: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .nullable(),
  equipment: z.array(z.enum(equipmentCodes)).max(equipmentCodes.length),
  wishes,
});
export type MeetingRequest = z.infer<typeof meetingRequest>;

const requested = z.strictObject({ caseId: id, request: meetingRequest });
const changed = z.strictObject({ request: meetingRequest });
const nothing = z.strictObject({});

/** One meeting, stream `meeting-<uuid>`, from the day somebody asks for it. */
export type MeetingEvent =
  | DomainEvent<'meeting.requested', z.infer<typeof requested>>
  | DomainEvent<'meeting.request-changed', z.infer<typeof changed>>
  | DomainEvent<'meeting.request-cancelled', Record<string, never>>;

export const meetingContracts: readonly EventContract[] = [
  firstVersion('meeting.requested', requested),
  firstVersion('meeting.request-changed', changed),
  firstVersion('meeting.request-cancelled', nothing),
];
