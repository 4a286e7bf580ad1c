import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { changesProjection } from './changes.view';
import { Cubes } from './cubes';
import { StatisticsController } from './statistics.http';
import { TablesAtHandler } from './tables.view';

@Module({
  imports: [CqrsModule],
  controllers: [StatisticsController],
  providers: [Cubes, TablesAtHandler],
})
export class StatisticsModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'statistics',
      streams: [],
      projections: [changesProjection],
      live: {
        on: {
          [changesProjection.name]: [
            { key: ['statistics'], for: ['coordinator', 'steering-group', 'operator'] },
          ],
        },
      },
    });
  }
}
