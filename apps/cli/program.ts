import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { areaCommands } from './area.cli';
import { demoCommands } from './demo.cli';
import { eventCommands } from './events.cli';
import { projectionCommands } from './projections.cli';
import { registerCommands } from './register.cli';
import { statisticsCommands } from './statistics.cli';

/** Every room contributes its commands; the house is opened by the first one that needs it. */
export function famsamProgram(app: () => Promise<INestApplicationContext>): Command {
  const program = new Command('famsam')
    .description('FamSam for operators; works with or without a running server')
    .showHelpAfterError();
  registerCommands(program, app);
  statisticsCommands(program, app);
  areaCommands(program, app);
  projectionCommands(program, app);
  eventCommands(program, app);
  demoCommands(program);
  return program;
}
