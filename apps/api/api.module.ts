import type { Clock } from '@famsam/kernel';
import type { Configuration } from '@famsam/platform';
import { Module, type DynamicModule } from '@nestjs/common';
import { RoomsModule } from '../rooms.module';
import { FrontPageController } from './front-page.http';
import { HealthController } from './health.http';
import { LiveController } from './live.http';
import { MetricsController } from './metrics.http';
import { Readiness } from './readiness';

@Module({})
export class ApiModule {
  static of(configuration: Configuration, clock?: Clock): DynamicModule {
    return {
      module: ApiModule,
      imports: [RoomsModule.of(configuration, clock)],
      controllers: [FrontPageController, HealthController, LiveController, MetricsController],
      providers: [Readiness],
    };
  }
}
