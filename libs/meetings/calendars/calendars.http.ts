import { AllowedFor } from '@famsam/identity';
import type { CommandContext, Principal } from '@famsam/platform';
import { Answers, Change, CommandContextOf, PrincipalOf, ValidBody } from '@famsam/platform';
import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ownerPipe, subscriptionsAnswer } from './calendar-subscription.http';
import { CalendarSubscriptions, type CalendarSubscription } from './calendar-subscription.store';
import { calendarOwners, Calendars, type Calendar, type CalendarOwner } from './calendars.store';

const calendarBody = z.strictObject({
  text: z.string().min(1).max(1_000_000).describe('The text of an iCalendar file (.ics)'),
});
/** In JSON each break of a line takes four bytes instead of two, and å two instead of one. */
const mostBytes = 2 * 1024 * 1024;
const example = {
  text: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Exempel//SV\r\nEND:VCALENDAR\r\n',
};

const calendarsAnswer = z.object({
  items: z.array(
    z
      .object({
        owner: z.enum(calendarOwners),
        ownerId: z.uuid(),
        readAt: z.iso.datetime(),
        knownUntil: z.iso.datetime(),
      })
      .meta({ id: 'Calendar' }),
  ),
});

const listAnswer = calendarsAnswer.extend({ subscriptions: subscriptionsAnswer });
interface Listed {
  readonly items: readonly Calendar[];
  readonly subscriptions: readonly CalendarSubscription[];
}

/** Of what is sent only when somebody is taken is kept, and nobody can read it here again (law.md 16). */
@ApiTags('meetings')
@AllowedFor('coordinator', 'operator')
@Controller('calendars')
export class CalendarController {
  constructor(
    private readonly calendars: Calendars,
    private readonly subscriptions: CalendarSubscriptions,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Whose calendars were read, and when; which are fetched, and how that went',
  })
  @Answers(listAnswer)
  async list(@PrincipalOf() { areaId }: Principal): Promise<Listed> {
    return {
      items: await this.calendars.list(areaId),
      subscriptions: await this.subscriptions.list(areaId),
    };
  }

  @Put(':owner/:ownerId')
  @ApiParam({ name: 'owner', enum: calendarOwners })
  @Change({
    summary: 'Read a calendar; it replaces the one that was read before',
    rejections: ['file.over-limit', 'files.busy'],
  })
  @Answers(calendarsAnswer)
  async read(
    @CommandContextOf() context: CommandContext,
    @Param('owner', ownerPipe) owner: CalendarOwner,
    @Param('ownerId', ParseUUIDPipe) ownerId: string,
    @ValidBody(calendarBody, { example, mostBytes }) { text }: z.infer<typeof calendarBody>,
  ): Promise<{ items: readonly Calendar[] }> {
    await this.calendars.read(context, owner, ownerId, text);
    return { items: await this.calendars.list(context.areaId) };
  }

  @Delete(':owner/:ownerId')
  @ApiParam({ name: 'owner', enum: calendarOwners })
  @HttpCode(200)
  @Change({ summary: 'Forget what a calendar said' })
  @Answers(calendarsAnswer)
  async forget(
    @CommandContextOf() context: CommandContext,
    @Param('owner', ownerPipe) owner: CalendarOwner,
    @Param('ownerId', ParseUUIDPipe) ownerId: string,
  ): Promise<{ items: readonly Calendar[] }> {
    await this.calendars.forget(context, owner, ownerId);
    return { items: await this.calendars.list(context.areaId) };
  }
}
