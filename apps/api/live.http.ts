import { AllowedFor } from '@famsam/identity';
import { AnswersAs, LiveNews, liveStream, PrincipalOf, type Principal } from '@famsam/platform';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

/** Keeps the pages in step with what others do, without a word of what it was (law.md 2). */
@ApiTags('live')
@Controller('live')
@AllowedFor('coordinator', 'referrer', 'steering-group', 'operator')
export class LiveController {
  constructor(private readonly news: LiveNews) {}

  @Get()
  @ApiOperation({ summary: 'What a page has to read again, as it happens' })
  @AnswersAs(
    'text/event-stream',
    'Messages like {"stale":[["case","…"],["today"]]}: beginnings of the keys that have become stale',
  )
  async live(
    @PrincipalOf() { areaId, actor }: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stream = await liveStream(this.news, areaId, actor.role);
    await reply.type('text/event-stream').header('x-accel-buffering', 'no').send(stream);
  }
}
