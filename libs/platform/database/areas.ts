import type { AreaId, Clock } from '@famsam/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK } from '../clock';
import { poolOf } from './connection';
import { Transactions } from './transactions';

/** The catalogue of collaboration areas: who the platform works for. */
@Injectable()
export class Areas {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Nothing happens when the area is there already. */
  async create(areaId: AreaId): Promise<void> {
    await this.transactions.inArea(areaId, (tx) =>
      tx.query('insert into platform.area values ($1, $2) on conflict do nothing', [
        areaId,
        this.clock.now().toISOString(),
      ]),
    );
  }

  /** In the order they were made; ids only, which is all that one area may know of another. */
  async ids(): Promise<readonly AreaId[]> {
    const { rows } = await poolOf(this.dataSource).query<{ id: AreaId }>(
      'select id from platform.area_ids() as id',
    );
    return rows.map(({ id }) => id);
  }
}
