import type { DirectoryEvent } from '@famsam/contracts';
import type { AreaId, Recorded } from '@famsam/kernel';
import type { Projection, Tx } from '@famsam/platform';
import { Transactions } from '@famsam/platform';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgencyKind } from './directory.state';

@Entity({ schema: 'directory', name: 'agency' })
export class AgencyRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: AreaId;

  @PrimaryColumn({ name: 'agency_id', type: 'uuid' })
  agencyId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: AgencyKind;
}

@Entity({ schema: 'directory', name: 'unit' })
export class UnitRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: AreaId;

  @PrimaryColumn({ name: 'unit_id', type: 'uuid' })
  unitId!: string;

  @Column('text')
  name!: string;

  @Column({ name: 'agency_id', type: 'uuid' })
  agencyId!: string;
}

export type AgencyEntry = Readonly<Pick<AgencyRow, 'agencyId' | 'name' | 'kind'>>;
export type UnitEntry = Readonly<Pick<UnitRow, 'unitId' | 'name' | 'agencyId'>>;

/** The agencies of the area and the units under them. */
export const officesProjection: Projection = {
  name: 'directory.offices',
  mode: 'inline',
  handles: [
    'directory.agency-added',
    'directory.agency-renamed',
    'directory.agency-removed',
    'directory.unit-added',
    'directory.unit-changed',
    'directory.unit-removed',
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
      const row = { areaId: tx.areaId, ...event.data };
      await tx.manager.upsert(AgencyRow, row, ['areaId', 'agencyId']);
      return;
    }
    case 'directory.unit-added':
    case 'directory.unit-changed': {
      const row = { areaId: tx.areaId, ...event.data };
      await tx.manager.upsert(UnitRow, row, ['areaId', 'unitId']);
      return;
    }
    case 'directory.agency-removed':
      await tx.manager.delete(AgencyRow, { areaId: tx.areaId, ...event.data });
      return;
    case 'directory.unit-removed': {
      await tx.manager.delete(UnitRow, { areaId: tx.areaId, ...event.data });
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
      tx.manager.find(AgencyRow, {
        select: { agencyId: true, name: true, kind: true },
        where: { areaId },
        order: { name: 'asc', agencyId: 'asc' },
      }),
    );
  }
}

@QueryHandler(UnitsOf)
export class UnitsOfHandler implements IQueryHandler<UnitsOf> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId }: UnitsOf) {
    return this.transactions.readInArea(areaId, (tx) =>
      tx.manager.find(UnitRow, {
        select: { unitId: true, name: true, agencyId: true },
        where: { areaId },
        order: { name: 'asc', unitId: 'asc' },
      }),
    );
  }
}

export const officesQueryHandlers = [AgenciesOfHandler, UnitsOfHandler];
