import { calendarDay, contactMandates, line, mailAddress } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandAnswer, CommandContext, Principal } from '@famsam/platform';
import {
  answer,
  Answers,
  Change,
  commandAnswer,
  CommandContextOf,
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
import {
  ChangeContactPerson,
  EndContactPerson,
  NameContactPerson,
} from './contact-persons.commands';
import { ContactPersonsOf, type ContactPerson } from './contact-persons.view';
import { areaShown } from '../area-shown';
import { UnitsOf } from '../offices.view';

const contactPersonBody = z.strictObject({
  mandate: z.enum(contactMandates).default('collaboration-around-the-child'),
  since: calendarDay.describe('The day they were named'),
  name: line(200),
  phone: line(40).nullable().default(null),
  email: mailAddress.nullable().default(null),
});
const contactPersonExample = {
  mandate: 'collaboration-around-the-child',
  since: '2026-09-01',
  name: 'Kim Exempel',
  phone: '070-174 06 05',
};

const contactPersonsAnswer = z.object({
  version: z.int().describe('Of the directory, for If-Match'),
  items: z.array(
    z
      .object({
        contactPersonId: z.uuid(),
        unitId: z.uuid(),
        mandate: z.enum(contactMandates),
        since: calendarDay,
        name: z.string().nullable(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
      })
      .meta({ id: 'ContactPerson' }),
  ),
});

interface ContactPersonsShown {
  readonly version: number;
  readonly items: readonly ContactPerson[];
}

/** Those in a unit who carry the knowledge of FamSam; their names come from the vault. */
@ApiTags('directory')
@AllowedFor('coordinator', 'operator')
@Controller('directory')
export class ContactPersonController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('contact-persons')
  @ApiOperation({ summary: 'The contact persons of all units; the read is logged' })
  @Answers(contactPersonsAnswer)
  all(
    @PrincipalOf() who: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactPersonsShown> {
    return this.list(reply, who);
  }

  @Get('units/:unitId/contact-persons')
  @ApiOperation({ summary: 'The contact persons of a unit; the read is logged' })
  @Answers(contactPersonsAnswer)
  async ofUnit(
    @PrincipalOf() who: Principal,
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactPersonsShown> {
    const units = await this.queries.execute(new UnitsOf(who.areaId));
    if (!units.some((unit) => unit.unitId === unitId)) throw new NotFoundError('unit', unitId);
    return this.list(reply, who, unitId);
  }

  @Post('units/:unitId/contact-persons')
  @Change({
    summary: 'Name a contact person; the id of the answer is theirs',
    rejections: ['directory.unit-unknown', 'directory.contact-person-in-future'],
  })
  @Answers(commandAnswer)
  async name(
    @CommandContextOf() context: CommandContext,
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @ValidBody(contactPersonBody, { example: contactPersonExample })
    { mandate, since, ...texts }: z.infer<typeof contactPersonBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = new NameContactPerson(context, unitId, { mandate, since }, texts);
    return answer(reply, await this.commands.execute(command));
  }

  @Put('contact-persons/:contactPersonId')
  @Change({
    summary:
      'Say how a contact person is reached, and for what they are named; null takes a phone or an address away',
    ifMatch: true,
    rejections: ['directory.contact-person-unknown', 'directory.contact-person-in-future'],
  })
  @Answers(commandAnswer)
  async change(
    @CommandContextOf() context: CommandContext,
    @Param('contactPersonId', ParseUUIDPipe) contactPersonId: string,
    @ValidBody(contactPersonBody, { example: contactPersonExample })
    { mandate, since, ...texts }: z.infer<typeof contactPersonBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = new ChangeContactPerson(context, contactPersonId, { mandate, since }, texts);
    return answer(reply, await this.commands.execute(command));
  }

  @Delete('contact-persons/:contactPersonId')
  @HttpCode(200)
  @Change({
    summary: 'Somebody is no contact person any more; name and addresses are taken away',
    ifMatch: true,
    rejections: ['directory.contact-person-unknown'],
  })
  @Answers(commandAnswer)
  async end(
    @CommandContextOf() context: CommandContext,
    @Param('contactPersonId', ParseUUIDPipe) contactPersonId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answer(
      reply,
      await this.commands.execute(new EndContactPerson(context, contactPersonId)),
    );
  }

  private async list(
    reply: FastifyReply,
    { areaId, actor }: Principal,
    unitId?: string,
  ): Promise<ContactPersonsShown> {
    const { version } = await areaShown(this.queries, reply, areaId);
    const items = await this.queries.execute(new ContactPersonsOf(areaId, actor, unitId));
    return { version, items };
  }
}
