import { calendarDay } from '@famsam/contracts';
import { z } from 'zod';
import { definitionAnswer } from '../statistics.answers';
import { schoolStages } from '../tables';

const maskedCell = z
  .object({ masked: z.literal(true), complementary: z.literal(true).optional() })
  .meta({
    id: 'MaskedCell',
    description: 'Shown as <5 (1 to 4), or as – when hidden only to protect another (law.md 29)',
  });

const cell = z.union([z.number(), maskedCell]).nullable().meta({ id: 'ReportCell' });

const totals = z.object({
  families: cell,
  processes: cell,
  activeFamilies: cell,
  activeProcesses: cell,
  closedFamilies: cell,
});

export const reportAnswer = z
  .object({
    asOf: calendarDay,
    knownAt: z.iso.datetime(),
    position: z.int(),
    publishable: z.boolean().describe('False: small counts are shown, not for publishing'),
    byYear: z.array(totals.extend({ year: z.int() })),
    total: totals,
    byMunicipality: z.array(
      z.object({
        code: z.string(),
        municipality: z.string(),
        families: cell,
        processes: cell,
        activeFamilies: cell,
        percent: cell,
        expectedPercent: z.int().nullable(),
      }),
    ),
    byReferrer: z.record(z.string(), cell),
    childrenPerFamily: z.record(z.string(), cell),
    children: z.object({ total: cell, inActiveFamilies: cell }),
    childrenBySchoolStage: z.array(
      z.object({ stage: z.enum(schoolStages), total: cell, inActiveFamilies: cell }),
    ),
    familiesWithGuardianProcess: cell,
    meetingsPerClosedFamily: z.object({
      n: cell,
      min: cell,
      max: cell,
      mean: cell,
      median: cell,
    }),
    waitingForFirstMeeting: cell,
    closedBeforeFirstMeeting: cell,
    consultations: cell,
    figures: z.array(
      z.object({
        id: z.string(),
        numerator: cell,
        denominator: cell,
        value: cell,
        definition: z.string(),
      }),
    ),
    definitions: z.array(definitionAnswer),
  })
  .meta({ id: 'Report' });

const counts = { families: cell, activeFamilies: cell, processes: cell };

export const seriesAnswer = z
  .object({
    points: z.array(
      z.object({
        day: calendarDay,
        ...counts,
        byMunicipality: z.array(
          z.object({ code: z.string(), municipality: z.string(), ...counts }),
        ),
      }),
    ),
  })
  .meta({ id: 'ReportSeries' });

export const changesAnswer = z
  .object({
    since: calendarDay,
    asOf: calendarDay,
    knownAt: z.iso.datetime(),
    corrections: z
      .int()
      .nullable()
      .describe(
        'Events recorded after the earlier day that changed its figures; null: none known then',
      ),
    figures: z.array(
      z.object({
        id: z.string(),
        definition: z.string(),
        before: cell,
        after: cell,
        difference: cell,
        published: cell,
        revised: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ReportChanges' });
