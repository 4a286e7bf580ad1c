import { areaId } from '@famsam/kernel';
import { Column, Entity, PrimaryColumn, type DataSource } from 'typeorm';
import { aDatabase, type TestDatabase } from '../../../tests/support/database';
import { newId } from '../ids';
import { createDataSource } from './connection';
import { Transactions } from './transactions';

@Entity({ schema: 'count', name: 'row' })
class Row {
  @PrimaryColumn('text') id!: string;
  @Column('int4') count!: number;
}

let db: TestDatabase;
let dataSource: DataSource;
let transactions: Transactions;
const area = areaId(newId());

beforeAll(async () => {
  db = await aDatabase();
  dataSource = await createDataSource(db.ownerUrl, { entities: [Row] }).initialize();
  await dataSource.query('create schema count');
  await dataSource.query('create table count.row (id text primary key, count int4 not null)');
  transactions = new Transactions(dataSource);
});

afterAll(async () => {
  await dataSource.destroy();
  await db.drop();
});

const committed = () => transactions.readInArea(area, (tx) => tx.manager.find(Row));

describe('the entity manager of a transaction', () => {
  it('reads and writes inside it, beside plain statements', async () => {
    await transactions.inArea(area, async (tx) => {
      await tx.manager.insert(Row, { id: 'a', count: 1 });
      await tx.query(`update count.row set count = count + 1`);
      await tx.manager.upsert(Row, { id: 'b', count: 1 }, ['id']);
      expect(await tx.manager.findOneBy(Row, { id: 'a' })).toEqual({ id: 'a', count: 2 });
      expect(await committed()).toHaveLength(2);
      expect(await dataSource.manager.count(Row)).toBe(0);
    });
    expect(await dataSource.manager.count(Row)).toBe(2);
  });

  it('leaves nothing behind when it fails', async () => {
    const before = await committed();
    const failing = transactions.inArea(area, async (tx) => {
      await tx.manager.delete(Row, { id: 'a' });
      throw new Error('changed our mind');
    });
    await expect(failing).rejects.toThrow('changed our mind');
    expect(await committed()).toEqual(before);
  });

  it('refuses to begin or end one itself', async () => {
    const saving = transactions.inArea(area, (tx) =>
      tx.manager.save(Object.assign(new Row(), { id: 'c', count: 1 })),
    );
    await expect(saving).rejects.toThrow('a transaction is already open');
    expect(await dataSource.manager.existsBy(Row, { id: 'c' })).toBe(false);
  });
});
