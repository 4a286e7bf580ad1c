import { Carriers, serveCourier } from '@famsam/messages';
import { JobQueues, JsonLogger, ProjectionRunner, readConfiguration } from '@famsam/platform';
import { NestFactory } from '@nestjs/core';
import { fork } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createApi, listen } from '../../apps/api/create-api';
import { RoomsModule } from '../../apps/rooms.module';
import { QuickClock } from '../support/quick-clock';
import type { Say } from './say';

/** The api, the worker and its courier as they are served, but for their clock. */
const clock = () => new QuickClock(Number(process.env.QUICK_CLOCK_BEGAN));
const configuration = () => readConfiguration(process.env);
const logger = () => new JsonLogger(configuration().logLevel, process.stderr);

export async function api(say: Say): Promise<void> {
  const api = await createApi(configuration(), logger(), clock());
  api.enableShutdownHooks();
  await listen(api, 0);
  say('listening', (api.getHttpServer().address() as AddressInfo).port);
}

export async function worker(say: Say): Promise<void> {
  const worker = await NestFactory.createApplicationContext(
    RoomsModule.of(configuration(), clock()),
    { logger: logger(), abortOnError: false },
  );
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

/** Where the clock runs so fast, a handover that took four minutes could hardly begin. */
export const courier = () => serveCourier(configuration(), clock(), 45_000);
