import { OpenToEverybody } from '@famsam/identity';
import { metricsRegistry, ProjectionRunner, showProjectionLag } from '@famsam/platform';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

@ApiExcludeController()
@OpenToEverybody()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly projections: ProjectionRunner) {}

  @Get()
  @Header('content-type', metricsRegistry.contentType)
  async metrics(): Promise<string> {
    showProjectionLag(await this.projections.lag());
    return metricsRegistry.metrics();
  }
}
