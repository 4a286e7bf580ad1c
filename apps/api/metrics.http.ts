import { OpenToEverybody } from '@famsam/identity';
import {
  JobQueues,
  metricsRegistry,
  ProjectionRunner,
  showParkedJobs,
  showProjectionLag,
} from '@famsam/platform';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

@ApiExcludeController()
@OpenToEverybody()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly projections: ProjectionRunner,
    private readonly queues: JobQueues,
  ) {}

  @Get()
  @Header('content-type', metricsRegistry.contentType)
  async metrics(): Promise<string> {
    showProjectionLag(await this.projections.lag());
    // Without its queues a process still has the rest to show.
    showParkedJobs(await this.queues.countParked().catch(() => ({})));
    return metricsRegistry.metrics();
  }
}
