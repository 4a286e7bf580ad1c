import { ProjectionRunner, Rooms, type Projection } from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { areaFor } from './area-option';
import { columns } from './columns';

export function projectionCommands(
  program: Command,
  app: () => Promise<INestApplicationContext>,
): void {
  const projections = program.command('projections').description('read models');

  projections
    .command('list')
    .description('every projection, and how far it is behind in each area')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: true }) => {
      const context = await app();
      const lags = await context.get(ProjectionRunner, { strict: false }).lag();
      const rows = projectionsOf(context).flatMap(({ name, mode }) => {
        const own = lags.filter(({ projection }) => projection === name);
        const areas = own.map(({ projection: _, ...lag }) => ({ name, mode, ...lag }));
        return areas.length > 0 ? areas : [{ name, mode }];
      });
      if (json) return void process.stdout.write(`${JSON.stringify(rows)}\n`);
      const head = ['name', 'mode', 'areaId', 'checkpoint', 'eventsBehind', 'secondsBehind'];
      const table = rows.map((row) =>
        head.map((key) => String((row as Record<string, unknown>)[key] ?? '-')),
      );
      process.stdout.write(columns([head, ...table]));
    });

  projections
    .command('rebuild')
    .argument('<name>', 'as in projections list')
    .option('--area <id>', 'one area only')
    .description(
      'make the rows of a projection anew from the events; the old rows answer meanwhile',
    )
    .action(async (name: string, { area }: { area?: string }) => {
      const context = await app();
      const known = projectionsOf(context).map((one) => one.name);
      if (!known.includes(name)) {
        throw new Error(`there is no projection ${name}; there is: ${known.join(', ')}`);
      }
      const runner = context.get(ProjectionRunner, { strict: false });
      await runner.rebuild(name, area === undefined ? undefined : await areaFor(context, area));
      process.stdout.write(`${name} rebuilt\n`);
    });
}

function projectionsOf(context: INestApplicationContext): Projection[] {
  return context.get(Rooms, { strict: false }).all.flatMap((room) => room.projections);
}
