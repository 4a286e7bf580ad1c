import { areaId, type AreaId } from '@famsam/kernel';
import { aDatabase, type TestDatabase } from '../../../tests/support/database';
import { aPlatform, type Platform } from '../../../tests/support/platform';
import {
  contextIn,
  counted,
  createTallyTables,
  tallyStream,
  tallyView,
  type TallyCommand,
} from '../../../tests/support/tally';
import { newId } from '../ids';
import { EventTraces, type Sought } from './event-traces';

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

  it('tells what a command did, and what names it since', async () => {
    const [one, two, three] = [newId(), newId(), newId()];
    const traces = platform.app.get(EventTraces);
    const count = (id: string) =>
      platform.runner.run(tallyStream, id, contextIn(area), { kind: 'count', by: 1 });
    const write = (stream: string, data: object) =>
      platform.transactions.inArea(area, (tx) =>
        tx.query(
          `insert into platform.event values (nextval('platform.position'), $1, 1, 0, 1, '2020-01-01',
            now(), $2, $3, 'note.written', 'x', 'y', null, $4)`,
          [area, newId(), stream, data],
        ),
      );
    await count(one);
    await write(`note-${newId()}`, { of: [two] });
    const context = contextIn(area);
    const bulk = await platform.bulks.open(context);
    const part = (id: string, expectedVersion: number, times: number) => ({
      ...{ stream: `tally-${id}`, expectedVersion },
      events: Array.from({ length: times }, () => counted(1)),
    });
    await bulk.stage([part(one, 1, 2), part(two, 0, 1), part(three, 0, 1)]);
    await bulk.publish();
    const since = context.commandId;
    const done = [...(await traces.of(area, since))].sort((a, b) => b.last - a.last);
    expect(done[0]).toEqual({
      ...{ stream: `tally-${one}`, first: 2, last: 3, types: ['tally.counted'] },
    });
    expect(done).toHaveLength(3);

    const nothing = contextIn(area).commandId;
    const where = { since, ids: [], own: [], madeIn: '', fields: ['code'], notOf: nothing };
    const named = async (sought: Partial<Sought>, page?: number) => {
      const found: string[] = [];
      for await (const some of traces.namings(area, { ...where, ...sought }, page))
        found.push(...some.map(({ id, by }) => `${id} by ${by}`));
      return found.sort();
    };
    const ids = [one, two, three, '1884'];
    expect(await named({ ids })).toEqual([]);
    const note = newId();
    await write(`note-${note}`, { code: '1884', of: { those: [two] } });
    const again = contextIn(area);
    await platform.runner.run(tallyStream, one, again, { kind: 'count', by: 1 });
    const byOthers = [`${one} by ${one}`, `${two} by ${note}`, `1884 by ${note}`].sort();
    const byItself = [`${two} by ${two}`, `${three} by ${three}`];
    for (const page of [1, 2, 3, undefined]) {
      // Of a stream that is named on several pages it is told more than once.
      const once = async (sought: Partial<Sought>) => [...new Set(await named(sought, page))];
      expect(await once({ ids })).toEqual(byOthers);
      expect(await once({ own: ids })).toEqual([...byOthers, ...byItself].sort());
      expect(await once({ own: ids, madeIn: `tally-${three}` })).toEqual(
        [...byOthers, byItself[0]].sort(),
      );
      expect(await once({ ids, notOf: again.commandId })).toEqual(
        byOthers.filter((it) => !it.startsWith(one)),
      );
    }
    expect(await traces.of(area, nothing)).toEqual([]);
    expect(await named({ since: nothing, own: ids })).toEqual([]);
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
