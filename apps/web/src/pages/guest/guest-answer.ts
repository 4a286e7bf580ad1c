import type { components } from '../../api/schema';

export type GuestAgreement = components['schemas']['GuestAgreement'];

/** As the api takes it. */
export type GuestAnswer =
  | { answer: 'taken-on' | 'done' }
  | { answer: 'blocked'; reason: NonNullable<GuestAgreement['blockedBy']>; note?: string }
  | { answer: 'not-mine'; suggestedUnitId: string | null; note?: string };
