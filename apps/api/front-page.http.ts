import { AreaOf } from '@famsam/directory';
import { OpenToEverybody } from '@famsam/identity';
import { isLocalDate, type Clock } from '@famsam/kernel';
import { Areas, CLOCK } from '@famsam/platform';
import { PublishedReport } from '@famsam/statistics';
import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { emptyPage, frontPage } from './front-page';

/** The figures of the first area, for whoever opens the address. */
@ApiExcludeController()
@OpenToEverybody()
@Controller()
export class FrontPageController {
  constructor(
    private readonly queries: QueryBus,
    private readonly areas: Areas,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async page(@Query('asOf') asOf?: unknown): Promise<string> {
    const [area] = await this.areas.ids();
    if (!area) return emptyPage();
    const day = typeof asOf === 'string' && isLocalDate(asOf) ? asOf : this.clock.today();
    const [answer, about] = await Promise.all([
      this.queries.execute(new PublishedReport(area, day, null)),
      this.queries.execute(new AreaOf(area)),
    ]);
    return frontPage(answer, about?.name ?? '');
  }
}
