import { CasesModule } from '@famsam/cases';
import { ConsentModule } from '@famsam/consent';
import { CreateArea, DirectoryModule } from '@famsam/directory';
import { commandId, type AreaId, type LocalDate } from '@famsam/kernel';
import {
  ConfigurationModule,
  JobsModule,
  newId,
  PlatformModule,
  ProjectionRunner,
  readConfiguration,
} from '@famsam/platform';
import { PrivacyModule } from '@famsam/privacy';
import { ImportRegister, RegisterModule, type ImportOutcome } from '@famsam/register';
import { StatisticsModule, TablesAt, type TablesAnswer } from '@famsam/statistics';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { loadDemoArea } from '../../infra/demo/load';
import { FixedClock } from './fixed-clock';
import { aContext, inFolder } from './register-app';
import { registerBytes, type RegisterRows } from './register-generator';

const operator = { id: 'test', role: 'operator' };

export interface StatisticsApp {
  readonly app: INestApplicationContext;
  readonly clock: FixedClock;
  readonly projections: ProjectionRunner;
  /** Northern Örebro county without a register. */
  demoArea(): Promise<AreaId>;
  /** Without anything. */
  newArea(): Promise<AreaId>;
  bring(areaId: AreaId, register: string | RegisterRows): Promise<ImportOutcome>;
  tables(areaId: AreaId, asOf: LocalDate, knownAt?: Date): Promise<TablesAnswer>;
}

/** The rooms from a register to the tables, without doors. */
export async function aStatisticsApp(databaseUrl: string): Promise<StatisticsApp> {
  const clock = new FixedClock();
  @Module({
    imports: [
      ConfigurationModule.of(readConfiguration({ DATABASE_URL: databaseUrl })),
      PlatformModule.forRoot({ databaseUrl, clock }),
      JobsModule,
      DirectoryModule,
      PrivacyModule,
      ConsentModule,
      CasesModule,
      RegisterModule,
      StatisticsModule,
    ],
  })
  class RoomsOfStatistics {}
  const app = await NestFactory.createApplicationContext(RoomsOfStatistics, {
    logger: false,
    abortOnError: false,
  });
  const commands = app.get(CommandBus, { strict: false });
  const queries = app.get(QueryBus, { strict: false });
  return {
    app,
    clock,
    projections: app.get(ProjectionRunner),
    demoArea: () => loadDemoArea(app),
    newArea: async () => {
      const command = new CreateArea('Ett annat område', commandId(newId()), operator);
      return (await commands.execute(command)).areaId;
    },
    bring: (areaId, register) => {
      const bringFrom = (folder: string): Promise<ImportOutcome> =>
        commands.execute(new ImportRegister(aContext(areaId), { folder }, 'all'));
      return typeof register === 'string'
        ? bringFrom(register)
        : inFolder(registerBytes(register), bringFrom);
    },
    tables: (areaId, asOf, knownAt) => queries.execute(new TablesAt(areaId, asOf, knownAt ?? null)),
  };
}
