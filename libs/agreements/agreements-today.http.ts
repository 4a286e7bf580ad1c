import {
  agreementOwner,
  blockReasons,
  calendarDay,
  failReasons,
  messageKinds,
  recipient,
} from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { Clock, LocalDate } from '@famsam/kernel';
import type { Principal } from '@famsam/platform';
import { Answers, CLOCK, PrincipalOf } from '@famsam/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AgreementsToday, needs, type AgreementsSection } from './agreements-today.queries';

function section<K extends z.ZodType, D extends z.ZodType>(kind: K, details: D) {
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
    kind,
    items: z.array(item).max(20).describe('The oldest first'),
    more: z.int().describe('How many stand here beyond these'),
  });
}

const agreementDetails = z
  .object({
    agreementId: z.uuid(),
    version: z.int().describe('For If-Match'),
    what: z.string().nullable(),
    owner: agreementOwner,
    ownerName: z.string().nullable(),
    dueOn: calendarDay,
    blockedBy: z.enum(blockReasons).nullable(),
    suggestedName: z.string().nullable(),
  })
  .meta({ id: 'AgreementToday' });
const messageDetails = z
  .object({
    messageId: z.uuid(),
    kind: z.enum(messageKinds),
    why: z.enum(failReasons),
    recipient,
    recipientName: z.string().nullable(),
  })
  .meta({ id: 'MessageToday' });

const unreadableDetails = z
  .object({ what: z.enum(['agreement', 'message']), id: z.uuid() })
  .meta({ id: 'UnreadableToday' });

const todayAnswer = z
  .object({
    day: calendarDay,
    sections: z.array(
      z.discriminatedUnion('kind', [
        section(z.enum(needs), agreementDetails),
        section(z.literal('message-failed'), messageDetails),
        section(z.literal('unreadable'), unreadableDetails),
      ]),
    ),
  })
  .meta({ id: 'AgreementsToday' });

@ApiTags('today')
@AllowedFor('coordinator')
@Controller('agreements/today')
export class AgreementsTodayController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What of agreements and their messages needs the team; the reads are logged',
  })
  @Answers(todayAnswer)
  async today(
    @PrincipalOf() { areaId, actor }: Principal,
  ): Promise<{ day: LocalDate; sections: readonly AgreementsSection[] }> {
    const day = this.clock.today();
    return { day, sections: await this.queries.execute(new AgreementsToday(areaId, actor, day)) };
  }
}
