import type { CommandContext } from '@famsam/platform';
import { z } from 'zod';
import type { TextsOfSubject } from './case.commands';
import { caseIdOf } from './case.commands';

/** A note in the person's own words. It goes to the vault, never into an event. */
export const noteSchema = z.string().min(1).max(4000).optional();

export const personalSchema = z.strictObject({
  name: z.string().min(1).max(200).optional(),
  personNumber: z.string().min(1).max(20).optional().describe('Never required (law.md 22)'),
  phone: z.string().min(1).max(40).optional(),
  email: z.email().max(200).optional(),
  address: z.string().min(1).max(400).optional(),
});

const fields = {
  name: 'name',
  personNumber: 'person-number',
  phone: 'phone',
  email: 'email',
  address: 'address',
  note: 'note',
} as const;

type Told = { readonly [field in keyof typeof fields]?: string | undefined };

/** What was told about one subject (a member, or a case as a whole), as the vault takes it. */
export const textsOf = {
  subject(subjectId: string, told: Told): readonly TextsOfSubject[] {
    const entries = (Object.keys(fields) as (keyof typeof fields)[]).flatMap((field) => {
      const text = told[field];
      return text === undefined ? [] : [{ field: fields[field], text }];
    });
    return entries.length > 0 ? [{ subjectId, entries }] : [];
  },
  /** A note about a case that is about to be. */
  case(context: CommandContext, note: string | undefined): readonly TextsOfSubject[] {
    return textsOf.subject(caseIdOf(context), { note });
  },
};
