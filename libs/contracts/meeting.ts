import type { DomainEvent, EventContract } from '@famsam/kernel';
import { z } from 'zod';
import { calendarDay, idsOnce, instant } from './bounds';
import { meetingForms, meetingKinds, withoutConsentReasons } from './case';
import { firstVersion, laterVersion } from './event-contract';
import { languageCode } from './language';
import { invitationAnswers } from './message';
import { party } from './party';
import { equipmentCodes } from './schedule';
import { changedFields } from './words';

const id = z.uuid();

export const dayParts = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** Who comes: members of the family, and units of agencies. The team always does. */
const invited = z.strictObject({
  memberIds: idsOnce(30),
  unitIds: idsOnce(30),
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
  interpreter: languageCode.nullable(),
  equipment: z.array(z.enum(equipmentCodes)).max(equipmentCodes.length),
  wishes,
});
export type MeetingRequest = z.infer<typeof meetingRequest>;

/** How a slot suits somebody. */
export const slotAnswers = ['yes', 'if-need-be', 'no'] as const;
export type SlotAnswer = (typeof slotAnswers)[number];
export const pollEnds = ['decided', 'due', 'by-hand'] as const;
export const agendaItemKinds = ['agreement', 'child-question', 'own'] as const;
export const agendaWarnings = ['thin', 'too-long', 'no-interpreter'] as const;
/** What is sent, and what a meeting can deal with at all. */
export const mostAgendaItems = 100;
export type AgendaWarning = (typeof agendaWarnings)[number];

/** When and where: without a room it is held by video. */
export const meetingTime = z.strictObject({
  from: instant,
  to: instant,
  roomId: id.nullable(),
  itemIds: idsOnce(20),
});
export type MeetingTime = z.infer<typeof meetingTime>;

/** Stored before a thing could be named once alone. */
const pollSlot = meetingTime.extend({ itemIds: z.array(id).max(20), slotId: id });
const slotAnswered = z.strictObject({ slotId: id, answer: z.enum(slotAnswers) });
const minutes = z.int().min(1).max(240);
const agendaItem = z.strictObject({
  itemId: id,
  kind: z.enum(agendaItemKinds),
  /** The agreement it is about; what is to be said rests in the vault under that, or under the item. */
  agreementId: id.nullable(),
  /** Who wants it; null for the team. */
  from: party.nullable(),
  minutes,
});
const agreementNote = z.strictObject({ noteId: id, owner: party, dueOn: calendarDay });

const requested = z.strictObject({ caseId: id, request: meetingRequest });
const changed = z.strictObject({ request: meetingRequest });
const pollOpened = z.strictObject({
  pollId: id,
  slots: z.array(pollSlot).min(2).max(8),
  answerBy: calendarDay,
});
const pollAnswered = z.strictObject({ pollId: id, party, answers: z.array(slotAnswered).max(8) });
const pollClosed = z.strictObject({
  pollId: id,
  because: z.enum(pollEnds),
  /** The one that suits best; null when none suits all who must come. */
  slotId: id.nullable(),
});
/** When an answer was given, as whoever brings it says; null of those from before that was kept. */
const givenAt = instant.nullable();
const withoutInstant = (data: unknown) => ({ ...(data as object), at: null });
const invitationAnswered = z.strictObject({
  party,
  /** Of the invitation that was answered: a moved meeting is asked for anew. */
  sequence: z.int().min(0),
  answer: z.enum(invitationAnswers),
  at: givenAt,
});
const interpreter = z.strictObject({ language: languageCode, interpreterId: id });
/** All who are booked from now on; without one of the directory a language is ordered from outside. */
const interpretersChosen = z.strictObject({ interpreters: z.array(interpreter).max(40) });
const interpreterAnswered = z.strictObject({
  interpreterId: id,
  sequence: z.int().min(0),
  answer: z.enum(invitationAnswers),
  at: givenAt,
});
const interpreterLanguage = z.strictObject({ language: languageCode });
const itemMinutes = z.strictObject({ itemId: id, minutes });
const oneItem = z.strictObject({ itemId: id });
const itemOrder = z.strictObject({ itemIds: idsOnce(mostAgendaItems) });
const agendaSent = z.strictObject({ items: z.array(agendaItem).max(mostAgendaItems) });
const agendaWarned = z.strictObject({ because: z.enum(agendaWarnings) });
const itemTimed = z.strictObject({ itemId: id, at: instant });
const attendance = z.strictObject({ party, came: z.boolean() });
const oneNote = z.strictObject({ noteId: id });
const held = z.strictObject({
  minutes: z.int().min(1).max(1440),
  unitIds: z.array(id).max(30),
  memberIds: z.array(id).max(30),
  discussed: z.array(id).max(30),
  /** As the case has it; null: everybody had consented. */
  withoutConsent: z.enum(withoutConsentReasons).nullable(),
});
const withConsent = (data: unknown) => ({ ...(data as object), withoutConsent: null });
/** Whose words are others now; they rest in the vault under `entryId`. */
export const wordedInMeeting = ['agenda-item', 'agreement-note'] as const;
const reworded = changedFields.extend({ entry: z.enum(wordedInMeeting), entryId: id });
const nothing = z.strictObject({});

/** The parts of a meeting as events hold them, for answers that show them. */
export const meetingParts = { pollSlot, slotAnswered, agendaItem, agreementNote, held };

export type PollOpened = z.infer<typeof pollOpened>;
export type PollSlot = z.infer<typeof pollSlot>;
export type AgendaItem = z.infer<typeof agendaItem>;
export type AgreementNote = z.infer<typeof agreementNote>;
export type MeetingHeld = z.infer<typeof held>;
export type InterpreterOfMeeting = z.infer<typeof interpreter>;

/**
 * One meeting, stream `meeting-<uuid>`, from the day somebody asks for it until it was held. What is said
 * in it rests in the vault: under the meeting's id the notes, under an item's or a note's what it is about.
 */
export type MeetingEvent =
  | DomainEvent<'meeting.requested', z.infer<typeof requested>>
  | DomainEvent<'meeting.request-changed', z.infer<typeof changed>>
  | DomainEvent<'meeting.request-cancelled', Record<string, never>>
  | DomainEvent<'meeting.poll-opened', PollOpened>
  | DomainEvent<'meeting.poll-answered', z.infer<typeof pollAnswered>>
  | DomainEvent<'meeting.poll-closed', z.infer<typeof pollClosed>>
  | DomainEvent<'meeting.booked', MeetingTime>
  | DomainEvent<'meeting.moved', MeetingTime>
  | DomainEvent<'meeting.cancelled', Record<string, never>>
  | DomainEvent<'meeting.invitation-answered', z.infer<typeof invitationAnswered>>
  | DomainEvent<'meeting.interpreters-chosen', z.infer<typeof interpretersChosen>>
  | DomainEvent<'meeting.interpreter-answered', z.infer<typeof interpreterAnswered>>
  | DomainEvent<'meeting.interpreter-ordered', z.infer<typeof interpreterLanguage>>
  | DomainEvent<'meeting.interpreter-confirmed', z.infer<typeof interpreterLanguage>>
  | DomainEvent<'meeting.interpreter-order-withdrawn', z.infer<typeof interpreterLanguage>>
  | DomainEvent<'meeting.agenda-item-added', AgendaItem>
  | DomainEvent<'meeting.agenda-item-timed', z.infer<typeof itemMinutes>>
  | DomainEvent<'meeting.agenda-item-removed', z.infer<typeof oneItem>>
  | DomainEvent<'meeting.agenda-ordered', z.infer<typeof itemOrder>>
  | DomainEvent<'meeting.agenda-warned', z.infer<typeof agendaWarned>>
  | DomainEvent<'meeting.agenda-sent', z.infer<typeof agendaSent>>
  | DomainEvent<'meeting.attendance-noted', z.infer<typeof attendance>>
  | DomainEvent<'meeting.item-begun', z.infer<typeof itemTimed>>
  | DomainEvent<'meeting.item-ended', z.infer<typeof itemTimed>>
  | DomainEvent<'meeting.agreement-noted', AgreementNote>
  | DomainEvent<'meeting.agreement-note-removed', z.infer<typeof oneNote>>
  | DomainEvent<'meeting.reworded', z.infer<typeof reworded>>
  | DomainEvent<'meeting.held', MeetingHeld>;

export const meetingContracts: readonly EventContract[] = [
  firstVersion('meeting.requested', requested),
  firstVersion('meeting.request-changed', changed),
  firstVersion('meeting.request-cancelled', nothing),
  firstVersion('meeting.poll-opened', pollOpened),
  firstVersion('meeting.poll-answered', pollAnswered),
  firstVersion('meeting.poll-closed', pollClosed),
  firstVersion('meeting.booked', meetingTime),
  firstVersion('meeting.moved', meetingTime),
  firstVersion('meeting.cancelled', nothing),
  laterVersion('meeting.invitation-answered', invitationAnswered, withoutInstant),
  firstVersion('meeting.interpreters-chosen', interpretersChosen),
  laterVersion('meeting.interpreter-answered', interpreterAnswered, withoutInstant),
  firstVersion('meeting.interpreter-ordered', interpreterLanguage),
  firstVersion('meeting.interpreter-confirmed', interpreterLanguage),
  firstVersion('meeting.interpreter-order-withdrawn', interpreterLanguage),
  firstVersion('meeting.agenda-item-added', agendaItem),
  firstVersion('meeting.agenda-item-timed', itemMinutes),
  firstVersion('meeting.agenda-item-removed', oneItem),
  firstVersion('meeting.agenda-ordered', itemOrder),
  firstVersion('meeting.agenda-warned', agendaWarned),
  firstVersion('meeting.agenda-sent', agendaSent),
  firstVersion('meeting.attendance-noted', attendance),
  firstVersion('meeting.item-begun', itemTimed),
  firstVersion('meeting.item-ended', itemTimed),
  firstVersion('meeting.agreement-noted', agreementNote),
  firstVersion('meeting.agreement-note-removed', oneNote),
  firstVersion('meeting.reworded', reworded),
  laterVersion('meeting.held', held, withConsent),
];
