import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { allowedFor } from './allowed-for';

/** Refuses to start when a route does not say for whom it is, so that nobody forgets. */
@Injectable()
export class RouteCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const silent = this.discovery.getControllers().flatMap(({ metatype }) => {
      if (!metatype) return [];
      const prototype = metatype.prototype as Record<string, object>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name] as object))
        .filter((name) => allowedFor(metatype, prototype[name] as object) === undefined)
        .map((name) => `${metatype.name}.${name}`);
    });
    if (silent.length > 0) {
      throw new Error(
        `these routes do not say who may use them (@AllowedFor): ${silent.join(', ')}`,
      );
    }
  }
}
