import { z } from 'zod';
import { fileNames } from '../register.words';
import { changeKinds } from './family-changes';

const cell = z.string().nullable();

export const importChanges = z.object({
  newFamilies: z.int(),
  correctedFamilies: z.int(),
  struckFamilies: z.int(),
  consultations: z.int(),
  consents: z.int(),
});

export const familyChangeAnswer = z
  .object({
    family: z.string(),
    kind: z.enum(changeKinds),
    referredOn: z.iso.date(),
    holds: z
      .object({ members: z.int(), contacts: z.int(), meetings: z.int() })
      .describe('How much is known of it: as it would be, or what goes with it'),
    paper: z.boolean().describe('Whether a consent on paper, from before FamSam, is noted'),
    changes: z
      .array(
        z.object({
          file: z.enum(fileNames),
          entry: cell.describe('What the row is known by within its family'),
          column: cell.describe('Null when the whole row comes or goes'),
          before: cell.describe('Null when the row was not there'),
          after: cell.describe('Null when the row goes'),
        }),
      )
      .describe('In the words of the files; of a family that was here before'),
    more: z.int().describe('How many there are beyond these'),
  })
  .meta({ id: 'RegisterFamilyChange' });

export const overviewAnswer = z
  .object({
    changes: importChanges,
    events: z.int().describe('Events that would be added; 0 when the register says nothing new'),
    municipalities: z.array(z.string()),
    units: z.array(z.string()).describe('The first of them'),
    unitCount: z.int(),
    consultationsAdded: z.int(),
    consultationsStruck: z.int(),
    consultations: z
      .array(z.object({ heldOn: z.iso.date(), kind: z.string(), struck: z.boolean() }))
      .describe('The first of them'),
    firstDay: z.iso.date().nullable().describe('The first day with FamSam, if it is fixed by this'),
  })
  .meta({ id: 'RegisterPreview' });
