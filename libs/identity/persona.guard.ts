import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { AreaId } from '@famsam/kernel';
import { Areas, NotFoundError, ProblemError, type PrincipalRequest } from '@famsam/platform';
import { allowedFor } from './allowed-for';
import { isRole, personaHeader } from './personas';

const areaHeader = 'x-area-id';

/** Knows who asks and in which area, and lets only those in whom the route names. */
@Injectable()
export class PersonaGuard implements CanActivate {
  /** In the order of creation; asked for again when an area is not among them. */
  private known: readonly AreaId[] = [];

  constructor(private readonly areas: Areas) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const allowed = allowedFor(context.getClass(), context.getHandler());
    if (allowed === 'everybody') return true;
    const request = context.switchToHttp().getRequest<PrincipalRequest>();
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
