import type { MemberRole } from '@famsam/contracts';
import type { AreaId } from '@famsam/kernel';
import { EventStore, NotFoundError } from '@famsam/platform';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { statusOf, type CaseStatus } from './case-file.view';
import { caseStream } from './case.stream';

export interface CaseFamily {
  readonly status: CaseStatus;
  readonly members: readonly {
    readonly memberId: string;
    readonly role: MemberRole;
    readonly birthYear: number | null;
  }[];
}

/** Whose consent a meeting has to ask for: no personal text, so nothing is read from the vault. */
export class CaseFamilyOf extends Query<CaseFamily> {
  constructor(
    readonly areaId: AreaId,
    readonly caseId: string,
  ) {
    super();
  }
}

/** Folds the events themselves: what may happen is not left to a view. */
@QueryHandler(CaseFamilyOf)
export class CaseFamilyOfHandler implements IQueryHandler<CaseFamilyOf> {
  constructor(private readonly store: EventStore) {}

  async execute({ areaId, caseId }: CaseFamilyOf): Promise<CaseFamily> {
    const { state, version } = await this.store.load(caseStream, areaId, caseId);
    if (version === 0) throw new NotFoundError('case', caseId);
    const members = Object.values(state.members).map(({ memberId, role, birthYear }) => ({
      memberId,
      role,
      birthYear,
    }));
    return { status: statusOf(state), members };
  }
}
