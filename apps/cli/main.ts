import 'reflect-metadata';
import { JsonLogger, readConfiguration, RejectedError } from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import { RoomsModule } from '../rooms.module';
import { areaCommands } from './area.cli';
import { demoCommands } from './demo.cli';
import { eventCommands } from './events.cli';
import { projectionCommands } from './projections.cli';
import { registerCommands } from './register.cli';
import { statisticsCommands } from './statistics.cli';

/** Results go to standard output and nothing else does; logs and progress go to standard error. */
async function main(): Promise<void> {
  let opened: Promise<INestApplicationContext> | undefined;
  const app = (): Promise<INestApplicationContext> => (opened ??= open());
  const program = new Command('famsam')
    .description('FamSam for operators; works with or without a running server')
    .showHelpAfterError();
  for (const contribute of [
    areaCommands,
    projectionCommands,
    eventCommands,
    registerCommands,
    statisticsCommands,
    demoCommands,
  ]) {
    contribute(program, app);
  }
  try {
    await program.parseAsync();
  } finally {
    await (await opened)?.close();
  }
}

function open(): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(RoomsModule.of(readConfiguration(process.env)), {
    logger: new JsonLogger('warn', process.stderr),
    abortOnError: false,
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof RejectedError) {
    const { code, details } = error.rejection;
    return `refused: ${code}${details ? ` ${JSON.stringify(details)}` : ''}`;
  }
  return error instanceof Error ? error.message : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`famsam: ${reasonOf(error)}\n`);
  process.exitCode = 1;
});
