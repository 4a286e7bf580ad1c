import { calendarDay, firstDay } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import { addDays, localDate, type Clock, type LocalDate } from '@famsam/kernel';
import {
  Answers,
  AnswersAs,
  CLOCK,
  InvalidInputError,
  PrincipalOf,
  ValidQuery,
  type Principal,
} from '@famsam/platform';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Audience } from './report';
import { changesAnswer, reportAnswer, seriesAnswer } from './report.answers';
import { reportCsv, reportXlsx } from './report.files';
import type { ChangesAnswer, ReportAnswer } from './report.view';
import { ChangesSince, PublishedReport, ReportSeries } from './report.view';
import { monthEnds, mostPoints, type SeriesPoint } from './series';
import { tablesQuery } from '../statistics.http';

type ReportQuery = z.infer<typeof tablesQuery>;

const changesQuery = z.strictObject({
  since: calendarDay.describe('The earlier day'),
  asOf: calendarDay.optional().describe('The later day; today when left out'),
});

const seriesQuery = z.strictObject({
  from: calendarDay.optional().describe('Five years before the last day when left out'),
  to: calendarDay.optional().describe('The last day; today when left out'),
  step: z.literal('month').default('month').describe('A point at the end of each month'),
});

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What may be published, for the steering group; the same with every count for those who run the work. */
@ApiTags('statistics')
@AllowedFor('coordinator', 'steering-group', 'operator')
@Controller('statistics')
export class ReportController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('report')
  @ApiOperation({
    summary: 'The report as of any day, as known at any instant; small counts masked',
  })
  @Answers(reportAnswer)
  async report(
    @PrincipalOf() principal: Principal,
    @ValidQuery(tablesQuery) query: ReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportAnswer> {
    const answer = await this.reportFor(principal, query);
    const { knownAt: _, ...shown } = answer;
    const hash = createHash('sha256').update(JSON.stringify(shown)).digest('hex');
    void reply.header('etag', `"${hash.slice(0, 24)}"`);
    return answer;
  }

  @Get('changes')
  @ApiOperation({ summary: 'Which figures changed since a day, and how much was corrected' })
  @Answers(changesAnswer)
  changes(
    @PrincipalOf() principal: Principal,
    @ValidQuery(changesQuery) { since, asOf }: z.infer<typeof changesQuery>,
  ): Promise<ChangesAnswer> {
    const until = asOf ?? this.clock.today();
    if (since > until) throw notBefore('since', 'later than the day it is compared with');
    return this.queries.execute(
      new ChangesSince(principal.areaId, since, until, audienceOf(principal)),
    );
  }

  @Get('series')
  @ApiOperation({ summary: 'Families, active families and processes at the end of each month' })
  @Answers(seriesAnswer)
  series(
    @PrincipalOf() principal: Principal,
    @ValidQuery(seriesQuery) query: z.infer<typeof seriesQuery>,
  ): Promise<{ readonly points: readonly SeriesPoint[] }> {
    const to = query.to ?? this.clock.today();
    const from = query.from ?? fiveYearsBefore(to);
    if (from > to) throw notBefore('from', 'later than the last day');
    if (monthEnds(from, to).length > mostPoints)
      throw notBefore('from', 'more than ten years before');
    return this.queries.execute(
      new ReportSeries(principal.areaId, from, to, audienceOf(principal)),
    );
  }

  @Get('report.xlsx')
  @ApiOperation({ summary: 'The report for Excel: a sheet for each table, and the definitions' })
  @AnswersAs(xlsx, 'The workbook')
  async xlsx(
    @PrincipalOf() principal: Principal,
    @ValidQuery(tablesQuery) query: ReportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = await this.reportFor(principal, query);
    await sendFile(reply, `famsam-${report.asOf}.xlsx`, xlsx, await reportXlsx(report));
  }

  @Get('report.csv')
  @ApiOperation({ summary: 'The report as semicolon-separated text for a Swedish Excel' })
  @AnswersAs('text/csv', 'The tables, one after another')
  async csv(
    @PrincipalOf() principal: Principal,
    @ValidQuery(tablesQuery) query: ReportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = await this.reportFor(principal, query);
    await sendFile(
      reply,
      `famsam-${report.asOf}.csv`,
      'text/csv; charset=utf-8',
      reportCsv(report),
    );
  }

  private reportFor(principal: Principal, { asOf, knownAt }: ReportQuery): Promise<ReportAnswer> {
    const day = asOf ?? this.clock.today();
    const then = knownAt ? new Date(knownAt) : null;
    const { areaId } = principal;
    return this.queries.execute(new PublishedReport(areaId, day, then, audienceOf(principal)));
  }
}

/** No earlier than the first day that there is. */
function fiveYearsBefore(day: LocalDate): LocalDate {
  const [first, days] = [localDate(firstDay), 5 * 365];
  return day < addDays(first, days) ? first : addDays(day, -days);
}

/** Whoever is not named sees what everybody may see. */
function audienceOf({ actor }: Principal): Audience {
  return actor.role === 'coordinator' || actor.role === 'operator' ? 'team' : 'public';
}

function notBefore(field: string, message: string): InvalidInputError {
  return new InvalidInputError([{ field, rule: 'day.order', message }]);
}

async function sendFile(
  reply: FastifyReply,
  name: string,
  type: string,
  content: string | Buffer,
): Promise<void> {
  await reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(content);
}
