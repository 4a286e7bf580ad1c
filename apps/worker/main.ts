import 'reflect-metadata';
import { JobQueues, JsonLogger, ProjectionRunner, readConfiguration } from '@famsam/platform';
import { Logger } from '@nestjs/common';
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
  const queues = app.get(JobQueues);
  await queues.startWorkers();
  new Logger('worker').log(`projections and jobs are running, queues on ${queues.backendName}`);
}

main().catch(failToStart);
