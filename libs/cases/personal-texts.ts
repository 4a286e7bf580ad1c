import { line, paragraphs } from '@famsam/contracts';
import type { CommandContext } from '@famsam/platform';
import { namedId } from '@famsam/platform';
import type { PersonalTexts } from '@famsam/privacy';
import { z } from 'zod';
import type { TextsOfSubject } from './case.commands';
import { caseIdOf } from './case.commands';

/** A note in the person's own words. It goes to the vault, never into an event. */
export const noteSchema = paragraphs(4000).optional();

export const familyNameSchema = line(200).optional();

export const personalSchema = z.strictObject({
  name: line(200).optional(),
  personNumber: line(20).optional().describe('Never required (law.md 22)'),
  phone: line(40).optional(),
  email: z.email().max(200).optional(),
  address: paragraphs(400).optional(),
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
export type PersonTold = Readonly<z.infer<typeof personAnswer>>;
export const personAnswer = z
  .object({
    name: z.string().optional(),
    personNumber: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    address: z.string().optional(),
  })
  .meta({ id: 'PersonTold' });

export function toldOf(texts: PersonalTexts): PersonTold {
  const { note: _own, 'person-number': personNumber, ...told } = texts;
  return personNumber === undefined ? told : { ...told, personNumber };
}

/** The assessment has no id of its own; its note is written of this one. */
export function assessmentIdOf(caseId: string): string {
  return namedId(caseId, 'assessment');
}

type Told = { readonly [field in keyof typeof fields]?: string | undefined };

/** What was told about one subject (a member, or a case as a whole), as the vault takes it. */
export const textsOf = {
  /** `at` is where in the request they stand, for a refusal to name the field. */
  subject(subjectId: string, told: Told, at?: string): readonly TextsOfSubject[] {
    const entries = (Object.keys(fields) as (keyof typeof fields)[]).flatMap((field) => {
      const text = told[field];
      return text === undefined ? [] : [{ field: fields[field], text }];
    });
    return entries.length > 0 ? [{ subjectId, entries, ...(at !== undefined && { at }) }] : [];
  },
  /** A case that is about to be: what is noted of it, and the family's name. */
  case(context: CommandContext, told: Told): readonly TextsOfSubject[] {
    return textsOf.subject(caseIdOf(context), told);
  },
};
