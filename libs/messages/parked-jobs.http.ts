import { AllowedFor } from '@famsam/identity';
import type { CommandContext, ParkedJob } from '@famsam/platform';
import { Answers, Change, CommandContextOf, JobQueues } from '@famsam/platform';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { JobRetries } from './job-retries';

const mostOfEachKind = 50;
const parkedAnswer = z.object({
  items: z.array(
    z
      .object({
        job: z.string(),
        jobId: z.uuid(),
        attempts: z.int(),
        parkedAt: z.iso.datetime(),
        error: z.string(),
      })
      .meta({ id: 'ParkedJob' }),
  ),
});

/** Jobs of all kinds that failed as often as they may (decision 0015). */
@ApiTags('operation')
@AllowedFor('operator')
@Controller('operation/jobs')
export class ParkedJobsController {
  constructor(
    private readonly queues: JobQueues,
    private readonly retries: JobRetries,
  ) {}

  @Get('parked')
  @ApiOperation({
    summary: 'Jobs that wait for somebody to look; kind and place of the error only',
  })
  @Answers(parkedAnswer)
  async parked(): Promise<{ items: readonly ParkedJob[] }> {
    return { items: await this.queues.parked(mostOfEachKind) };
  }

  @Post(':job/:jobId/retry')
  @HttpCode(200)
  @Change({ summary: 'Begin a parked job anew' })
  @Answers(z.object({ jobId: z.uuid() }))
  async retry(
    @CommandContextOf() context: CommandContext,
    @Param('job') job: string,
    @Param('jobId', ParseUUIDPipe) jobId: string,
  ): Promise<{ jobId: string }> {
    await this.retries.retry(context, job, jobId);
    return { jobId };
  }
}
