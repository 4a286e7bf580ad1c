import type { DirectoryEvent } from '@famsam/contracts';
import type { AreaId, Recorded } from '@famsam/kernel';
import type { Projection, Tx } from '@famsam/platform';
import { Transactions } from '@famsam/platform';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { AgencyKind } from './directory.decider';

export interface AgencyEntry {
  readonly agencyId: string;
  readonly name: string;
  readonly kind: AgencyKind;
}

export interface UnitEntry {
  readonly unitId: string;
  readonly name: string;
  readonly agencyId: string;
}

/** The agencies of the area and the units under them. */
export const officesProjection: Projection = {
  name: 'directory.offices',
  mode: 'inline',
  handles: [
    'directory.agency-added',
    'directory.agency-renamed',
    'directory.unit-added',
    'directory.unit-changed',
  ],
  tables: ['directory.agency', 'directory.unit'],
  async apply(tx, events) {
    for (const event of events as readonly Recorded<DirectoryEvent>[]) await applyOne(tx, event);
  },
};

async function applyOne(tx: Tx, event: Recorded<DirectoryEvent>): Promise<void> {
  switch (event.type) {
    case 'directory.agency-added':
    case 'directory.agency-renamed': {
      const { agencyId, name, kind } = event.data;
      await tx.query(
        `insert into directory.agency (area_id, agency_id, name, kind) values ($1, $2, $3, $4)
           on conflict (area_id, agency_id) do update set name = excluded.name`,
        [tx.areaId, agencyId, name, kind],
      );
      return;
    }
    case 'directory.unit-added':
    case 'directory.unit-changed': {
      const { unitId, agencyId, name } = event.data;
      await tx.query(
        `insert into directory.unit (area_id, unit_id, agency_id, name) values ($1, $2, $3, $4)
           on conflict (area_id, unit_id) do update
             set agency_id = excluded.agency_id, name = excluded.name`,
        [tx.areaId, unitId, agencyId, name],
      );
    }
  }
}

/** By name. */
export class AgenciesOf extends Query<readonly AgencyEntry[]> {
  constructor(readonly areaId: AreaId) {
    super();
  }
}

/** By name. */
export class UnitsOf extends Query<readonly UnitEntry[]> {
  constructor(readonly areaId: AreaId) {
    super();
  }
}

@QueryHandler(AgenciesOf)
export class AgenciesOfHandler implements IQueryHandler<AgenciesOf> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId }: AgenciesOf) {
    return this.transactions.readInArea(areaId, (tx) =>
      tx.query<AgencyEntry>(
        `select agency_id as "agencyId", name, kind
           from directory.agency where area_id = $1 order by name, agency_id`,
        [areaId],
      ),
    );
  }
}

@QueryHandler(UnitsOf)
export class UnitsOfHandler implements IQueryHandler<UnitsOf> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId }: UnitsOf) {
    return this.transactions.readInArea(areaId, (tx) =>
      tx.query<UnitEntry>(
        `select unit_id as "unitId", name, agency_id as "agencyId"
           from directory.unit where area_id = $1 order by name, unit_id`,
        [areaId],
      ),
    );
  }
}

export const officesQueryHandlers = [AgenciesOfHandler, UnitsOfHandler];
