import 'reflect-metadata';
import { JobQueues, JsonLogger, ProjectionRunner, readConfiguration } from '@famsam/platform';
import { NestFactory } from '@nestjs/core';
import { failToStart } from '../fail-to-start';
import { RoomsModule } from '../rooms.module';

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const app = await NestFactory.createApplicationContext(RoomsModule.of(configuration), {
    logger: new JsonLogger(configuration.logLevel, process.stdout),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  app.get(ProjectionRunner).start();
  await app.get(JobQueues).startWorkers();
}

main().catch(failToStart);
