import { calendarDay } from '@famsam/contracts';
import { z } from 'zod';
import { schoolStages } from './tables';

export const definitionAnswer = z
  .object({ id: z.string(), sv: z.string(), en: z.string(), fi: z.string() })
  .meta({ id: 'Definition' });

const figureAnswer = z
  .object({
    id: z.string(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    value: z.number().nullable(),
    definition: z.string(),
  })
  .meta({ id: 'Figure' });

const totals = z.object({
  families: z.int(),
  processes: z.int(),
  activeFamilies: z.int(),
  activeProcesses: z.int(),
  closedFamilies: z.int(),
});

/** The published tables, each number with what it is made of. */
export const tablesAnswer = z
  .object({
    asOf: calendarDay,
    knownAt: z.iso.datetime(),
    position: z.int(),
    byYear: z.array(totals.extend({ year: z.int() })),
    total: totals,
    byMunicipality: z.array(
      z.object({
        municipality: z.string(),
        families: z.int(),
        processes: z.int(),
        percent: z.int().nullable(),
        expectedPercent: z.int().nullable(),
      }),
    ),
    byReferrer: z.record(z.string(), z.int()),
    childrenPerFamily: z.record(z.string(), z.int()),
    children: z.object({ total: z.int(), inActiveFamilies: z.int() }),
    childrenBySchoolStage: z.array(
      z.object({ stage: z.enum(schoolStages), total: z.int(), inActiveFamilies: z.int() }),
    ),
    familiesWithGuardianProcess: z.int(),
    meetingsPerClosedFamily: z.object({
      n: z.int(),
      min: z.int().nullable(),
      max: z.int().nullable(),
      mean: z.number().nullable(),
      median: z.number().nullable(),
    }),
    waitingForFirstMeeting: z.int(),
    closedBeforeFirstMeeting: z.int(),
    consultations: z.int(),
    figures: z.array(figureAnswer),
    definitions: z.array(definitionAnswer),
  })
  .meta({ id: 'Tables' });
