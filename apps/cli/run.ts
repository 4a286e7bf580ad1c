import { JsonLogger, readConfiguration, RejectedError } from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RoomsModule } from '../rooms.module';
import { famsamProgram } from './program';

/**
 * Carries out one command and gives the exit code. Results go to standard output and nothing else
 * does; logs and progress go to standard error.
 */
export async function runFamsam(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  let opened: Promise<INestApplicationContext> | undefined;
  try {
    await famsamProgram(() => (opened ??= open(environment))).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    process.stderr.write(`famsam: ${reasonOf(error)}\n`);
    return 1;
  } finally {
    const app = await opened?.catch(() => undefined);
    await app?.close();
  }
}

async function open(environment: NodeJS.ProcessEnv): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(RoomsModule.of(readConfiguration(environment)), {
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
