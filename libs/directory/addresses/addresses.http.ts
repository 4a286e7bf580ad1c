import { line } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandContext, Principal } from '@famsam/platform';
import { Answers, Change, CommandContextOf, PrincipalOf, ValidBody } from '@famsam/platform';
import { Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Addresses } from './addresses';
import { AddressOf, SetTeamAddress, SetUnitAddresses, UnitAddressesOf } from './addresses';

const email = z.email().max(200).nullable();
const unitAddresses = z.strictObject({
  email: email.describe('The function address: an office, not a person'),
  phone: line(40).nullable(),
  secure: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .nullable()
    .describe('The function address in secure digital communication'),
  managerEmail: email,
});
const unitExample = {
  email: 'elevhalsan@exempel.se',
  phone: '070-174 06 05',
  secure: null,
  managerEmail: 'chef.elevhalsan@exempel.se',
};
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
  @Answers(unitAddresses.meta({ id: 'UnitAddresses' }))
  ofUnit(
    @PrincipalOf() { areaId, actor }: Principal,
    @Param('unitId', ParseUUIDPipe) unitId: string,
  ): Promise<z.infer<typeof unitAddresses>> {
    return this.queries.execute(new UnitAddressesOf(areaId, actor, unitId));
  }

  @Put('units/:unitId/addresses')
  @Change({ summary: 'Say where a unit and its manager are reached; null takes an address away' })
  @Answers(z.object({ unitId: z.uuid() }))
  async setUnit(
    @CommandContextOf() context: CommandContext,
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @ValidBody(unitAddresses, { example: unitExample }) body: z.infer<typeof unitAddresses>,
  ): Promise<{ unitId: string }> {
    await this.commands.execute(new SetUnitAddresses(context, unitId, body));
    return { unitId };
  }

  @Get('team/addresses')
  @ApiOperation({ summary: 'Where the team is reached; the read is logged' })
  @Answers(teamAddress)
  async ofTeam(@PrincipalOf() { areaId, actor }: Principal): Promise<Pick<Addresses, 'email'>> {
    const found = await this.queries.execute(new AddressOf(areaId, actor, { kind: 'team' }));
    return { email: found.email };
  }

  @Put('team/addresses')
  @Change({ summary: 'Say where the team is reached; null takes the address away' })
  @Answers(z.object({ areaId: z.uuid() }))
  async setTeam(
    @CommandContextOf() context: CommandContext,
    @ValidBody(teamAddress, { example: { email: 'samordnare@exempel.se' } })
    body: z.infer<typeof teamAddress>,
  ): Promise<{ areaId: string }> {
    await this.commands.execute(new SetTeamAddress(context, body.email));
    return { areaId: context.areaId };
  }
}
