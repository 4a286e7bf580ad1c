import {
  equipmentCodes,
  languageCode,
  lineInClear,
  schoolTime,
  weeklyHours,
} from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandAnswer, CommandContext, Principal } from '@famsam/platform';
import {
  answer,
  Answers,
  Change,
  commandAnswer,
  CommandContextOf,
  etagOf,
  namedId,
  NotFoundError,
  PrincipalOf,
  ValidBody,
} from '@famsam/platform';
import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Res,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ChangeSchedule, ScheduleOf, type Schedule } from './schedule.commands';
import type { ScheduleRequest } from './schedule.decider';

const name = lineInClear(120);
const equipment = z.enum(equipmentCodes);
const hoursBody = z.strictObject({ hours: z.array(weeklyHours).max(50) });
const unitBody = z.strictObject({ placeId: z.uuid().nullable(), followsTerms: z.boolean() });
const placeBody = z.strictObject({ name });
const travelBody = z.strictObject({
  placeIds: z.tuple([z.uuid(), z.uuid()]),
  minutes: z.int().min(0).max(600),
});
const roomBody = z.strictObject({
  placeId: z.uuid(),
  name,
  seats: z.int().min(1).max(500),
  equipment: z.array(equipment).max(equipmentCodes.length),
});
const itemBody = z.strictObject({ placeId: z.uuid(), name, code: equipment });

const scheduleAnswer = z
  .object({
    version: z.int(),
    agencies: z.array(
      z.object({
        agencyId: z.uuid(),
        hours: z.array(weeklyHours),
        school: schoolTime.nullable(),
      }),
    ),
    units: z.array(unitBody.extend({ unitId: z.uuid() })),
    places: z.array(placeBody.extend({ placeId: z.uuid() })),
    travel: z.array(travelBody),
    rooms: z.array(roomBody.extend({ roomId: z.uuid() })),
    items: z.array(itemBody.extend({ itemId: z.uuid() })),
    interpreters: z.array(
      z.object({
        interpreterId: z.uuid(),
        languages: z.array(languageCode),
        hours: z.array(weeklyHours),
        placeId: z.uuid().nullable(),
      }),
    ),
  })
  .meta({ id: 'Schedule' });

const placeId = '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e011';
const elsewhere = '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e012';
const office = { hours: [{ weekday: 1, from: 480, to: 1020 }] };
const schoolYear = {
  terms: [{ from: '2026-08-18', to: '2026-12-18' }],
  breaks: [{ from: '2026-10-26', to: '2026-10-30' }],
  hours: [{ weekday: 1, from: 490, to: 900 }],
};
const room = { placeId, name: 'Bergslagen', seats: 10, equipment: ['screen'] };
const unfitHours = ['schedule.hours-unfit', 'schedule.hours-overlap'];
const unfitName = ['schedule.place-unknown', 'schedule.name-taken'];

/** What finding a time has to know of the area; each thing is written as it is from now on. */
@ApiTags('directory')
@AllowedFor('coordinator', 'operator')
@Controller('directory/schedule')
export class ScheduleController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Working hours, school terms, places, rooms, equipment and interpreters',
  })
  @Answers(scheduleAnswer)
  async schedule(
    @PrincipalOf() { areaId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Schedule> {
    const schedule = await this.queries.execute(new ScheduleOf(areaId));
    void reply.header('etag', etagOf(schedule.version));
    return schedule;
  }

  @Put('agencies/:agencyId/hours')
  @Change({ summary: 'The working hours of an agency', ifMatch: true, rejections: unfitHours })
  @Answers(commandAnswer)
  hours(
    @CommandContextOf() context: CommandContext,
    @Param('agencyId', ParseUUIDPipe) agencyId: string,
    @ValidBody(hoursBody, { example: office }) body: z.infer<typeof hoursBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(context, reply, { type: 'set-agency-hours', agencyId, ...body });
  }

  @Put('agencies/:agencyId/school')
  @Change({
    summary: 'Terms, breaks (lov) and school hours of a principal (huvudman)',
    ifMatch: true,
    rejections: ['schedule.days-unfit', 'schedule.terms-overlap', ...unfitHours],
  })
  @Answers(commandAnswer)
  school(
    @CommandContextOf() context: CommandContext,
    @Param('agencyId', ParseUUIDPipe) agencyId: string,
    @ValidBody(schoolTime, { example: schoolYear }) school: z.infer<typeof schoolTime>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(context, reply, { type: 'set-school-time', agencyId, school });
  }

  @Put('units/:unitId')
  @Change({
    summary: 'Where a unit is, and whether it works only in the terms of its principal',
    ifMatch: true,
    rejections: ['schedule.place-unknown'],
  })
  @Answers(commandAnswer)
  unit(
    @CommandContextOf() context: CommandContext,
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @ValidBody(unitBody, { example: { placeId, followsTerms: true } })
    body: z.infer<typeof unitBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(context, reply, { type: 'set-unit', unitId, ...body });
  }

  @Post('places')
  @Change({ summary: 'A place where meetings are held', rejections: ['schedule.name-taken'] })
  @Answers(commandAnswer)
  place(
    @CommandContextOf() context: CommandContext,
    @ValidBody(placeBody, { example: { name: 'Nora' } }) body: z.infer<typeof placeBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const id = namedId(context.commandId, 'place');
    return this.change(context, reply, { type: 'set-place', placeId: id, ...body }, id);
  }

  @Put('places/:placeId')
  @Change({ summary: 'Rename a place', ifMatch: true, rejections: ['schedule.name-taken'] })
  @Answers(commandAnswer)
  async renamePlace(
    @CommandContextOf() context: CommandContext,
    @Param('placeId', ParseUUIDPipe) id: string,
    @ValidBody(placeBody, { example: { name: 'Nora' } }) body: z.infer<typeof placeBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { places } = await this.queries.execute(new ScheduleOf(context.areaId));
    if (!places.some((place) => place.placeId === id)) throw new NotFoundError('place', id);
    return this.change(context, reply, { type: 'set-place', placeId: id, ...body });
  }

  @Delete('places/:placeId')
  @HttpCode(200)
  @Change({
    summary: 'A place where no meetings are held any more',
    ifMatch: true,
    rejections: ['schedule.place-unknown', 'schedule.place-in-use'],
  })
  @Answers(commandAnswer)
  removePlace(
    @CommandContextOf() context: CommandContext,
    @Param('placeId', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(context, reply, { type: 'remove-place', placeId: id });
  }

  @Put('travel')
  @Change({
    summary: 'The minutes it takes between two places, either way',
    ifMatch: true,
    rejections: ['schedule.place-unknown', 'schedule.travel-to-itself'],
  })
  @Answers(commandAnswer)
  travel(
    @CommandContextOf() context: CommandContext,
    @ValidBody(travelBody, { example: { placeIds: [placeId, elsewhere], minutes: 35 } })
    body: z.infer<typeof travelBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(context, reply, { type: 'set-travel', ...body });
  }

  @Post('rooms')
  @Change({ summary: 'A meeting room', rejections: unfitName })
  @Answers(commandAnswer)
  addRoom(
    @CommandContextOf() context: CommandContext,
    @ValidBody(roomBody, { example: room }) body: z.infer<typeof roomBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const id = namedId(context.commandId, 'room');
    return this.change(context, reply, { type: 'set-room', roomId: id, ...body }, id);
  }

  @Put('rooms/:roomId')
  @Change({ summary: 'A meeting room as it is now', ifMatch: true, rejections: unfitName })
  @Answers(commandAnswer)
  async changeRoom(
    @CommandContextOf() context: CommandContext,
    @Param('roomId', ParseUUIDPipe) roomId: string,
    @ValidBody(roomBody, { example: room }) body: z.infer<typeof roomBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { rooms } = await this.queries.execute(new ScheduleOf(context.areaId));
    if (!rooms.some((one) => one.roomId === roomId)) throw new NotFoundError('room', roomId);
    return this.change(context, reply, { type: 'set-room', roomId, ...body });
  }

  @Delete('rooms/:roomId')
  @HttpCode(200)
  @Change({
    summary: 'A room that is no longer there for meetings',
    ifMatch: true,
    rejections: ['schedule.room-unknown'],
  })
  @Answers(commandAnswer)
  removeRoom(
    @CommandContextOf() context: CommandContext,
    @Param('roomId', ParseUUIDPipe) roomId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(context, reply, { type: 'remove-room', roomId });
  }

  @Post('equipment')
  @Change({
    summary: 'Equipment that can be carried to a room of its place',
    rejections: unfitName,
  })
  @Answers(commandAnswer)
  addItem(
    @CommandContextOf() context: CommandContext,
    @ValidBody(itemBody, { example: { placeId, name: 'Hörslinga 1', code: 'hearing-loop' } })
    body: z.infer<typeof itemBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const id = namedId(context.commandId, 'equipment');
    return this.change(context, reply, { type: 'set-item', itemId: id, ...body }, id);
  }

  @Put('equipment/:itemId')
  @Change({ summary: 'Equipment as it is now', ifMatch: true, rejections: unfitName })
  @Answers(commandAnswer)
  async changeItem(
    @CommandContextOf() context: CommandContext,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @ValidBody(itemBody, { example: { placeId, name: 'Hörslinga 1', code: 'hearing-loop' } })
    body: z.infer<typeof itemBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { items } = await this.queries.execute(new ScheduleOf(context.areaId));
    if (!items.some((one) => one.itemId === itemId)) throw new NotFoundError('equipment', itemId);
    return this.change(context, reply, { type: 'set-item', itemId, ...body });
  }

  @Delete('equipment/:itemId')
  @HttpCode(200)
  @Change({
    summary: 'Equipment that is no longer there',
    ifMatch: true,
    rejections: ['schedule.item-unknown'],
  })
  @Answers(commandAnswer)
  removeItem(
    @CommandContextOf() context: CommandContext,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(context, reply, { type: 'remove-item', itemId });
  }

  /** `id` is that of the thing written down, where it has one of its own. */
  private async change(
    context: CommandContext,
    reply: FastifyReply,
    request: ScheduleRequest,
    id?: string,
  ): Promise<CommandAnswer> {
    const result = await this.commands.execute(new ChangeSchedule(context, request));
    return answer(reply, id === undefined ? result : { ...result, id });
  }
}
