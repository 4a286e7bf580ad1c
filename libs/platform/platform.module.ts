import {
  Module,
  type DynamicModule,
  type OnModuleInit,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Clock } from '@famsam/kernel';
import { DataSource } from 'typeorm';
import { Appender } from './events/appender';
import { Areas } from './database/areas';
import { BootCheck } from './boot-check';
import { BulkAppend } from './events/bulk-append';
import { CLOCK, SystemClock } from './clock';
import { CommandRunner } from './commands/command-runner';
import { createDataSource, poolOf, refuseUnguarded, SERVICE_ROLE } from './database/connection';
import { LiveNews } from './live';
import { EventStore } from './events/event-store';
import { EventTraces } from './events/event-traces';
import { ProjectionRebuild } from './projections/projection-rebuild';
import { ProjectionRunner } from './projections/projection-runner';
import { Rooms } from './rooms';
import { Transactions } from './database/transactions';
import { WakeUp } from './database/wake-up';

export interface PlatformChoices {
  /** The owner's address; sessions take on the service role. */
  readonly databaseUrl: string;
  readonly poolSize?: number;
  /** The system's, unless a test brings its own. */
  readonly clock?: Clock;
}

const doors = [
  DataSource,
  CLOCK,
  Rooms,
  Areas,
  Transactions,
  EventStore,
  EventTraces,
  CommandRunner,
  BulkAppend,
  ProjectionRunner,
  LiveNews,
  WakeUp,
];

/** Everything of the platform that needs the database; imported once, by the process. */
@Module({})
export class PlatformModule implements OnModuleInit, OnApplicationShutdown {
  static forRoot({ databaseUrl, poolSize, clock }: PlatformChoices): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [
        {
          provide: DataSource,
          useFactory: () => connect(databaseUrl, poolSize),
        },
        { provide: CLOCK, useValue: clock ?? new SystemClock() },
        Rooms,
        Areas,
        Transactions,
        EventStore,
        EventTraces,
        WakeUp,
        Appender,
        CommandRunner,
        BulkAppend,
        ProjectionRebuild,
        ProjectionRunner,
        LiveNews,
        BootCheck,
      ],
      exports: doors,
    };
  }

  constructor(
    private readonly dataSource: DataSource,
    private readonly rooms: Rooms,
  ) {}

  /** The rooms are all here now, so that TypeORM can be told of their entities. */
  async onModuleInit(): Promise<void> {
    const entities = this.rooms.all.flatMap((room) => room.entities ?? []);
    await this.dataSource.setOptions({ entities }).initialize();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}

async function connect(url: string, poolSize: number | undefined): Promise<DataSource> {
  const dataSource = createDataSource(url, {
    role: SERVICE_ROLE,
    ...(poolSize !== undefined && { poolSize }),
  });
  try {
    await refuseUnguarded(dataSource);
  } catch (error) {
    await poolOf(dataSource).end();
    throw error;
  }
  return dataSource;
}
