import {
  calendarDay,
  contactKinds,
  dayPrecisions,
  household,
  interpretedLanguage,
  memberRoles,
} from '@famsam/contracts';
import type { CommandContext } from '@famsam/platform';
import { namedId } from '@famsam/platform';
import { z } from 'zod';
import type { FamilyInput } from './case.commands';
import { personalSchema, textsOf, type TextsOfSubject } from './words';

export const memberSchema = z.strictObject({
  role: z.enum(memberRoles),
  birthYear: z.int().min(1900).max(2200).nullable().default(null),
  household: household
    .nullable()
    .default(null)
    .describe('The same code for those who live together'),
  interpreter: interpretedLanguage
    .nullable()
    .optional()
    .describe('Language to be interpreted, null for none; left out when nobody has asked'),
  personal: personalSchema.default({}),
});
export const memberExample = {
  role: 'child',
  birthYear: 2014,
  household: 'A',
  personal: { name: 'Kim Exempel' },
};

/** An own contact, without saying whose. */
export const contactSchema = z.strictObject({
  unitId: z.uuid(),
  kind: z.enum(contactKinds),
  since: calendarDay,
  precision: z
    .enum(dayPrecisions)
    .default('day')
    .describe('How exactly `since` is known; of a month or a year, its first day'),
});

export const membersSchema = z.array(memberSchema).max(40).default([]);
export const contactsSchema = z
  .array(
    contactSchema.extend({
      member: z.int().min(0).describe('Its place among the members, from 0'),
    }),
  )
  .max(100)
  .default([]);

interface FamilyBody {
  readonly members: z.infer<typeof membersSchema>;
  readonly contacts: z.infer<typeof contactsSchema>;
}

/** A contact speaks of a member by its place in the same request. */
export function memberOfEachContact(
  { members, contacts }: FamilyBody,
  context: z.RefinementCtx,
): void {
  contacts.forEach(({ member }, at) => {
    if (member >= members.length)
      context.addIssue({
        code: 'custom',
        path: ['contacts', at, 'member'],
        message: 'There is no member at this place',
      });
  });
}

/** The members and contacts of a new case, with ids that a repeat gives again, and what goes to the vault. */
export function familyOf(
  { commandId }: CommandContext,
  { members, contacts }: FamilyBody,
): { readonly family: FamilyInput; readonly texts: readonly TextsOfSubject[] } {
  const idOf = (place: number): string => namedId(commandId, `member ${place}`);
  return {
    family: {
      members: members.map(({ personal: _own, ...member }, at) => ({
        ...member,
        memberId: idOf(at),
      })),
      contacts: contacts.map(({ member, ...contact }, at) => ({
        ...contact,
        memberId: idOf(member),
        contactId: namedId(commandId, `contact ${at}`),
      })),
    },
    texts: members.flatMap(({ personal }, at) =>
      textsOf(idOf(at), personal, `members.${at}.personal`),
    ),
  };
}

export const familyExample = {
  familyName: 'Exempel',
  members: [memberExample, { role: 'guardian', personal: { name: 'Robin Exempel' } }],
  contacts: [
    {
      member: 0,
      unitId: '01938e5e-6d5e-7c3a-9a51-7a4b6f1f2a02',
      kind: 'individual-support',
      since: '2026-03-02',
    },
  ],
};
