import type { Family } from '@famsam/contracts';
import type { AreaId, LocalDate } from '@famsam/kernel';
import { Transactions } from '@famsam/platform';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { coveredBy, type Person } from './consent.coverage';
import type { ConsentState } from './consent.state';
import { familyOfCase } from './family.rows';

/** Whether what is told about the family may be shared with an agency on a day, person by person. */
export interface ConsentCell {
  readonly memberId: string;
  readonly agencyId: string;
  readonly coveredBy: 'consent' | 'paper' | null;
}

export interface CaseConsents extends Omit<ConsentState, 'paper'> {
  readonly caseId: string;
  readonly version: number;
  readonly on: LocalDate;
  readonly members: readonly Person[];
  readonly paper: readonly {
    readonly from: LocalDate;
    readonly until: LocalDate;
    /** Those whom it was noted for: whoever came later is not on it. */
    readonly memberIds: readonly string[];
  }[];
  /** One cell per member and agency that anybody was asked about. */
  readonly matrix: readonly ConsentCell[];
}

/** Throws NotFoundError when the area has no such case. */
export class ConsentsOfCase extends Query<CaseConsents> {
  constructor(
    readonly areaId: AreaId,
    readonly caseId: string,
    /** The day that the matrix speaks of. */
    readonly on: LocalDate,
  ) {
    super();
  }
}

@QueryHandler(ConsentsOfCase)
export class ConsentsOfCaseHandler implements IQueryHandler<ConsentsOfCase> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, caseId, on }: ConsentsOfCase): Promise<CaseConsents> {
    const { version, family, consents } = await this.transactions.readInArea(areaId, (tx) =>
      familyOfCase(tx, caseId),
    );
    const members = peopleOf(family);
    const agencyIds = [...new Set(consents.consents.map((consent) => consent.agencyId))];
    const matrix = members.flatMap((one) =>
      agencyIds.map((agencyId) => ({
        memberId: one.memberId,
        agencyId,
        coveredBy: coveredBy(consents, one, members, agencyId, on),
      })),
    );
    const paper = consents.paper.map(({ from, until, noted }) => ({
      ...{ from, until },
      memberIds: noted,
    }));
    return { caseId, version, on, members, ...consents, paper, matrix };
  }
}

/** Children first, the oldest first. */
function peopleOf({ members }: Family): readonly Person[] {
  const key = ({ role, birthYear, memberId }: Person) => `${role} ${birthYear ?? 9999} ${memberId}`;
  return Object.values(members)
    .map(({ memberId, role, birthYear }) => ({ memberId, role, birthYear }))
    .sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
