import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { GuestLinks } from './guest-links';
import { PersonaGuard } from './persona.guard';
import { RouteCheck } from './route-check';

/** Global, so that rooms can make links and read them. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [RouteCheck, GuestLinks, { provide: APP_GUARD, useClass: PersonaGuard }],
  exports: [GuestLinks],
})
export class IdentityModule {}
