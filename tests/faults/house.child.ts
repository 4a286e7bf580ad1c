import 'reflect-metadata';
import { Carriers, serveCourier } from '@famsam/messages';
import { JobQueues, JsonLogger, ProjectionRunner, readConfiguration } from '@famsam/platform';
import { NestFactory } from '@nestjs/core';
import { fork } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createApi, listen } from '../../apps/api/create-api';
import { RoomsModule } from '../../apps/rooms.module';
import { QuickClock } from '../support/quick-clock';

/** The api, the worker or its courier as they are served, but for their clock. Ends with whoever started it. */
async function main(part: string): Promise<void> {
  const say = (step: string, told?: unknown) => process.send?.([step, told]);
  const configuration = readConfiguration(process.env);
  const clock = new QuickClock(Number(process.env.QUICK_CLOCK_BEGAN));
  // Where the clock runs so fast, a handover that took four minutes could hardly begin.
  if (part === 'courier') return serveCourier(configuration, clock, 45_000);
  process.on('disconnect', () => process.exit());
  const logger = new JsonLogger(configuration.logLevel, process.stderr);
  if (part === 'api') {
    const api = await createApi(configuration, logger, clock);
    api.enableShutdownHooks();
    await listen(api, 0);
    say('listening', (api.getHttpServer().address() as AddressInfo).port);
    return;
  }
  const worker = await NestFactory.createApplicationContext(RoomsModule.of(configuration, clock), {
    logger,
    abortOnError: false,
  });
  worker.enableShutdownHooks();
  const [, run = ''] = process.argv;
  const alone = { detached: true, execArgv: ['--no-warnings'] };
  worker
    .get(Carriers, { strict: false })
    .sendCourier(() => fork(run, [__filename, 'courier'], alone));
  say('beginning');
  worker.get(ProjectionRunner).start();
  await worker.get(JobQueues).startWorkers();
  say('working');
}

void main(process.argv[2] as string);
