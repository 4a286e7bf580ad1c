import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Role } from './personas';

const key = 'famsam:allowed-for';

type Allowed = readonly Role[] | 'everybody';

/** Who may use a route, or all routes of a controller; the one on the route counts. */
export function AllowedFor(...roles: Role[]): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(key, roles), ApiExtension('x-allowed-for', roles));
}

/** Open without a persona: health, metrics, the plain page. Nothing here may show a case. */
export function OpenToEverybody(): ClassDecorator & MethodDecorator {
  return SetMetadata(key, 'everybody' satisfies Allowed);
}

/** Undefined when nobody has said who may use the route. */
export function allowedFor(controller: object, handler: object): Allowed | undefined {
  return (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as
    Allowed | undefined;
}
