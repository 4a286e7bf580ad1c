import type { DomainEvent, EventContract } from '@famsam/kernel';
import { z } from 'zod';
import { calendarDay } from './bounds';
import { firstVersion } from './event-contract';
import { party, type Party } from './party';

const id = z.uuid();

/** Who does it. */
export const agreementOwner = party;
export type AgreementOwner = Party;

/** What stands in the way; the words for it rest in the vault. */
export const blockReasons = [
  'waiting-for-somebody-else',
  'no-time-or-staff',
  'family-does-not-want-it',
  'not-possible',
  'other',
] as const;
export type BlockReason = (typeof blockReasons)[number];

/** How far a silence has come: two reminders, the owner's manager, the coordinator, the next agenda. */
export const silenceSteps = [
  'reminder',
  'second-reminder',
  'manager',
  'coordinator',
  'agenda',
] as const;
export type SilenceStep = (typeof silenceSteps)[number];

const made = z.strictObject({
  caseId: id,
  /** The held meeting it was made at; null when it was made between two. */
  meetingId: id.nullable(),
  owner: agreementOwner,
  dueOn: calendarDay,
});
const blocked = z.strictObject({ reason: z.enum(blockReasons) });
/** Whose it is instead, as far as the one who answers can tell. */
const notMine = z.strictObject({ suggested: agreementOwner.nullable() });
const handedOver = z.strictObject({ owner: agreementOwner, dueOn: calendarDay });
const moved = z.strictObject({ dueOn: calendarDay });
const silent = z.strictObject({ step: z.enum(silenceSteps) });
/** What was agreed, or what its owner said last. */
export const agreementWords = ['what', 'note'] as const;
export type AgreementWords = (typeof agreementWords)[number];
const reworded = z.strictObject({
  words: z.array(z.enum(agreementWords)).min(1).max(agreementWords.length),
});
const nothing = z.strictObject({});

/** The parts of agreements as events hold them, for answers that show them. */
export const agreementParts = { made };

export type AgreementMade = z.infer<typeof made>;

/**
 * The life of one agreement, stream `agreement-<uuid>`: who does what by when (law.md 28). What was agreed is
 * written in the vault under the agreement's id; `agreement.reworded` says that it was put in other words, which
 * its owner is asked about again (decision 0021). `agreement.silent` says that nobody has answered and how far
 * that has come; whoever tells the owner, the manager or the coordinator listens to it.
 */
export type AgreementEvent =
  | DomainEvent<'agreement.made', AgreementMade>
  | DomainEvent<'agreement.corrected', AgreementMade>
  | DomainEvent<'agreement.reworded', z.infer<typeof reworded>>
  | DomainEvent<'agreement.taken-on', Record<string, never>>
  | DomainEvent<'agreement.done', Record<string, never>>
  | DomainEvent<'agreement.blocked', z.infer<typeof blocked>>
  | DomainEvent<'agreement.not-mine', z.infer<typeof notMine>>
  | DomainEvent<'agreement.handed-over', z.infer<typeof handedOver>>
  | DomainEvent<'agreement.moved', z.infer<typeof moved>>
  | DomainEvent<'agreement.silent', z.infer<typeof silent>>
  | DomainEvent<'agreement.withdrawn', Record<string, never>>
  | DomainEvent<'agreement.struck', Record<string, never>>;

export const agreementContracts: readonly EventContract[] = [
  firstVersion('agreement.made', made),
  firstVersion('agreement.corrected', made),
  firstVersion('agreement.reworded', reworded),
  firstVersion('agreement.taken-on', nothing),
  firstVersion('agreement.done', nothing),
  firstVersion('agreement.blocked', blocked),
  firstVersion('agreement.not-mine', notMine),
  firstVersion('agreement.handed-over', handedOver),
  firstVersion('agreement.moved', moved),
  firstVersion('agreement.silent', silent),
  firstVersion('agreement.withdrawn', nothing),
  firstVersion('agreement.struck', nothing),
];
