import { calendarDay, zonedInstant } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { Clock } from '@famsam/kernel';
import { Answers, CLOCK, type Principal, PrincipalOf, ValidQuery } from '@famsam/platform';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { definitionAnswer, tablesAnswer } from './statistics.answers';
import { definitions, type Definition } from './definitions';
import { TablesAt, type TablesAnswer } from './tables';

/** Which day, and what of it was known when: the same for tables and reports. */
export const tablesQuery = z.strictObject({
  asOf: calendarDay
    .optional()
    .describe('What had happened by this day, for example 2022-11-16; today when left out'),
  knownAt: zonedInstant
    .optional()
    .describe('By what had been recorded at this instant; now when left out'),
});

type TablesBody = Omit<TablesAnswer, 'tables'> & TablesAnswer['tables'];

@ApiTags('statistics')
@Controller('statistics')
@AllowedFor('coordinator', 'steering-group', 'operator')
export class StatisticsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('tables')
  @AllowedFor('coordinator', 'operator')
  @ApiOperation({
    summary:
      'The tables with every count as it is, for the team; what others may see is the report (law.md 29)',
  })
  @Answers(tablesAnswer)
  async tables(
    @PrincipalOf() { areaId }: Principal,
    @ValidQuery(tablesQuery) { asOf, knownAt }: z.infer<typeof tablesQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TablesBody> {
    const { tables, ...answer } = await this.queries.execute(
      new TablesAt(areaId, asOf ?? this.clock.today(), knownAt ? new Date(knownAt) : null),
    );
    // Population figures move shares without moving a count, so the position alone would not do.
    const hash = createHash('sha256').update(JSON.stringify([answer.asOf, tables]));
    void reply.header('etag', `"${answer.position}-${hash.digest('hex').slice(0, 16)}"`);
    const { asOf: day, knownAt: instant, position, figures } = answer;
    return { asOf: day, knownAt: instant, position, ...tables, figures, definitions };
  }

  @Get('definitions')
  @ApiOperation({ summary: 'What each figure means, in Swedish, English and Finnish' })
  @Answers(z.object({ items: z.array(definitionAnswer) }))
  definitions(): { items: readonly Definition[] } {
    return { items: definitions };
  }
}
