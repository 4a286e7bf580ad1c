import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { changesProjection } from './changes.view';
import { Cubes } from './cubes';
import { Counts } from './counts';
import { ReportController } from './report.http';
import { ChangesSinceHandler, PublishedReportHandler, ReportSeriesHandler } from './report.view';
import { StatisticsController } from './statistics.http';
import { TablesAtHandler } from './tables.view';

@Module({
  imports: [CqrsModule],
  controllers: [StatisticsController, ReportController],
  providers: [
    Cubes,
    Counts,
    TablesAtHandler,
    PublishedReportHandler,
    ReportSeriesHandler,
    ChangesSinceHandler,
  ],
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
