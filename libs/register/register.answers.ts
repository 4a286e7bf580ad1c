import { z } from 'zod';
import { importStates } from './imports.store';
import { importChanges, overviewAnswer } from './preview';
import { faultRules, type FaultRule } from './register.faults';
import { fileNames } from './register.words';

export const faultAnswer = z
  .object({
    file: z.enum(fileNames),
    row: z.int().nullable().describe('As a spreadsheet numbers it; null for the whole file'),
    column: z.string().nullable(),
    value: z.string().nullable().describe('Told by a check; of an import no cell is kept'),
    rule: z.enum(Object.keys(faultRules) as FaultRule[]),
    message: z.string(),
    expected: z.string(),
  })
  .meta({ id: 'RegisterFault' });

const rowCounts = z
  .object({
    families: z.int(),
    members: z.int(),
    contacts: z.int(),
    meetings: z.int(),
    closings: z.int(),
    reopenings: z.int(),
    consultations: z.int(),
  })
  .meta({ id: 'RegisterRowCounts' });

export const checkAnswer = z
  .object({
    count: z.int().describe('All of them; the list may stop before'),
    faults: z.array(faultAnswer),
    rows: rowCounts.nullable().describe('What it holds, when it could be read'),
    unknown: z
      .array(
        z.object({
          kind: z.enum(['municipality', 'unit']),
          name: z.string(),
          nearest: z.string().nullable().describe('The name that may have been meant'),
          rows: z.int().describe('On how many it stands'),
        }),
      )
      .describe('The first 1,000 names that the area lacks, and that can be asked for'),
  })
  .meta({ id: 'RegisterCheck' });

export const undoCounts = z
  .object({
    families: z.int(),
    consultations: z.int(),
    municipalities: z.int(),
    units: z.int(),
    left: z.int().describe('Of what the import had brought or changed, how much stays'),
  })
  .meta({ id: 'RegisterUndoCounts' });

export const importAnswer = z
  .object({
    importId: z.uuid(),
    state: z.enum(importStates),
    requestedAt: z.iso.datetime(),
    progress: z.object({ step: z.string().nullable(), done: z.int(), of: z.int() }),
    summary: z
      .object({
        rows: rowCounts,
        events: z.int(),
        changes: importChanges,
      })
      .nullable()
      .describe('When it is done'),
    faultCount: z.int(),
    failure: z.string().nullable(),
    undone: undoCounts.nullable().describe('What of it was taken back'),
    timesShown: z
      .int()
      .describe(
        'Again when what it would change is another by now; for If-Match: a yes is to one showing',
      ),
  })
  .meta({ id: 'RegisterImport' });

export const importByIdAnswer = importAnswer.extend({
  faults: z.array(faultAnswer),
  preview: overviewAnswer.nullable().describe('What it would change, while it waits for a yes'),
});
