import { ProjectionRunner, Rooms, type Projection, type ProjectionLag } from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { areaFor } from './area-option';
import { columns } from './columns';

/** An inline projection is never behind, so there is nothing to tell of its areas. */
type Row = Pick<Projection, 'name' | 'mode'> & Partial<Omit<ProjectionLag, 'projection'>>;

const head = ['name', 'mode', 'areaId', 'checkpoint', 'eventsBehind', 'secondsBehind'] as const;

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
      const rows = projectionsOf(context).flatMap(({ name, mode }): Row[] => {
        const own = lags.filter(({ projection }) => projection === name);
        if (own.length === 0) return [{ name, mode }];
        return own.map(({ projection: _, ...lag }) => ({ name, mode, ...lag }));
      });
      if (json) return void process.stdout.write(`${JSON.stringify(rows)}\n`);
      const words = rows.map((row) => head.map((key) => String(row[key] ?? '-')));
      process.stdout.write(columns([head, ...words]));
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
