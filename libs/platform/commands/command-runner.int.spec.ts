import type { AreaId } from '@famsam/kernel';
import { AsyncLocalStorage } from 'node:async_hooks';
import { aDatabase, type TestDatabase } from '../../../tests/support/database';
import { aPlatform, type Platform } from '../../../tests/support/platform';
import {
  contextIn,
  createTallyTables,
  tallyStream,
  tallyView,
  type Tally,
  type TallyCommand,
  type TallyEvent,
} from '../../../tests/support/tally';
import type { CommandContext } from '../command-context';
import {
  CommandReusedError,
  RejectedError,
  StaleVersionError,
  VersionConflictError,
} from '../errors';
import { newId } from '../ids';
import type { Transition } from './command-runner';
import type { Tx } from '../database';

let db: TestDatabase;
let platform: Platform;
let other: Platform;
let area: AreaId;

beforeAll(async () => {
  db = await aDatabase();
  await createTallyTables(db.ownerUrl, ['now']);
  platform = await aPlatform(db.serviceUrl, [tallyView('inline', 'now')]);
  // Another process, with another memory of the same streams.
  other = await aPlatform(db.serviceUrl, [tallyView('inline', 'now')]);
  area = await platform.newArea();
});

afterAll(async () => {
  await platform.app.close();
  await other.app.close();
  await db.drop();
});

function send(
  id: string,
  command: TallyCommand,
  context: CommandContext = contextIn(area),
  on = platform,
) {
  return on.runner.run(tallyStream, id, context, command);
}

async function shown(id: string) {
  return platform.transactions.readInArea(area, async (tx) => {
    const rows = await tx.query<{ sum: string; told: number }>(
      'select sum, told from tally.now where stream = $1',
      [`tally-${id}`],
    );
    return rows[0] && { sum: Number(rows[0].sum), told: rows[0].told };
  });
}

describe('a command', () => {
  it('stores its events and shows them to the inline view in the same transaction', async () => {
    const id = newId();
    const result = await send(id, { kind: 'count', by: 3, times: 2 });
    expect(result).toEqual({
      id,
      stream: `tally-${id}`,
      version: 2,
      events: 2,
      repeated: false,
    });
    expect(await shown(id)).toEqual({ sum: 6, told: 2 });
    const { state, version, events } = await platform.store.load(tallyStream, area, id);
    expect({ state, version }).toEqual({ state: { sum: 6, closed: false }, version: 2 });
    expect(events[1]).toMatchObject({
      areaId: area,
      stream: `tally-${id}`,
      version: 2,
      type: 'tally.counted',
      happenedOn: '2025-03-31',
      recordedAt: '2025-03-31T10:00:00.000Z',
      actor: { id: 'someone', role: 'coordinator' },
      data: { by: 3 },
    });
  });

  it('keeps the milliseconds of the clock', async () => {
    const id = newId();
    platform.clock.moveTo('2025-04-01T08:09:10.120Z');
    await send(id, { kind: 'count', by: 1 });
    const { events } = await platform.store.load(tallyStream, area, id);
    expect(events[0]?.recordedAt).toBe('2025-04-01T08:09:10.120Z');
  });

  it('has the effect of once when it comes again, and gives the same answer', async () => {
    const id = newId();
    const context = contextIn(area, { fingerprint: 'f' });
    const first = await send(id, { kind: 'count', by: 5, times: 2 }, context);
    await send(id, { kind: 'count', by: 1 });
    for (const process of [platform, other]) {
      const again = await send(id, { kind: 'count', by: 5, times: 2 }, context, process);
      expect(again).toEqual({ ...first, repeated: true });
    }
    expect(await shown(id)).toEqual({ sum: 11, told: 3 });
  });

  it('gives a repeat its answer even when the rules would refuse it by now', async () => {
    const id = newId();
    const context = contextIn(area, { expectedVersion: 0 });
    const first = await send(id, { kind: 'count', by: 5 }, context);
    await send(id, { kind: 'close' });
    const again = await send(id, { kind: 'count', by: 5 }, context);
    expect(again).toEqual({ ...first, repeated: true });
  });

  it('is refused when its id was used for another request', async () => {
    const id = newId();
    const context = contextIn(area, { fingerprint: 'one' });
    await send(id, { kind: 'count', by: 5 }, context);
    const another = send(newId(), { kind: 'count', by: 6 }, { ...context, fingerprint: 'other' });
    await expect(another).rejects.toBeInstanceOf(CommandReusedError);
  });

  it('leaves no trace when there is nothing to do', async () => {
    const id = newId();
    await send(id, { kind: 'close' });
    const nothing = await send(id, { kind: 'close' });
    expect(nothing).toMatchObject({ version: 1, events: 0, repeated: false });
  });

  it('is refused with the code of the rule', async () => {
    const id = newId();
    await send(id, { kind: 'close' });
    await expect(send(id, { kind: 'count', by: 1 })).rejects.toBeInstanceOf(RejectedError);
  });

  it('is refused when the person saw another version', async () => {
    const id = newId();
    await send(id, { kind: 'count', by: 1, times: 2 });
    const stale = send(id, { kind: 'count', by: 1 }, contextIn(area, { expectedVersion: 1 }));
    await expect(stale).rejects.toBeInstanceOf(StaleVersionError);
    const early = send(id, { kind: 'count', by: 1 }, contextIn(area, { expectedVersion: 3 }));
    await expect(early).rejects.toBeInstanceOf(StaleVersionError);
    const right = await send(id, { kind: 'count', by: 1 }, contextIn(area, { expectedVersion: 2 }));
    expect(right.version).toBe(3);
  });

  it('sees through what another process has done since', async () => {
    const id = newId();
    await send(id, { kind: 'count', by: 1 });
    await send(id, { kind: 'count', by: 1 }, contextIn(area), other);
    await send(id, { kind: 'close' }, contextIn(area), other);
    await expect(send(id, { kind: 'count', by: 1 })).rejects.toBeInstanceOf(RejectedError);
    expect(await shown(id)).toEqual({ sum: 2, told: 2 });
  });

  it('may be made from the state', async () => {
    const id = newId();
    await send(id, { kind: 'count', by: 4 });
    await platform.runner.run(tallyStream, id, contextIn(area), ({ sum }) =>
      Promise.resolve({ kind: 'count', by: sum }),
    );
    expect(await shown(id)).toEqual({ sum: 8, told: 2 });
  });

  it('hands its effects the state before and after it, and what was stored', async () => {
    const id = newId();
    await send(id, { kind: 'count', by: 1 });
    const transitions: Transition<Tally, TallyEvent>[] = [];
    const command: TallyCommand = { kind: 'count', by: 4, times: 2 };
    await platform.runner.run(tallyStream, id, contextIn(area), command, (transition) => {
      transitions.push(transition);
      return Promise.resolve();
    });
    expect(transitions).toEqual([
      {
        before: { sum: 1, closed: false },
        after: { sum: 9, closed: false },
        events: [
          expect.objectContaining({ type: 'tally.counted', version: 2, data: { by: 4 } }),
          expect.objectContaining({ type: 'tally.counted', version: 3, data: { by: 4 } }),
        ],
      },
    ]);
  });

  it('runs its effects in its transaction', async () => {
    const id = newId();
    const fails = platform.runner.run(
      tallyStream,
      id,
      contextIn(area),
      { kind: 'count', by: 4 },
      () => Promise.reject(new Error('an effect')),
    );
    await expect(fails).rejects.toThrow('an effect');
    expect(await shown(id)).toBeUndefined();
    expect((await platform.store.load(tallyStream, area, id)).version).toBe(0);
  });

  it('joins an open transaction and goes with it', async () => {
    const [one, two] = [newId(), newId()];
    await platform.transactions.inArea(area, async () => {
      await send(one, { kind: 'count', by: 1 });
      await send(one, { kind: 'count', by: 1 });
      await send(two, { kind: 'count', by: 1 });
    });
    expect(await shown(one)).toEqual({ sum: 2, told: 2 });
    const undone = platform.transactions.inArea(area, async () => {
      await send(one, { kind: 'count', by: 1 });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await send(one, { kind: 'count', by: 1 })).version).toBe(3);
  });

  it('goes whole or not at all with what was sent and not waited for', async () => {
    const [kept, lost] = [newId(), newId()];
    const insert = (tx: Tx, id: string, sum: number) =>
      tx.send('insert into tally.now values ($1, $2, 1, $3, 1)', [area, `tally-${id}`, sum]);
    await platform.transactions.inArea(area, async (tx) => {
      insert(tx, kept, 5);
      await tx.query('select 1');
    });
    expect(await shown(kept)).toMatchObject({ sum: 5 });
    const failed = platform.transactions.inArea(area, async (tx) => {
      insert(tx, lost, 5);
      insert(tx, kept, 6);
      return Promise.resolve();
    });
    await expect(failed).rejects.toMatchObject({ code: '23505' });
    expect(await shown(lost)).toBeUndefined();
  });

  it('begins a stream without loading it, and a repeat has no further effect', async () => {
    const id = newId();
    const context = contextIn(area);
    const begin = (by: number, of = context) =>
      platform.runner.begin(tallyStream, id, of, { kind: 'count', by });
    expect(await begin(2)).toMatchObject({ version: 1, repeated: false });
    expect(await begin(2)).toMatchObject({ version: 1, repeated: true });
    // Should it be there already, it is loaded after all.
    expect(await begin(3, contextIn(area))).toMatchObject({ version: 2, repeated: false });
    expect(await shown(id)).toMatchObject({ sum: 5 });
  });

  it('loads many streams in one query', async () => {
    const ids = [newId(), newId(), newId()];
    await send(ids[0] as string, { kind: 'count', by: 1 });
    await send(ids[1] as string, { kind: 'count', by: 2, times: 2 });
    const found = await platform.store.loadMany(tallyStream, area, ids);
    expect(Object.fromEntries(found)).toEqual({
      [ids[0] as string]: { state: { sum: 1, closed: false }, version: 1 },
      [ids[1] as string]: { state: { sum: 4, closed: false }, version: 2 },
    });
  });
});

describe('a command that begins its stream', () => {
  const begin = (id: string, complete: (tx: Tx) => Promise<number>) =>
    platform.runner.begin(
      tallyStream,
      id,
      contextIn(area),
      { kind: 'count', by: 0 },
      { complete: async (_command, tx) => ({ kind: 'count' as const, by: await complete(tx) }) },
    );
  /** A number of a series, in the sum of one tally. */
  const series = newId();
  const next = async (tx: Tx) => {
    const [row] = await tx.query<{ sum: string }>(
      `insert into tally.now as row values ($1, $2, 1, 1, 1)
       on conflict (area_id, stream) do update set sum = row.sum + 1 returning sum`,
      [area, `tally-${series}`],
    );
    return Number(row?.sum);
  };

  it('gets what it lacks in the transaction that stores it', async () => {
    const ids = Array.from({ length: 9 }, () => newId());
    await Promise.all(ids.map((id) => begin(id, next)));
    const states = await platform.store.loadMany(tallyStream, area, ids);
    const numbers = ids.map((id) => states.get(id)?.state.sum ?? 0);
    expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('takes nothing when the stream has begun, and lets the others of its transaction be stored', async () => {
    const [taken, free] = [newId(), newId()];
    await send(taken, { kind: 'close' });
    const before = Number((await shown(series))?.sum);
    const [refused, stored] = await Promise.allSettled([begin(taken, next), begin(free, next)]);
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(RejectedError) });
    expect(stored).toMatchObject({ status: 'fulfilled', value: { version: 1 } });
    expect((await platform.store.load(tallyStream, area, free)).state.sum).toBe(before + 1);
    expect(Number((await shown(series))?.sum)).toBe(before + 1);
  });
});

describe('commands at the same time', () => {
  it('from two processes on few streams are all carried out, each once', async () => {
    const ids = Array.from({ length: 8 }, () => newId());
    let conflicts = 0;
    const work = Array.from({ length: 400 }, (_, at) => async () => {
      const context = contextIn(area);
      const id = ids[at % ids.length] as string;
      for (;;) {
        try {
          await send(id, { kind: 'count', by: 1 }, context, at % 3 ? platform : other);
          return;
        } catch (error) {
          if (!(error instanceof VersionConflictError)) throw error;
          conflicts += 1;
        }
      }
    });
    const queue = work.values();
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        for (const job of queue) await job();
      }),
    );
    const sums = await Promise.all(ids.map(shown));
    expect(sums).toEqual(ids.map(() => ({ sum: 50, told: 50 })));
    expect(conflicts).toBeLessThan(400);
  });

  it('with the same id have the effect of one', async () => {
    const context = contextIn(area);
    const ids = Array.from({ length: 10 }, () => newId());
    const results = await Promise.all(
      ids.map((id, at) => send(id, { kind: 'count', by: 1 }, context, at % 2 ? platform : other)),
    );
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(results.map(({ id }) => id)).size).toBe(1);
  });

  it('of one process wait for each other on a stream', async () => {
    const id = newId();
    const results = await Promise.all(
      Array.from({ length: 40 }, () => send(id, { kind: 'count', by: 1 })),
    );
    expect(results.map(({ version }) => version)).toEqual(results.map((_, at) => at + 1));
  });

  it('each have their own effects, in the transaction they share', async () => {
    const outer = new AsyncLocalStorage<string>();
    const seen: string[] = [];
    const results = await Promise.allSettled(
      ['a', 'b', 'c'].map((who) =>
        outer.run(who, () =>
          platform.runner.run(
            tallyStream,
            newId(),
            contextIn(area),
            { kind: 'count', by: 1 },
            async (_transition, tx) => {
              await tx.query('select 1');
              if (who === 'b') throw new Error('b cannot');
              seen.push(outer.getStore() ?? 'nobody');
            },
          ),
        ),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(new Set(seen)).toEqual(new Set(['a', 'c']));
  });

  it('are not spoilt by one whose view fails', async () => {
    const results = await Promise.allSettled([
      send(newId(), { kind: 'count', by: 1 }),
      // The view's column holds no such number.
      send(newId(), { kind: 'count', by: 3_000_000_000 }),
      send(newId(), { kind: 'count', by: 1 }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
