import { line, paragraphs } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandContext, Page, Principal } from '@famsam/platform';
import {
  Answers,
  Change,
  CommandContextOf,
  pageAnswer,
  pageQuerySchema,
  PrincipalOf,
  ValidBody,
  ValidQuery,
} from '@famsam/platform';
import { Controller, Get, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { FeedbackEntries, type FeedbackEntry } from './feedback.store';

const page = z
  .string()
  .max(200)
  .regex(/^\/[\w/-]*$/)
  .describe('The address without what is searched for, which could be a name');

const feedbackSchema = z.strictObject({
  page,
  message: paragraphs(4000),
  contact: line(200).min(3).nullable().default(null),
});
const feedbackExample = { page: '/idag', message: 'Jag hittar inte konsultationerna.' };

const feedbackAnswer = z
  .object({
    feedbackId: z.uuid(),
    at: z.iso.datetime(),
    role: z.string(),
    page: z.string(),
    message: z.string(),
    contact: z.string().nullable(),
  })
  .meta({ id: 'Feedback' });

@ApiTags('feedback')
@Controller('feedback')
export class FeedbackController {
  constructor(private readonly entries: FeedbackEntries) {}

  @Post()
  @AllowedFor('coordinator', 'referrer', 'steering-group', 'operator')
  @Change({ summary: 'Say what is good, wrong or hard to find' })
  @Answers(z.object({ feedbackId: z.uuid() }))
  async write(
    @CommandContextOf() context: CommandContext,
    @ValidBody(feedbackSchema, { example: feedbackExample }) body: z.infer<typeof feedbackSchema>,
  ): Promise<{ feedbackId: string }> {
    return { feedbackId: await this.entries.write(context, body) };
  }

  @Get()
  @AllowedFor('operator')
  @ApiOperation({ summary: 'What people have said, the newest first; the read is logged' })
  @Answers(pageAnswer(feedbackAnswer))
  list(
    @PrincipalOf() { areaId, actor }: Principal,
    @ValidQuery(pageQuerySchema) { limit, cursor }: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<FeedbackEntry>> {
    return this.entries.list(areaId, actor, limit, cursor);
  }
}
