import type { AreaId } from '@famsam/kernel';
import { Transactions } from '@famsam/platform';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';

/**
 * Whether a municipality or unit is the area's. In a transaction that is open it stays so until that is over: whoever
 * stores something that hangs on it asks there, since an import that is undone may take it away.
 */
export class PlaceStands extends Query<boolean> {
  constructor(
    readonly areaId: AreaId,
    readonly kind: 'municipality' | 'unit',
    readonly id: string,
  ) {
    super();
  }
}

const standing = {
  municipality: `select code from directory.municipality
    where area_id = $1 and code = $2 for key share`,
  unit: `select unit_id from directory.unit where area_id = $1 and unit_id = $2 for key share`,
};

@QueryHandler(PlaceStands)
export class PlaceStandsHandler implements IQueryHandler<PlaceStands> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, kind, id }: PlaceStands): Promise<boolean> {
    const rows = await this.transactions.inArea(areaId, (tx) =>
      tx.query(standing[kind], [areaId, id]),
    );
    return rows.length > 0;
  }
}
