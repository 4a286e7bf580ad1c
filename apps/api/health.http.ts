import { OpenToEverybody } from '@famsam/identity';
import { ProblemError } from '@famsam/platform';
import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Readiness } from './readiness';

@ApiExcludeController()
@OpenToEverybody()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process runs; says nothing of what it needs. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** Parked jobs are named, but keep nobody from being served: everything else goes on beside them. */
  @Get('ready')
  async ready(): Promise<{
    status: 'ready';
    checks: Record<string, 'ok'>;
    parked: Readonly<Record<string, number>>;
  }> {
    const checks = await this.readiness.check();
    const failing = Object.entries(checks).filter(([, state]) => state !== 'ok');
    if (failing.length > 0) {
      const detail = failing.map(([name, state]) => `${name}: ${state}`).join('; ');
      throw new ProblemError('not-ready', { detail, details: checks });
    }
    const parked = await this.readiness.parked();
    return { status: 'ready', checks: checks as Record<string, 'ok'>, parked };
  }
}
