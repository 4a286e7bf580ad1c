import { party, pollEnds } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { Principal } from '@famsam/platform';
import { Answers, PrincipalOf } from '@famsam/platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { interpretingAnswer } from '../interpreting';
import { meetingSections, MeetingsToday, type MeetingSection } from './today.queries';

const meetingsToday = z
  .object({
    sections: z.array(
      z.object({
        kind: z.enum(meetingSections),
        items: z.array(
          z.object({
            meetingId: z.uuid(),
            caseId: z.uuid(),
            number: z.string(),
            name: z.string().nullable(),
            from: z.iso.datetime().nullable(),
            poll: z
              .object({ because: z.enum(pollEnds), slotId: z.uuid().nullable() })
              .nullable()
              .describe('How the poll ended, where one did'),
            parties: z
              .array(party)
              .describe('Who has said no, or nothing, or whom no consent covers on the day'),
            interpreting: z
              .array(interpretingAnswer.pick({ language: true, standing: true }))
              .describe('Languages without an interpreter, or whose order is to be confirmed'),
          }),
        ),
        more: z.int(),
      }),
    ),
  })
  .meta({ id: 'MeetingsToday' });

@ApiTags('meetings')
@AllowedFor('coordinator')
@Controller('meetings/today')
export class MeetingsTodayController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'What needs the team among the meetings; the read is logged' })
  @Answers(meetingsToday)
  async today(
    @PrincipalOf() { areaId, actor }: Principal,
  ): Promise<{ sections: readonly MeetingSection[] }> {
    return { sections: await this.queries.execute(new MeetingsToday(areaId, actor)) };
  }
}
