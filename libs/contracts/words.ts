import { z } from 'zod';

/** The fields of the vault in which rooms keep personal words. */
export const wordFields = ['name', 'person-number', 'phone', 'email', 'address', 'note'] as const;
export type WordField = (typeof wordFields)[number];

const fields = z.array(z.enum(wordFields)).max(wordFields.length);

/** Which words of a subject are new, and which were taken away; never what they say or said. */
export const changedFields = z.strictObject({ changed: fields, cleared: fields });
export type ChangedFields = z.infer<typeof changedFields>;
