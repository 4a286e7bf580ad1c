import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { changesProjection } from './counting/changes.view';
import { Cubes } from './counting/cubes';
import { Counts } from './tables/counts';
import { ReportController } from './report/report.http';
import {
  ChangesSince,
  ChangesSinceHandler,
  PublishedReport,
  PublishedReportHandler,
  ReportSeries,
  ReportSeriesHandler,
} from './report/report.view';
import { StatisticsController } from './statistics.http';
import { TablesAt, TablesAtHandler } from './tables/tables.view';

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
      queries: [PublishedReport, ReportSeries, ChangesSince, TablesAt],
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
