import { calendarDay, languageCode } from '@famsam/contracts';
import { z } from 'zod';
import { interpretingStandings, type Interpreting } from './interpreting';

export const interpretingAnswer = z
  .object({
    language: languageCode,
    needed: z.boolean().describe('By somebody who is invited, as the family is now'),
    interpreterIds: z.array(z.uuid()).describe('Of the directory; none when ordered from outside'),
    standing: z.enum(interpretingStandings),
    orderedOn: calendarDay.nullable(),
    confirmedOn: calendarDay.nullable(),
  })
  .meta({ id: 'Interpreting' });

export function shownInterpreting(
  interpreting: readonly Interpreting[],
): z.infer<typeof interpretingAnswer>[] {
  return interpreting.map(({ interpreterIds, ...one }) => ({
    ...one,
    interpreterIds: [...interpreterIds],
  }));
}
