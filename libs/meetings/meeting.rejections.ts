import type { MeetingEvent } from '@famsam/contracts';
import type { Decision, Rejection } from '@famsam/kernel';
import { reject } from '@famsam/kernel';

export type MeetingRejection = Rejection<
  | 'meeting.already-requested'
  | 'meeting.not-requested'
  | 'meeting.cancelled'
  | 'meeting.already-booked'
  | 'meeting.not-booked'
  | 'meeting.already-held'
  | 'meeting.not-yet'
  | 'meeting.case-not-open'
  | 'meeting.member-unknown'
  | 'meeting.unit-unknown'
  | 'meeting.room-unknown'
  | 'meeting.equipment-unknown'
  | 'meeting.taken'
  | 'meeting.invited-twice'
  | 'meeting.not-invited'
  | 'meeting.nobody-must-come'
  | 'meeting.consent-missing'
  | 'meeting.days-backwards'
  | 'meeting.days-too-many'
  | 'meeting.days-too-soon'
  | 'meeting.in-the-past'
  | 'meeting.ends-before-it-begins'
  | 'meeting.length-unfit'
  | 'meeting.poll-open'
  | 'meeting.poll-not-open'
  | 'meeting.slot-twice'
  | 'meeting.slot-unknown'
  | 'meeting.answer-by-in-the-past'
  | 'meeting.answer-by-too-late'
  | 'meeting.invitation-outdated'
  | 'meeting.child-as-interpreter'
  | 'meeting.interpreter-unknown'
  | 'meeting.interpreter-not-needed'
  | 'meeting.interpreter-ordered-already'
  | 'meeting.interpreter-not-ordered'
  | 'meeting.agenda-empty'
  | 'meeting.agenda-full'
  | 'meeting.agenda-own-full'
  | 'meeting.agenda-item-unknown'
  | 'meeting.agenda-order-incomplete'
  | 'meeting.agenda-words-of-agreement'
  | 'meeting.item-not-running'
  | 'meeting.note-unknown'
>;

export type MeetingDecision = Decision<MeetingEvent, MeetingRejection>;

type Code = MeetingRejection['code'] extends `meeting.${infer C}` ? C : never;

/** What is asked for does not fit how the meeting stands. */
export function refuse(code: Code): MeetingDecision {
  return reject({ code: `meeting.${code}`, because: 'state' });
}

/** What is asked for is wrong in itself, in this field. */
export function wrong(code: Code, field: string): MeetingDecision {
  return reject({ code: `meeting.${code}`, because: 'value', field });
}
