import { MunicipalitiesOf, PopulationAt } from '@famsam/directory';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import { CLOCK, Transactions, type Tx } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Cubes, dayNumber } from '../counting';
import type { Part } from '../counting';
import type { MunicipalityPart } from './tables';

/** What is known of an area at one instant, to be counted on any day. */
export interface Known {
  readonly tx: Tx;
  readonly at: Date;
  /** Of the last event that had changed any figure; 0 when there was none. */
  readonly position: number;
  sumsOn(day: LocalDate): ReadonlyMap<Part, number>;
  municipalities(day: LocalDate): Promise<MunicipalityPart[]>;
}

/** The way of every question to the counts. */
@Injectable()
export class Counts {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
    private readonly cubes: Cubes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** As known at an instant; null: all that is recorded by now. */
  read<T>(areaId: AreaId, knownAt: Date | null, work: (known: Known) => Promise<T>): Promise<T> {
    return this.transactions.readInArea(areaId, async (tx) => {
      const { cube, position } = await this.cubes.upToDate(tx);
      const then = knownAt?.getTime() ?? Math.max(this.clock.now().getTime(), cube.newest);
      return work({
        tx,
        at: new Date(then),
        position,
        sumsOn: (day) => cube.sumsAt(dayNumber(day), then),
        municipalities: (day) => this.municipalities(areaId, day, knownAt),
      });
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
