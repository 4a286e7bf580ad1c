import 'reflect-metadata';
import { JsonLogger, readConfiguration, RejectedError } from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RoomsModule } from '../rooms.module';
import { famsamProgram } from './program';

/** Results go to standard output and nothing else does; logs and progress go to standard error. */
async function main(): Promise<void> {
  let opened: Promise<INestApplicationContext> | undefined;
  const app = (): Promise<INestApplicationContext> => (opened ??= open());
  try {
    await famsamProgram(app).parseAsync();
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
