import { ConsentModule } from '@famsam/consent';
import { caseContracts } from '@famsam/contracts';
import { DirectoryModule } from '@famsam/directory';
import type { Clock } from '@famsam/kernel';
import {
  ConfigurationModule,
  JobsModule,
  PlatformModule,
  readConfiguration,
  Rooms,
} from '@famsam/platform';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** The room with what it asks. It hears of cases by their events alone; here nobody decides on them. */
export async function consentApp(
  databaseUrl: string,
  clock: Clock,
): Promise<INestApplicationContext> {
  @Module({
    imports: [
      ConfigurationModule.of(readConfiguration({ DATABASE_URL: databaseUrl })),
      PlatformModule.forRoot({ databaseUrl, clock }),
      JobsModule,
      DirectoryModule,
      ConsentModule,
    ],
  })
  class RoomsOfConsent {}
  const app = await NestFactory.createApplicationContext(RoomsOfConsent, {
    logger: false,
    abortOnError: false,
  });
  const decider = { initial: null, decide: unexpected, evolve: unexpected };
  const stream = { category: 'case', decider, contracts: caseContracts };
  app.get(Rooms).add({ name: 'cases', streams: [stream], projections: [] });
  return app;
}

function unexpected(): never {
  throw new Error('nobody decides on a case here');
}
