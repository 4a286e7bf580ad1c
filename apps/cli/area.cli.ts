import { CreateArea } from '@famsam/directory';
import { commandId } from '@famsam/kernel';
import { newId } from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Command } from 'commander';

/** Who acts on the command line. */
const operator = { id: 'command-line', role: 'operator' };

export function areaCommands(program: Command, app: () => Promise<INestApplicationContext>): void {
  program
    .command('area')
    .description('collaboration areas')
    .command('create')
    .argument('<name>', 'what people call the area')
    .description('create an area and print its id')
    .action(async (name: string) => {
      const commands = (await app()).get(CommandBus, { strict: false });
      const { areaId } = await commands.execute(new CreateArea(name, commandId(newId()), operator));
      process.stdout.write(`${areaId}\n`);
    });
}
