import { ProjectionRunner } from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { loadDemoArea, loadDemoRegister } from '../../infra/demo/load';

export function demoCommands(program: Command, app: () => Promise<INestApplicationContext>): void {
  program
    .command('demo')
    .description('the demo area: northern Örebro county with an invented register')
    .command('load')
    .description('load the demo area and print its id; loading it again has no effect')
    .option('--empty', 'the area and its directory, without the register')
    .action(async ({ empty }: { empty?: true }) => {
      const context = await app();
      const areaId = await loadDemoArea(context);
      if (!empty) {
        const { events } = await loadDemoRegister(context, areaId, ({ step, done, of }) => {
          process.stderr.write(`${step} ${done}/${of}\n`);
        });
        process.stderr.write(`${events} events added\n`);
      }
      // So that whoever opens the first page sees the figures, not the way to them.
      await context.get(ProjectionRunner, { strict: false }).catchUp(areaId);
      process.stdout.write(`${areaId}\n`);
    });
}
