import type { AreaId } from '@famsam/kernel';
import { Injectable } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';

/** Those of the units on which something hangs. */
type UnitUse = (areaId: AreaId, unitIds: readonly string[]) => Promise<readonly string[]>;

/** Rooms that keep something of a unit without an event that names it, such as its calendar: no unit goes from under it. */
@Injectable()
export class UnitUses {
  private readonly uses: UnitUse[] = [];

  /** In the constructor of whoever keeps it. */
  add(use: UnitUse): void {
    this.uses.push(use);
  }

  async among(areaId: AreaId, unitIds: readonly string[]): Promise<ReadonlySet<string>> {
    const used = new Set<string>();
    if (unitIds.length === 0) return used;
    for (const use of this.uses) for (const unitId of await use(areaId, unitIds)) used.add(unitId);
    return used;
  }
}

/** Those of the units on which something hangs that no event tells of. */
export class UnitsInUse extends Query<ReadonlySet<string>> {
  constructor(
    readonly areaId: AreaId,
    readonly unitIds: readonly string[],
  ) {
    super();
  }
}

@QueryHandler(UnitsInUse)
export class UnitsInUseHandler implements IQueryHandler<UnitsInUse> {
  constructor(private readonly uses: UnitUses) {}

  execute({ areaId, unitIds }: UnitsInUse): Promise<ReadonlySet<string>> {
    return this.uses.among(areaId, unitIds);
  }
}
