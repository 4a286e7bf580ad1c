import 'reflect-metadata';
import { Carriers } from '@famsam/messages';
import { JobQueues, JsonLogger, ProjectionRunner, readConfiguration } from '@famsam/platform';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { failToStart } from '../fail-to-start';
import { RoomsModule } from '../rooms.module';

/** Of connections to Postgres; with those of the queues, of the courier and of the api it holds 60 (decision 0035). */
const poolSize = 12;

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const app = await NestFactory.createApplicationContext(
    RoomsModule.of(configuration, undefined, poolSize),
    {
      logger: new JsonLogger(configuration.logLevel, process.stdout),
      abortOnError: false,
    },
  );
  app.enableShutdownHooks();
  // Of its own group, and without what ends a process together with this one.
  const alone = { detached: true, execArgv: ['--enable-source-maps'] };
  const courier = join(__dirname, '..', 'courier', 'main.js');
  app.get(Carriers, { strict: false }).sendCourier(() => fork(courier, alone));
  app.get(ProjectionRunner).start();
  const queues = app.get(JobQueues);
  await queues.startWorkers();
  new Logger('worker').log(`projections and jobs are running, queues on ${queues.backendName}`);
}

main().catch(failToStart);
