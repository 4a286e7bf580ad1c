import { line, mailAddress, paragraphs } from '@famsam/contracts';
import type { PersonalTexts } from '@famsam/privacy';
import { z } from 'zod';
import type { TextsOfSubject } from './case-words';

/** A note in the person's own words. It goes to the vault, never into an event; null takes it away. */
export const noteSchema = paragraphs(4000).nullable().optional();

export const familyNameSchema = line(200).nullable().optional();

/** What is left out stays as it is; null takes it away. */
export const personalSchema = z.strictObject({
  name: line(200).nullable().optional(),
  personNumber: line(20).nullable().optional().describe('Never required (law.md 22)'),
  phone: line(40).nullable().optional(),
  email: mailAddress.nullable().optional(),
  address: paragraphs(400).nullable().optional(),
});

const fields = {
  name: 'name',
  personNumber: 'person-number',
  phone: 'phone',
  email: 'email',
  address: 'address',
  note: 'note',
} as const;

/** All fields of the vault. */
export const personalFields = Object.values(fields);

/** What is known of a member, under the names that the doors use. */
export type PersonalDetails = Readonly<z.infer<typeof personAnswer>>;
export const personAnswer = z
  .object({
    name: z.string().optional(),
    personNumber: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    address: z.string().optional(),
  })
  .meta({ id: 'PersonalDetails' });

export function personalDetails(texts: PersonalTexts): PersonalDetails {
  const { note: _own, 'person-number': personNumber, ...others } = texts;
  return personNumber === undefined ? others : { ...others, personNumber };
}

type PersonalInput = { readonly [field in keyof typeof fields]?: string | null | undefined };

/** What is said of one subject (a member, or a case as a whole), as the vault takes it. */
export function textsOf(
  subjectId: string,
  input: PersonalInput,
  /** Where in the request they stand, for a refusal to name the field. */
  at?: string,
): readonly TextsOfSubject[] {
  const entries = (Object.keys(fields) as (keyof typeof fields)[]).flatMap((field) => {
    const text = input[field];
    return text === undefined ? [] : [{ field: fields[field], text }];
  });
  return entries.length > 0 ? [{ subjectId, entries, ...(at !== undefined && { at }) }] : [];
}
