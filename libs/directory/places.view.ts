import type { DirectoryEvent } from '@famsam/contracts';
import { directoryContracts } from '@famsam/contracts';
import type { AreaId, LocalDate, Recorded } from '@famsam/kernel';
import type { Projection, Tx } from '@famsam/platform';
import { Transactions } from '@famsam/platform';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Municipality } from './municipalities';
import { municipalityByCode } from './municipalities';

@Entity({ schema: 'directory', name: 'area' })
export class AreaRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: AreaId;

  @Column('text')
  name!: string;

  /** The version of the directory, for `If-Match`. */
  @Column('integer')
  version!: number;
}

@Entity({ schema: 'directory', name: 'municipality' })
export class MunicipalityRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: AreaId;

  @PrimaryColumn('text')
  code!: string;

  /** Of the event: the order of joining. */
  @Column('bigint')
  position!: number;
}

/** Every figure ever recorded: the last one of a day stands, the earlier ones answer "as known at". */
@Entity({ schema: 'directory', name: 'population' })
export class PopulationRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: AreaId;

  @PrimaryColumn('bigint')
  position!: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: string;

  @Column('text')
  code!: string;

  /** The day that the figure speaks of (law.md 30). */
  @Column({ name: 'day', type: 'date' })
  on!: LocalDate;

  @Column('integer')
  inhabitants!: number;

  @Column('text')
  source!: string;
}

export type AreaSummary = Readonly<AreaRow>;
export type PopulationFigure = Readonly<
  Pick<PopulationRow, 'code' | 'on' | 'inhabitants' | 'source'>
>;

/** The area's name and the version of its directory, its municipalities, and what is known of their populations. */
export const placesProjection: Projection = {
  name: 'directory.places',
  mode: 'inline',
  handles: directoryContracts.map(({ type }) => type),
  tables: ['directory.area', 'directory.municipality', 'directory.population'],
  async apply(tx, events) {
    for (const event of events as readonly Recorded<DirectoryEvent>[]) await applyOne(tx, event);
  },
};

async function applyOne(tx: Tx, event: Recorded<DirectoryEvent>): Promise<void> {
  const { areaId } = tx;
  const { type, position, recordedAt, version, data } = event;
  if (type === 'directory.area-created') {
    await tx.manager.insert(AreaRow, { areaId, name: data.name, version });
    return;
  }
  await tx.manager.update(AreaRow, { areaId }, { version });
  if (type === 'directory.municipality-joined') {
    await tx.manager.insert(MunicipalityRow, { areaId, code: data.code, position });
  } else if (type === 'directory.municipality-left') {
    await tx.manager.delete(MunicipalityRow, { areaId, code: data.code });
  } else if (type === 'directory.population-recorded') {
    await tx.manager.insert(PopulationRow, { areaId, position, recordedAt, ...data });
  }
}

/** Null when the area has no directory. */
export class AreaOf extends Query<AreaSummary | null> {
  constructor(readonly areaId: AreaId) {
    super();
  }
}

/** In the order of joining. */
export class MunicipalitiesOf extends Query<readonly Municipality[]> {
  constructor(readonly areaId: AreaId) {
    super();
  }
}

/**
 * For each municipality, the latest figure for a 31 December on or before `asOf`, by what had been
 * recorded at `knownAt` (null: now). A municipality without such a figure is left out.
 */
export class PopulationAt extends Query<readonly PopulationFigure[]> {
  constructor(
    readonly areaId: AreaId,
    readonly asOf: LocalDate,
    readonly knownAt: Date | null,
  ) {
    super();
  }
}

/** Every figure that stands: by municipality in the order of joining, then by day and source. */
export class PopulationFigures extends Query<readonly PopulationFigure[]> {
  constructor(readonly areaId: AreaId) {
    super();
  }
}

@QueryHandler(AreaOf)
export class AreaOfHandler implements IQueryHandler<AreaOf> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId }: AreaOf) {
    return this.transactions.readInArea(areaId, (tx) =>
      tx.manager.findOne(AreaRow, { where: { areaId } }),
    );
  }
}

@QueryHandler(MunicipalitiesOf)
export class MunicipalitiesOfHandler implements IQueryHandler<MunicipalitiesOf> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId }: MunicipalitiesOf) {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.manager.find(MunicipalityRow, { where: { areaId }, order: { position: 'asc' } }),
    );
    return rows.flatMap(({ code }) => municipalityByCode(code) ?? []);
  }
}

@QueryHandler(PopulationAt)
export class PopulationAtHandler implements IQueryHandler<PopulationAt> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId, asOf, knownAt }: PopulationAt) {
    return this.transactions.readInArea(areaId, (tx) =>
      tx.query<PopulationFigure>(
        `select figure.code, figure.day::text as "on", figure.inhabitants, figure.source
           from directory.municipality
           join lateral (
             select code, day, inhabitants, source
               from directory.population
              where area_id = municipality.area_id
                and code = municipality.code
                and to_char(day, 'MM-DD') = '12-31'
                and day <= $2
                and ($3::timestamptz is null or recorded_at <= $3)
              order by day desc, position desc
              limit 1
           ) figure on true
          where municipality.area_id = $1
          order by municipality.position`,
        [areaId, asOf, knownAt],
      ),
    );
  }
}

@QueryHandler(PopulationFigures)
export class PopulationFiguresHandler implements IQueryHandler<PopulationFigures> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId }: PopulationFigures) {
    return this.transactions.readInArea(areaId, (tx) =>
      tx.query<PopulationFigure>(
        `select code, day::text as "on", inhabitants, source
           from (
             select distinct on (code, day, source) area_id, code, day, inhabitants, source
               from directory.population
              where area_id = $1
              order by code, day, source, position desc
           ) standing
           join directory.municipality using (area_id, code)
          order by municipality.position, day, source`,
        [areaId],
      ),
    );
  }
}

export const placesQueryHandlers = [
  AreaOfHandler,
  MunicipalitiesOfHandler,
  PopulationAtHandler,
  PopulationFiguresHandler,
];
