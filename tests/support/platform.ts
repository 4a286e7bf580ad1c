import { areaId, type AreaId } from '@famsam/kernel';
import {
  Areas,
  BulkAppend,
  CommandRunner,
  EventStore,
  newId,
  PlatformModule,
  ProjectionRunner,
  Rooms,
  Transactions,
  type Projection,
} from '@famsam/platform';
import { NestFactory } from '@nestjs/core';
import { Inject, Module, type INestApplicationContext } from '@nestjs/common';
import { FixedClock } from './fixed-clock';
import { tallyStream } from './tally';

export interface Platform {
  readonly app: INestApplicationContext;
  readonly clock: FixedClock;
  readonly runner: CommandRunner;
  readonly store: EventStore;
  readonly bulks: BulkAppend;
  readonly projections: ProjectionRunner;
  readonly transactions: Transactions;
  readonly areas: Areas;
  newArea(): Promise<AreaId>;
}

const VIEWS = Symbol('views');

@Module({})
class TallyModule {
  constructor(rooms: Rooms, @Inject(VIEWS) projections: readonly Projection[]) {
    rooms.add({ name: 'tally', streams: [tallyStream], projections });
  }
}

/** The platform as a process has it, with the tally as its only room. */
export async function aPlatform(
  databaseUrl: string,
  projections: readonly Projection[] = [],
): Promise<Platform> {
  const clock = new FixedClock();
  const app = await NestFactory.createApplicationContext(
    {
      module: TallyModule,
      imports: [PlatformModule.forRoot({ databaseUrl, clock })],
      providers: [{ provide: VIEWS, useValue: projections }],
    },
    { logger: false, abortOnError: false },
  );
  const areas = app.get(Areas);
  return {
    app,
    clock,
    runner: app.get(CommandRunner),
    store: app.get(EventStore),
    bulks: app.get(BulkAppend),
    projections: app.get(ProjectionRunner),
    transactions: app.get(Transactions),
    areas,
    newArea: async () => {
      const id = areaId(newId());
      await areas.create(id);
      return id;
    },
  };
}
