import { join } from 'node:path';
import {
  AddAgency,
  AddUnit,
  CreateArea,
  JoinMunicipality,
  RecordPopulation,
} from '@famsam/directory';
import type { AreaId } from '@famsam/kernel';
import { commandId } from '@famsam/kernel';
import type { CommandContext } from '@famsam/platform';
import { namedId } from '@famsam/platform';
import type { ImportProgress } from '@famsam/register';
import { ImportRegister } from '@famsam/register';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { northernOrebro } from './northern-orebro';

/** Every command of the demo has an id of its own that never changes, so loading it again has no effect. */
const namespace = '6f0b7a53-52f5-4d0e-9d4c-3c1f6a0d2e18';
const actor = { id: 'demo', role: 'operator' };

export const demoRegister = join(__dirname, 'register');

function demoCommand(name: string) {
  return commandId(namedId(namespace, name));
}

/** The area and its directory; an area without a register. */
export async function loadDemoArea(app: INestApplicationContext): Promise<AreaId> {
  const commands = app.get(CommandBus, { strict: false });
  const { name, source, municipalities, agencies } = northernOrebro;
  const { areaId } = await commands.execute(new CreateArea(name, demoCommand('area'), actor));
  const context = (step: string): CommandContext => ({
    areaId,
    commandId: demoCommand(step),
    actor,
  });

  for (const { code, population } of municipalities) {
    await commands.execute(new JoinMunicipality(context(`join ${code}`), code));
    for (const { on, inhabitants } of population) {
      const figure = { code, on, inhabitants, source };
      await commands.execute(new RecordPopulation(context(`population ${code} ${on}`), figure));
    }
  }
  for (const { name: agency, kind, units } of agencies) {
    const added = await commands.execute(
      new AddAgency(context(`agency ${agency}`), { name: agency, kind }),
    );
    for (const unit of units) {
      await commands.execute(
        new AddUnit(context(`unit ${unit}`), { agencyId: added.id, name: unit }),
      );
    }
  }
  return areaId;
}

/** The invented register of the demo area, imported as any other. */
export async function loadDemoRegister(
  app: INestApplicationContext,
  areaId: AreaId,
  onProgress: (progress: ImportProgress) => void,
) {
  const context = { areaId, commandId: demoCommand('register'), actor };
  const outcome = await app
    .get(CommandBus, { strict: false })
    .execute(new ImportRegister(context, { folder: demoRegister }, [], onProgress));
  if (!outcome.imported) {
    throw new Error(`the demo register has faults: ${JSON.stringify(outcome.report)}`);
  }
  return outcome.summary;
}
