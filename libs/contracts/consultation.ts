import type { DomainEvent, EventContract } from '@famsam/kernel';
import { z } from 'zod';
import { firstVersion } from './event-contract';

export const consultationKinds = [
  'private-person',
  'agency-anonymous-family',
  'outside-mission',
] as const;
export type ConsultationKind = (typeof consultationKinds)[number];

/** law.md 15: no identity fields at all, so there is nothing here but a kind; the day is `happenedOn`. */
const consultation = z.strictObject({
  /** Who wrote it down; see the source of a case's entries. */
  source: z.enum(['team', 'register']),
  kind: z.enum(consultationKinds),
});
const nothing = z.strictObject({});

/** One consultation, stream `consultation-<uuid>`. */
export type ConsultationEvent =
  | DomainEvent<'consultation.held', z.infer<typeof consultation>>
  | DomainEvent<'consultation.struck', Record<string, never>>;

export const consultationContracts: readonly EventContract[] = [
  firstVersion('consultation.held', consultation),
  firstVersion('consultation.struck', nothing),
];
