import { JsonLogger, readConfiguration } from '@famsam/platform';
import { NestFactory } from '@nestjs/core';
import { famsamProgram } from '../../apps/cli/program';
import { RoomsModule } from '../../apps/rooms.module';

/** The command line as an operator runs it. */
export async function cli(): Promise<void> {
  const app = NestFactory.createApplicationContext(RoomsModule.of(readConfiguration(process.env)), {
    logger: new JsonLogger('warn', process.stderr),
    abortOnError: false,
  });
  await famsamProgram(() => app).parseAsync(process.argv.slice(3), { from: 'user' });
  await (await app).close();
  process.disconnect();
}
