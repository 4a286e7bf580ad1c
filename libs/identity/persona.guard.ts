import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { AreaId, Clock } from '@famsam/kernel';
import { Areas, CLOCK, NotFoundError, ProblemError } from '@famsam/platform';
import { allowedFor, type Visitor } from './allowed-for';
import { GuestLinks, guestActorId, type ReadGrant } from './guest-links';
import type { GuestRequest } from './guest-of';
import { isRole, personaHeader } from './personas';

const areaHeader = 'x-area-id';
export const sessionHeader = 'x-guest-session';
export const linkHeader = 'x-guest-link';

/** Knows who asks and in which area, and lets only those in whom the route names. */
@Injectable()
export class PersonaGuard implements CanActivate {
  /** In the order of creation; asked for again when an area is not among them. */
  private known: readonly AreaId[] = [];

  constructor(
    private readonly areas: Areas,
    private readonly links: GuestLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const allowed = allowedFor(context.getClass(), context.getHandler());
    if (allowed === 'everybody') return true;
    const request = context.switchToHttp().getRequest<GuestRequest>();
    const visitor = visitorIn(request, allowed ?? []);
    if (visitor === 'guest') return this.letGuestIn(request, visitor, this.sessionIn(request));
    if (visitor === 'link-holder') return this.letGuestIn(request, visitor, this.linkIn(request));
    const persona = request.headers[personaHeader];
    if (typeof persona !== 'string' || !isRole(persona)) {
      throw new ProblemError('persona.missing');
    }
    if (!allowed?.includes(persona)) {
      throw new ProblemError('persona.not-allowed', {
        detail: `This is for: ${(allowed ?? []).join(', ')}.`,
      });
    }
    request.principal = {
      areaId: await this.areaOf(request.headers[areaHeader]),
      actor: { id: `demo-${persona}`, role: persona },
    };
    return true;
  }

  /** Wrong and old ones are not told apart: either way a new code makes a new one. */
  private sessionIn({ headers }: GuestRequest): ReadGrant & { kind: 'valid' } {
    const read = this.links.readSession(one(headers[sessionHeader]), this.clock.now());
    if (read.kind !== 'valid') throw new ProblemError('guest.session-ended');
    return { ...read, kind: 'valid' };
  }

  /** What is wrong with a link that was not made here is nobody's business. */
  private linkIn({ headers }: GuestRequest): ReadGrant & { kind: 'valid' } {
    const read = this.links.read(one(headers[linkHeader]), this.clock.now());
    if (read.kind === 'forged') throw new ProblemError('guest.link-invalid');
    if (read.kind === 'expired') throw new ProblemError('guest.link-expired');
    return { ...read, kind: 'valid' };
  }

  private async letGuestIn(
    request: GuestRequest,
    role: Visitor,
    { grant }: ReadGrant & { kind: 'valid' },
  ): Promise<boolean> {
    request.guest = grant;
    request.principal = {
      areaId: await this.areaOf(grant.areaId),
      actor: { id: guestActorId(grant.recipient), role },
    };
    return true;
  }

  private async areaOf(header: string | string[] | undefined): Promise<AreaId> {
    const asked = this.find(header);
    if (asked) return asked;
    this.known = await this.areas.ids();
    const found = this.find(header);
    if (!found) throw new NotFoundError('area', typeof header === 'string' ? header : 'first');
    return found;
  }

  private find(header: string | string[] | undefined): AreaId | undefined {
    return header === undefined ? this.known[0] : this.known.find((id) => id === header);
  }
}

/** Where personas and guests may come, the header they send says which they are. */
function visitorIn({ headers }: GuestRequest, allowed: readonly Visitor[]): Visitor | undefined {
  if (allowed.includes('link-holder')) return 'link-holder';
  if (!allowed.includes('guest')) return undefined;
  return allowed.length === 1 || headers[sessionHeader] !== undefined ? 'guest' : undefined;
}

function one(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}
