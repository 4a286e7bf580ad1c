import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Role } from './personas';

const key = 'famsam:allowed-for';

/**
 * `guest`: who came by a link and has answered with the code sent to them. `link-holder`: who has a link, and
 * may be anybody it was forwarded to. Neither can be picked by a header.
 */
export type Visitor = Role | 'guest' | 'link-holder';

type Allowed = readonly Visitor[] | 'everybody';

/** Who may use a route, or all routes of a controller; the one on the route counts. */
export function AllowedFor(...visitors: Visitor[]): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(key, visitors), ApiExtension('x-allowed-for', visitors));
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
