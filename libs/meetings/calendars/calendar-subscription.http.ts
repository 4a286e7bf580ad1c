import { AllowedFor } from '@famsam/identity';
import type { CommandContext } from '@famsam/platform';
import { Answers, Change, CommandContextOf, ValidBody } from '@famsam/platform';
import {
  Controller,
  Delete,
  HttpCode,
  Param,
  ParseEnumPipe,
  ParseUUIDPipe,
  Put,
} from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { addressOf, fetchFailures } from './calendar-subscription.rules';
import { CalendarSubscriptions, type CalendarSubscription } from './calendar-subscription.store';
import { calendarOwners, type CalendarOwner } from './calendars.store';

export const ownerPipe = new ParseEnumPipe(
  Object.fromEntries(calendarOwners.map((one) => [one, one])),
);

const body = z.strictObject({
  address: z
    .string()
    .max(2_000)
    .refine((text) => addressOf(text) !== null, 'must be an https, http or webcal address')
    .describe(
      'Of an iCalendar file. Whoever has it can read the calendar: it is never shown again',
    ),
});
const example = { address: 'webcal://kalender.exempel.se/delad/hemligt.ics' };

export const subscriptionsAnswer = z.array(
  z
    .object({
      owner: z.enum(calendarOwners),
      ownerId: z.uuid(),
      host: z.string(),
      triedAt: z.iso.datetime().nullable(),
      readAt: z.iso.datetime().nullable(),
      failure: z
        .object({ code: z.enum(fetchFailures), since: z.iso.datetime() })
        .nullable()
        .describe('The kind of the last failure, and since when fetching has failed'),
    })
    .meta({ id: 'CalendarSubscription' }),
);
const answer = z.object({ subscriptions: subscriptionsAnswer });
interface Answer {
  readonly subscriptions: readonly CalendarSubscription[];
}

/** Calendars that are fetched once an hour from where their owners publish them. */
@ApiTags('meetings')
@AllowedFor('coordinator', 'operator')
@Controller('calendars/:owner/:ownerId/subscription')
export class CalendarSubscriptionController {
  constructor(private readonly subscriptions: CalendarSubscriptions) {}

  @Put()
  @ApiParam({ name: 'owner', enum: calendarOwners })
  @Change({
    summary: 'Fetch a calendar from this address once an hour; it is tried at once',
    rejections: fetchFailures.map((failure) => `calendar.${failure}`),
  })
  @Answers(answer)
  async set(
    @CommandContextOf() context: CommandContext,
    @Param('owner', ownerPipe) owner: CalendarOwner,
    @Param('ownerId', ParseUUIDPipe) ownerId: string,
    @ValidBody(body, { example }) { address }: z.infer<typeof body>,
  ): Promise<Answer> {
    await this.subscriptions.set(context, owner, ownerId, addressOf(address) as URL);
    return { subscriptions: await this.subscriptions.list(context.areaId) };
  }

  @Delete()
  @ApiParam({ name: 'owner', enum: calendarOwners })
  @HttpCode(200)
  @Change({ summary: 'Fetch a calendar no more; what is known of it stays until it is forgotten' })
  @Answers(answer)
  async takeAway(
    @CommandContextOf() context: CommandContext,
    @Param('owner', ownerPipe) owner: CalendarOwner,
    @Param('ownerId', ParseUUIDPipe) ownerId: string,
  ): Promise<Answer> {
    await this.subscriptions.takeAway(context, owner, ownerId);
    return { subscriptions: await this.subscriptions.list(context.areaId) };
  }
}
