import type { ConsentEvent } from '@famsam/contracts';
import type { AreaId, LocalDate, Recorded } from '@famsam/kernel';
import type { Projection } from '@famsam/platform';
import { Transactions, streamId } from '@famsam/platform';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Any, Column, Entity, PrimaryColumn } from 'typeorm';
import { coveredBy } from './consent.coverage';
import type { ConsentState } from './consent.state';
import { evolve, noConsents } from './consent.state';
import type { Person } from './person.view';
import { membersOf } from './person.view';

@Entity({ schema: 'consent', name: 'ledger' })
export class LedgerRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: AreaId;

  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column('integer')
  version!: number;

  @Column('json')
  state!: ConsentState;
}

/** The consents of each case as they stand, with the version that If-Match speaks of. */
export const ledgerProjection: Projection = {
  name: 'consent.ledger',
  mode: 'inline',
  handles: [
    'consent.asked',
    'consent.given',
    'consent.refused',
    'consent.withdrawn',
    'consent.on-paper-before-import',
    'consent.paper-withdrawn',
    'consent.child-view-recorded',
  ],
  tables: ['consent.ledger'],
  async apply(tx, recorded) {
    const events = recorded as readonly Recorded<ConsentEvent>[];
    const caseIds = [...new Set(events.map((event) => streamId(event.stream)))];
    const where = { areaId: tx.areaId, caseId: Any(caseIds) };
    const rows = new Map<string, Omit<LedgerRow, 'areaId'>>();
    for (const row of await tx.manager.find(LedgerRow, { where })) rows.set(row.caseId, row);
    for (const event of events) {
      const caseId = streamId(event.stream);
      const state = evolve(rows.get(caseId)?.state ?? noConsents, event);
      rows.set(caseId, { caseId, version: event.version, state });
    }
    tx.send(
      `insert into consent.ledger (area_id, case_id, version, state)
         select $1, l."caseId", l.version, l.state
           from json_to_recordset($2) as l ("caseId" uuid, version integer, state json)
         on conflict (area_id, case_id)
           do update set version = excluded.version, state = excluded.state`,
      [tx.areaId, JSON.stringify([...rows.values()])],
    );
  },
};

/** Whether what is told about the family may be shared with an agency on a day, person by person. */
export interface ConsentCell {
  readonly memberId: string;
  readonly agencyId: string;
  readonly coveredBy: 'consent' | 'paper' | null;
}

export interface CaseConsents extends ConsentState {
  readonly caseId: string;
  readonly version: number;
  readonly on: LocalDate;
  readonly members: readonly Person[];
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

  execute({ areaId, caseId, on }: ConsentsOfCase): Promise<CaseConsents> {
    return this.transactions.readInArea(areaId, async (tx) => {
      const members = await membersOf(tx, caseId);
      const row = await tx.manager.findOneBy(LedgerRow, { areaId, caseId });
      const { version, state } = row ?? { version: 0, state: noConsents };
      const agencyIds = [...new Set(state.consents.map((consent) => consent.agencyId))];
      const matrix = members.flatMap(({ memberId }) =>
        agencyIds.map((agencyId) => ({
          memberId,
          agencyId,
          coveredBy: coveredBy(state, memberId, agencyId, on),
        })),
      );
      return { caseId, version, on, members, ...state, matrix };
    });
  }
}
