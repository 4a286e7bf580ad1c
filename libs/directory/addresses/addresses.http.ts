import { line, mailAddress } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandAnswer, CommandContext, Principal } from '@famsam/platform';
import {
  answer,
  Answers,
  Change,
  commandAnswer,
  CommandContextOf,
  PrincipalOf,
  ValidBody,
} from '@famsam/platform';
import { Controller, Get, Param, ParseUUIDPipe, Put, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { areaShown } from '../area-shown';
import type { Addresses, UnitAddressesShown } from './addresses';
import { AddressOf, SetTeamAddress, SetUnitAddresses, UnitAddressesOf } from './addresses';

const email = mailAddress.nullable();
const unitAddresses = z.strictObject({
  email: email.describe('The function address: an office, not a person'),
  phone: line(40).nullable(),
  secure: line(200).nullable().describe('The function address in secure digital communication'),
  managerEmail: email,
});
const unitExample = {
  email: 'elevhalsan@exempel.se',
  phone: '070-174 06 05',
  secure: null,
  managerEmail: 'chef.elevhalsan@exempel.se',
};
const unitAddressesAnswer = unitAddresses
  .extend({
    managerId: z.uuid().describe('Under which the vault keeps the address of the manager'),
  })
  .meta({ id: 'UnitAddresses' });
const teamAddress = z.strictObject({ email });

/** Where offices are reached. The addresses may name people, so they come from the vault. */
@ApiTags('addresses')
@AllowedFor('coordinator', 'operator')
@Controller('directory')
export class AddressesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('units/:unitId/addresses')
  @ApiOperation({ summary: 'Where a unit and its manager are reached; the read is logged' })
  @Answers(unitAddressesAnswer)
  async ofUnit(
    @PrincipalOf() { areaId, actor }: Principal,
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnitAddressesShown> {
    await areaShown(this.queries, reply, areaId);
    return this.queries.execute(new UnitAddressesOf(areaId, actor, unitId));
  }

  @Put('units/:unitId/addresses')
  @Change({
    summary: 'Say where a unit and its manager are reached; null takes an address away',
    ifMatch: true,
  })
  @Answers(commandAnswer)
  async setUnit(
    @CommandContextOf() context: CommandContext,
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @ValidBody(unitAddresses, { example: unitExample }) body: z.infer<typeof unitAddresses>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = new SetUnitAddresses(context, unitId, body);
    return answer(reply, await this.commands.execute(command));
  }

  @Get('team/addresses')
  @ApiOperation({ summary: 'Where the team is reached; the read is logged' })
  @Answers(teamAddress)
  async ofTeam(
    @PrincipalOf() { areaId, actor }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Pick<Addresses, 'email'>> {
    await areaShown(this.queries, reply, areaId);
    const found = await this.queries.execute(new AddressOf(areaId, actor, { kind: 'team' }));
    return { email: found.email };
  }

  @Put('team/addresses')
  @Change({
    summary: 'Say where the team is reached; null takes the address away',
    ifMatch: true,
  })
  @Answers(commandAnswer)
  async setTeam(
    @CommandContextOf() context: CommandContext,
    @ValidBody(teamAddress, { example: { email: 'samordnare@exempel.se' } })
    body: z.infer<typeof teamAddress>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answer(reply, await this.commands.execute(new SetTeamAddress(context, body.email)));
  }
}
