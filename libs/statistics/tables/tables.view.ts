import type { AreaId, LocalDate } from '@famsam/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { Counts } from './counts';
import { definitions, type Definition } from '../definitions';
import { figuresOf, type Figure } from './figures';
import { tablesFrom, type Tables } from './tables';

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
  constructor(private readonly counts: Counts) {}

  execute({ areaId, asOf, knownAt }: TablesAt): Promise<TablesAnswer> {
    return this.counts.read(areaId, knownAt, async ({ at, position, ...known }) => {
      const municipalities = await known.municipalities(asOf);
      const sums = known.sumsOn(asOf);
      const tables = tablesFrom(sums, municipalities, asOf);
      return {
        asOf,
        knownAt: at.toISOString(),
        position,
        tables,
        figures: figuresOf(tables, municipalities, sums),
        definitions,
      };
    });
  }
}
