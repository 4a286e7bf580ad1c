import { z } from 'zod';

/** Exactly one: the unit of an agency, or a member of the family. */
export const party = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), unitId: z.uuid() }),
  z.strictObject({ kind: z.literal('member'), memberId: z.uuid() }),
]);
export type Party = z.infer<typeof party>;

export function partyId(of: Party): string {
  return of.kind === 'unit' ? of.unitId : of.memberId;
}
