import type { GuestPurpose } from '@famsam/contracts';
import type { PrincipalRequest } from '@famsam/platform';
import { ProblemError } from '@famsam/platform';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { GuestGrant } from './guest-links';

/** What the guest may do; the rest of a principal is who it is. */
export type Guest = Pick<GuestGrant, 'purpose' | 'subjectId' | 'recipient'>;

export interface GuestRequest extends PrincipalRequest {
  guest?: GuestGrant;
}

export function guestOf(request: GuestRequest): GuestGrant {
  if (!request.guest) throw new Error('a route for guests lets in others as well');
  return request.guest;
}

/**
 * `@GuestOf('agreement') guest: Guest`, on routes for guests: 403 for one who came for something else. The
 * subject is the session's own and never a part of the address, so nobody can ask for another.
 */
export const GuestOf = createParamDecorator(
  (purpose: GuestPurpose, host: ExecutionContext): Guest => {
    const guest = guestOf(host.switchToHttp().getRequest<GuestRequest>());
    if (guest.purpose !== purpose) throw new ProblemError('guest.not-for-this');
    return guest;
  },
);

/** `@LinkOf() link: GuestGrant`, on routes that a link alone opens. */
export const LinkOf = createParamDecorator((_: unknown, host: ExecutionContext) =>
  guestOf(host.switchToHttp().getRequest<GuestRequest>()),
);
