import { areaId, type AreaId } from '@famsam/kernel';
import type { Areas, WakeUp } from '../database';
import type { EventStore } from '../events';
import { newId } from '../ids';
import type { WakingEvent } from './job';
import type { JobQueues } from './job-queues';
import { JobReminder } from './job-reminder';

const area = areaId(newId());

interface StoredEvent {
  readonly type: string;
  readonly stream: string;
}

/** The events of one area, of which a writer under way may hold back the last. */
class Stored {
  readonly events: StoredEvent[] = [];
  heldBack = 0;

  readonly store = {
    reached: async () => this.upTo,
    newsSince: async (_area: AreaId, after: number, types: readonly string[], limit: number) => {
      const events = this.events.slice(after, this.upTo).filter(({ type }) => types.includes(type));
      const held = this.heldBack > 0;
      return { upTo: this.upTo, events: events.length > limit ? null : events, held };
    },
  };

  private get upTo(): number {
    return this.events.length - this.heldBack;
  }
}

interface Ask {
  readonly job: string;
  readonly events: readonly WakingEvent[] | undefined;
}

/** A reminder of two jobs, whose look takes as long as the test says, and the way to tell it of something new. */
async function aReminder(lookTakesMs: () => number = () => 1) {
  const stored = new Stored();
  const asked: Ask[] = [];
  let tell: () => void = () => undefined;
  let start: () => Promise<void> = () => Promise.resolve();
  const found = { jobId: newId(), payload: {} };
  const aJob = (name: string, wokenBy: readonly string[]) => ({
    ...{ name, wokenBy },
    due: {
      items: async (_area: AreaId, events?: readonly WakingEvent[]) => {
        asked.push({ job: name, events });
        await new Promise((resolve) => setTimeout(resolve, lookTakesMs()));
        return [found];
      },
      of: async (_area: AreaId, items: readonly (typeof found)[]) => items,
    },
  });
  const remember = jest.fn(async (..._asked: Parameters<JobQueues['remember']>) => undefined);
  const tryParked = jest.fn(async (_firstAfterMs: number) => undefined);
  const queues = {
    definitions: [aJob('do-thing', ['thing.begun']), aJob('do-other', ['other.begun'])],
    remember,
    tryParked,
    define: () => undefined,
    whenWorking: (action: typeof start) => (start = action),
  };
  const wakeUp = {
    listen: async (heard: (area: AreaId, name?: string) => void) => (tell = () => heard(area)),
    stopListening: () => undefined,
  };
  const reminder = new JobReminder(
    queues as unknown as JobQueues,
    { ids: async () => [area] } as unknown as Areas,
    stored.store as unknown as EventStore,
    wakeUp as unknown as WakeUp,
  );
  const started = start();
  await jest.advanceTimersByTimeAsync(2 * lookTakesMs());
  await started;
  asked.length = 0;
  return {
    ...{ reminder, found, remember, tryParked, stored, asked },
    tell: () => tell(),
    /** Commits one event and tells of it. */
    happens: (type: string, id: string) => {
      stored.events.push({ type, stream: `${type.split('.')[0]}-${id}` });
      tell();
    },
  };
}

describe('what is due is looked for', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('once for many commits, and not at once again', async () => {
    const { reminder, happens, asked } = await aReminder(() => 50);
    const ids = Array.from({ length: 20 }, () => newId());
    for (const id of ids) happens('thing.begun', id);
    await jest.advanceTimersByTimeAsync(999);
    expect(asked).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(asked).toEqual([
      { job: 'do-thing', events: ids.map((id) => ({ type: 'thing.begun', id })) },
    ]);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(1);
    await reminder.onModuleDestroy();
  });

  it('by the jobs alone that an event concerns, each event once', async () => {
    const { reminder, happens, asked } = await aReminder();
    const [one, other] = [newId(), newId()];
    happens('thing.told', newId());
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual([]);
    happens('other.begun', one);
    await jest.advanceTimersByTimeAsync(1_000);
    happens('other.begun', other);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual(
      [one, other].map((id) => ({ job: 'do-other', events: [{ type: 'other.begun', id }] })),
    );
    await reminder.onModuleDestroy();
  });

  it('by all jobs and about everything, after more than can be told', async () => {
    const { reminder, stored, tell, asked } = await aReminder();
    for (let at = 0; at < 501; at += 1)
      stored.events.push({ type: 'thing.begun', stream: `thing-${newId()}` });
    tell();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual([
      { job: 'do-thing', events: undefined },
      { job: 'do-other', events: undefined },
    ]);
    await reminder.onModuleDestroy();
  });

  it('again for what a writer under way holds back, with nobody telling of it', async () => {
    const { reminder, stored, happens, asked } = await aReminder();
    const id = newId();
    stored.heldBack = 1;
    happens('thing.begun', id);
    await jest.advanceTimersByTimeAsync(500);
    expect(asked).toEqual([]);
    stored.heldBack = 0;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual([{ job: 'do-thing', events: [{ type: 'thing.begun', id }] }]);
    await reminder.onModuleDestroy();
  });

  it('each minute to begin anew what has been over for ten and is due all the same', async () => {
    const { reminder, found, remember, tryParked, happens } = await aReminder();
    happens('thing.begun', newId());
    await jest.advanceTimersByTimeAsync(59_000);
    expect(remember.mock.calls).toEqual([
      ['do-thing', found, 600_000],
      ['do-other', found, 600_000],
      ['do-thing', found, null],
    ]);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(remember.mock.calls.slice(3)).toEqual([
      ['do-thing', found, 600_000],
      ['do-other', found, 600_000],
    ]);
    expect(tryParked.mock.calls).toEqual([[600_000]]);
    await reminder.onModuleDestroy();
  });

  it('within seconds also after a look that took long', async () => {
    let takesMs = 20_000;
    const { reminder, happens, asked } = await aReminder(() => takesMs);
    takesMs = 1;
    happens('thing.begun', newId());
    await jest.advanceTimersByTimeAsync(5_001);
    expect(asked).toHaveLength(1);
    await reminder.onModuleDestroy();
  });
});
