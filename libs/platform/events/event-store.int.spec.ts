import { areaId, type AreaId } from '@famsam/kernel';
import { aDatabase, type TestDatabase } from '../../../tests/support/database';
import { aPlatform, type Platform } from '../../../tests/support/platform';
import {
  contextIn,
  createTallyTables,
  tallyStream,
  tallyView,
  type TallyCommand,
} from '../../../tests/support/tally';
import { newId } from '../ids';

let db: TestDatabase;
let platform: Platform;
let area: AreaId;

beforeAll(async () => {
  db = await aDatabase();
  await createTallyTables(db.ownerUrl, ['now']);
  platform = await aPlatform(db.serviceUrl, [tallyView('inline', 'now')]);
  area = await platform.newArea();
});

afterAll(async () => {
  await platform.app.close();
  await db.drop();
});

describe('the store', () => {
  it('refuses an event without contract or of another shape', async () => {
    const odd = { kind: 'count', by: 'much' } as unknown as TallyCommand;
    const sent = platform.runner.run(tallyStream, newId(), contextIn(area), odd);
    await expect(sent).rejects.toThrow('by');
  });

  it('brings an old version up on reading', async () => {
    const id = newId();
    await platform.transactions.inArea(area, (tx) =>
      tx.query(
        `insert into platform.event values (nextval('platform.position'), $1, 1, 0, 1, '2020-01-01',
          now(), $2, $3, 'tally.counted', 'x', 'y', null, '{"add": 7}')`,
        [area, newId(), `tally-${id}`],
      ),
    );
    expect((await platform.store.load(tallyStream, area, id)).state.sum).toBe(7);
  });

  it('keeps areas apart in the database itself', async () => {
    const foreign = await platform.newArea();
    const id = newId();
    await platform.runner.run(tallyStream, id, contextIn(area), { kind: 'count', by: 1 });
    expect((await platform.store.load(tallyStream, foreign, id)).version).toBe(0);
    const insert = platform.transactions.inArea(foreign, (tx) =>
      tx.query(`insert into tally.now values ($1, 'tally-x', 1, 1, 1)`, [area]),
    );
    await expect(insert).rejects.toMatchObject({ code: '42501' });
    await expect(
      platform.transactions.inArea(area, (tx) =>
        tx.query('update platform.event set data = $1', [{}]),
      ),
    ).rejects.toMatchObject({ code: '42501' });
    expect(() => areaId('nothing')).toThrow(RangeError);
  });
});
