import type { DomainEvent, EventContract } from '@famsam/kernel';
import { z } from 'zod';
import { instant } from './bounds';
import { firstVersion, laterVersion } from './event-contract';

const id = z.uuid();

/** Who is told: ids alone. Where they are reached is looked up when the message is sent. */
export const recipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), unitId: id }),
  z.strictObject({ kind: z.literal('manager'), unitId: id }),
  z.strictObject({ kind: z.literal('member'), memberId: id }),
  z.strictObject({ kind: z.literal('interpreter'), interpreterId: id }),
  z.strictObject({ kind: z.literal('team') }),
]);
export type Recipient = z.infer<typeof recipient>;

/** Null for the team, of which there is one. */
export function recipientId(of: Recipient): string | null {
  switch (of.kind) {
    case 'unit':
    case 'manager':
      return of.unitId;
    case 'member':
      return of.memberId;
    case 'interpreter':
      return of.interpreterId;
    case 'team':
      return null;
  }
}

export const messageKinds = [
  'poll',
  'invitation',
  'invitation-changed',
  'invitation-cancelled',
  'agenda',
  'agenda-warning',
  'agreement-asked',
  'agreement-reworded',
  'agreement-reminder',
  'agreement-second-reminder',
  'agreement-manager',
  'agreement-coordinator',
  'one-time-code',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** What a guest may do with a link. */
export const guestPurposes = ['poll', 'invitation', 'agreement'] as const;
export type GuestPurpose = (typeof guestPurposes)[number];

export const messageSubjects = ['meeting', 'agreement', 'guest-link'] as const;
const about = z.strictObject({ kind: z.enum(messageSubjects), id });
export type MessageAbout = z.infer<typeof about>;

const calendar = z.strictObject({
  method: z.enum(['request', 'cancel']),
  uid: id,
  sequence: z.int().min(0),
  from: instant,
  to: instant,
});
export type MessageCalendar = z.infer<typeof calendar>;

const outgoing = z.strictObject({
  kind: z.enum(messageKinds),
  recipient,
  caseId: id.nullable(),
  about,
  /** The members it speaks of, who all let a unit know; nobody: the whole family; null: not known, any of them. */
  speaksOf: z.array(id).max(100).nullable(),
  /** The purpose of the link that is signed when the message is sent; null for none. */
  link: z.enum(guestPurposes).nullable(),
  calendar: calendar.nullable(),
  dueAt: instant,
  /** After this it is not sent any more. */
  meaningfulUntil: instant,
});
export type Outgoing = z.infer<typeof outgoing>;

/** `mailbox`: the one inside the product, where no server for mail is told of. */
export const channels = ['mail', 'mailbox', 'sms', 'secure'] as const;
export type Channel = (typeof channels)[number];

/** `not-told`: the recipient may not be told of the case any more. */
export const skipReasons = ['too-late', 'superseded', 'not-told'] as const;
export type SkipReason = (typeof skipReasons)[number];
/** `returned`: it was taken, and came back later. */
export const failReasons = ['no-address', 'refused', 'unreachable', 'returned'] as const;
export type FailReason = (typeof failReasons)[number];

export const invitationAnswers = ['accepted', 'tentative', 'declined'] as const;
export type InvitationAnswer = (typeof invitationAnswers)[number];

/** `number` counts all tries of the message; `againAt` is when the next one is due if no end of this one is heard of. */
const attempted = z.strictObject({
  number: z.int().min(1),
  channel: z.enum(channels),
  againAt: instant,
});
const sent = z.strictObject({ channel: z.enum(channels) });
const skipped = z.strictObject({ why: z.enum(skipReasons) });
const failed = z.strictObject({ why: z.enum(failReasons) });
const retried = z.strictObject({ at: instant });
/** The server or the account that we send with has to be mended first; that costs the message no try. */
const putOff = z.strictObject({ againAt: instant });
/** `sequence`: of the invitation that was answered. */
const answerGiven = z.strictObject({
  answer: z.enum(invitationAnswers),
  sequence: z.int().min(0),
});
/** `stamp`: when it was given, as the calendar says (DTSTAMP); mails overtake each other. */
const answered = answerGiven.extend({ stamp: instant.nullable() });

export type MessageAnswered = z.infer<typeof answerGiven>;
export type MessageAnsweredAt = z.infer<typeof answered>;

/** The parts of messages as events hold them, for answers that show them. */
export const messageParts = { outgoing, about };

/** The life of one message, stream `message-<uuid>`: ids, codes and instants; its words are made when it is sent. */
export type MessageEvent =
  | DomainEvent<'message.queued', Outgoing>
  | DomainEvent<'message.attempted', z.infer<typeof attempted>>
  | DomainEvent<'message.sent', z.infer<typeof sent>>
  | DomainEvent<'message.skipped', z.infer<typeof skipped>>
  | DomainEvent<'message.failed', z.infer<typeof failed>>
  | DomainEvent<'message.retried', z.infer<typeof retried>>
  | DomainEvent<'message.put-off', z.infer<typeof putOff>>
  | DomainEvent<'message.answered', MessageAnsweredAt>
  | DomainEvent<'message.answered-by-another', MessageAnswered>;

export const messageContracts: readonly EventContract[] = [
  laterVersion('message.queued', outgoing, (data) => ({ ...(data as Outgoing), speaksOf: null })),
  firstVersion('message.attempted', attempted),
  firstVersion('message.sent', sent),
  firstVersion('message.skipped', skipped),
  firstVersion('message.failed', failed),
  firstVersion('message.retried', retried),
  firstVersion('message.put-off', putOff),
  {
    ...firstVersion('message.answered', answered),
    version: 2,
    upcasts: { 1: (data) => ({ ...(data as MessageAnswered), stamp: null }) },
  },
  firstVersion('message.answered-by-another', answerGiven),
];
