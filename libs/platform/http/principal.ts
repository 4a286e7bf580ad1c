import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor, AreaId } from '@famsam/kernel';
import type { FastifyRequest } from 'fastify';

/** Who asks, and in which area; put on the request by the guard of identity. */
export interface Principal {
  readonly areaId: AreaId;
  readonly actor: Actor;
}

export interface PrincipalRequest extends FastifyRequest {
  principal?: Principal;
}

export function principalOf(request: PrincipalRequest): Principal {
  if (!request.principal) throw new Error('a route that needs a principal is open to everybody');
  return request.principal;
}

/** `@PrincipalOf() who: Principal`, for reads. */
export const PrincipalOf = createParamDecorator((_: unknown, host: ExecutionContext) =>
  principalOf(host.switchToHttp().getRequest<PrincipalRequest>()),
);
