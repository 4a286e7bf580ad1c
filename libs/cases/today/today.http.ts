import { calendarDay, consentPurposes, memberRoles, referrerCategories } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { Clock } from '@famsam/kernel';
import type { Principal } from '@famsam/platform';
import { Answers, CLOCK, PrincipalOf } from '@famsam/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { SectionKind, Today } from './today.queries';
import { TodayOf } from './today.queries';

const matters = z.array(
  z
    .object({
      memberId: z.uuid().describe('Who is, or would be, asked'),
      name: z.string().nullable(),
      role: z.enum(memberRoles),
      agencyId: z.uuid(),
      purpose: z.enum(consentPurposes),
      consentId: z.uuid().nullable().describe('The question or consent; null when there is none'),
      day: calendarDay.describe(
        'Missing since; lapsed on; asked on; the last day it covers; the day of the meeting held without it',
      ),
      meeting: z
        .object({
          meetingId: z.uuid(),
          saidNoOn: calendarDay
            .nullable()
            .describe('From when on they say no; null where what is told of them was corrected'),
        })
        .nullable()
        .describe('The meeting that was held, and counts, without the consent it needed'),
    })
    .meta({ id: 'ConsentMatter' }),
);

function section<K extends SectionKind, D extends z.ZodType>(kind: K, details: D) {
  const item = z.object({
    caseId: z.uuid(),
    number: z.string(),
    name: z.string().nullable().describe('Of the family, from the vault'),
    municipality: z.string(),
    since: calendarDay,
    days: z.int().describe('How long that is'),
    details,
  });
  return z.object({
    kind: z.literal(kind),
    items: z.array(item).max(20).describe('The oldest first'),
    more: z.int().describe('How many cases stand here beyond these'),
  });
}

const todayAnswer = z
  .object({
    day: calendarDay,
    sections: z.array(
      z.discriminatedUnion('kind', [
        section(
          'referral-to-assess',
          z.object({ category: z.enum(referrerCategories), childrenUnder23: z.int() }),
        ),
        section('consent-missing', z.object({ matters })),
        section('consent-lapsed', z.object({ matters })),
        section('consent-held-without', z.object({ matters })),
        section('consent-unanswered', z.object({ matters })),
        section('consent-ending', z.object({ endsOn: calendarDay, daysLeft: z.int(), matters })),
        section('waiting-for-meeting', z.object({ category: z.enum(referrerCategories) })),
        section('quiet', z.object({ lastMeetingOn: calendarDay })),
      ]),
    ),
  })
  .meta({ id: 'Today' });

@ApiTags('today')
@AllowedFor('coordinator')
@Controller('today')
export class TodayController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What needs the team today, by kind; the names read are logged' })
  @Answers(todayAnswer)
  today(@PrincipalOf() { areaId, actor }: Principal): Promise<Today> {
    return this.queries.execute(new TodayOf(areaId, actor, this.clock.today()));
  }
}
