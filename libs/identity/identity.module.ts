import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PersonaGuard } from './persona.guard';
import { RouteCheck } from './route-check';

@Module({
  imports: [DiscoveryModule],
  providers: [RouteCheck, { provide: APP_GUARD, useClass: PersonaGuard }],
})
export class IdentityModule {}
