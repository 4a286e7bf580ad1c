import { AddressOf, SetTeamAddress, SetUnitAddresses, type UnitEntry } from '@famsam/directory';
import type { AreaId } from '@famsam/kernel';
import { commandId } from '@famsam/kernel';
import { namedId } from '@famsam/platform';
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { inventedEmail, inventedPhone } from './names';
import { demoTeam } from './team';

/** Where offices are reached. Once: what a person has changed since stays. */
export async function giveAddresses(
  commands: CommandBus,
  queries: QueryBus,
  areaId: AreaId,
  units: readonly UnitEntry[],
): Promise<void> {
  const context = (id: string) => ({
    areaId,
    commandId: commandId(namedId(id, 'demo addresses')),
    actor: demoTeam,
  });
  const { email: given } = await queries.execute(
    new AddressOf(areaId, demoTeam, { kind: 'team' }),
  );
  if (given !== null) return;
  for (const { unitId, name } of units) {
    const addresses = {
      email: inventedEmail(name),
      phone: inventedPhone(name),
      secure: null,
      managerEmail: inventedEmail(`chef ${name}`),
    };
    await commands.execute(new SetUnitAddresses(context(unitId), unitId, addresses));
  }
  // The last, so that what was cut short goes on.
  await commands.execute(new SetTeamAddress(context(areaId), inventedEmail('samordnarna')));
}
