import { MunicipalitiesOf, PopulationAt } from '@famsam/directory';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import { CLOCK, Transactions } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Cubes } from './cubes';
import { definitions, type Definition } from './definitions';
import { dayNumber } from './family.facts';
import { figuresOf, type Figure } from './figures';
import { meetingsOfClosed, tablesFrom, type MunicipalityPart, type Tables } from './tables';

export interface TablesAnswer {
  readonly asOf: LocalDate;
  /** Asked again with this instant, the answer is the same for ever. */
  readonly knownAt: string;
  /** Of the last event that had changed any figure when the answer was made; 0 when there was none. */
  readonly position: number;
  readonly tables: Tables;
  readonly figures: readonly Figure[];
  readonly definitions: readonly Definition[];
}

/** The tables as of a day, as known at an instant (null: all that is recorded by now). */
export class TablesAt extends Query<TablesAnswer> {
  constructor(
    readonly areaId: AreaId,
    readonly asOf: LocalDate,
    readonly knownAt: Date | null,
  ) {
    super();
  }
}

@QueryHandler(TablesAt)
export class TablesAtHandler implements IQueryHandler<TablesAt> {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
    private readonly cubes: Cubes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ areaId, asOf, knownAt }: TablesAt): Promise<TablesAnswer> {
    return this.transactions.readInArea(areaId, async (tx) => {
      const [{ cube, position }, municipalities] = await Promise.all([
        this.cubes.upToDate(tx),
        this.municipalities(areaId, asOf, knownAt),
      ]);
      const then = knownAt?.getTime() ?? Math.max(this.clock.now().getTime(), cube.newest);
      const sums = cube.sumsAt(dayNumber(asOf), then);
      const tables = tablesFrom(sums, municipalities, asOf);
      return {
        asOf,
        knownAt: new Date(then).toISOString(),
        position,
        tables,
        figures: figuresOf(tables, municipalities, meetingsOfClosed(sums)),
        definitions,
      };
    });
  }

  private async municipalities(
    areaId: AreaId,
    asOf: LocalDate,
    knownAt: Date | null,
  ): Promise<MunicipalityPart[]> {
    const [all, populations] = await Promise.all([
      this.queries.execute(new MunicipalitiesOf(areaId)),
      this.queries.execute(new PopulationAt(areaId, asOf, knownAt)),
    ]);
    const inhabitants = new Map(populations.map((figure) => [figure.code, figure.inhabitants]));
    return all.map(({ code, name }) => ({
      code,
      name,
      inhabitants: inhabitants.get(code) ?? null,
    }));
  }
}
