import type { DirectoryEvent } from '@famsam/contracts';
import { directoryContracts } from '@famsam/contracts';
import type { AreaId, LocalDate, Recorded } from '@famsam/kernel';
import type { Projection, Tx } from '@famsam/platform';
import { Transactions } from '@famsam/platform';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { Municipality } from './municipalities';
import { municipalityByCode } from './municipalities';

export interface PopulationFigure {
  readonly code: string;
  /** The day that the figure speaks of (law.md 30). */
  readonly on: LocalDate;
  readonly inhabitants: number;
  readonly source: string;
}

export interface AreaSummary {
  readonly areaId: AreaId;
  readonly name: string;
  /** The version of the directory, for `If-Match`. */
  readonly version: number;
}

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
  if (event.type === 'directory.area-created') {
    const row = [tx.areaId, event.data.name, event.version];
    await tx.query('insert into directory.area (area_id, name, version) values ($1, $2, $3)', row);
    return;
  }
  await tx.query('update directory.area set version = $2 where area_id = $1', [
    tx.areaId,
    event.version,
  ]);

  if (event.type === 'directory.municipality-joined') {
    await tx.query(
      'insert into directory.municipality (area_id, code, position) values ($1, $2, $3)',
      [tx.areaId, event.data.code, event.position],
    );
  } else if (event.type === 'directory.population-recorded') {
    const { code, on, inhabitants, source } = event.data;
    await tx.query(
      `insert into directory.population
         (area_id, position, recorded_at, code, day, inhabitants, source)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.areaId, event.position, event.recordedAt, code, on, inhabitants, source],
    );
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

  async execute({ areaId }: AreaOf) {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<AreaSummary>(
        'select area_id as "areaId", name, version from directory.area where area_id = $1',
        [areaId],
      ),
    );
    return rows[0] ?? null;
  }
}

@QueryHandler(MunicipalitiesOf)
export class MunicipalitiesOfHandler implements IQueryHandler<MunicipalitiesOf> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId }: MunicipalitiesOf) {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ code: string }>(
        'select code from directory.municipality where area_id = $1 order by position',
        [areaId],
      ),
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
