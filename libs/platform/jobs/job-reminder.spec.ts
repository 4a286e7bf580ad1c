import { areaId, type AreaId } from '@famsam/kernel';
import type { Areas, WakeUp } from '../database';
import { newId } from '../ids';
import type { JobQueues } from './job-queues';
import { JobReminder } from './job-reminder';

const area = areaId(newId());

/** A reminder whose look takes as long as the test says, and the way to tell it of something new. */
async function aReminder(lookTakesMs: () => number) {
  let looks = 0;
  let tell: () => void = () => undefined;
  let start: () => Promise<void> = () => Promise.resolve();
  const found = { jobId: newId(), payload: {} };
  const due = async () => {
    looks += 1;
    await new Promise((resolve) => setTimeout(resolve, lookTakesMs()));
    return [found];
  };
  const remember = jest.fn(async (..._asked: Parameters<JobQueues['remember']>) => undefined);
  const queues = {
    definitions: [{ name: 'do-thing', due }],
    remember,
    whenWorking: (action: typeof start) => (start = action),
  };
  const wakeUp = {
    listen: async (heard: (area: AreaId, name?: string) => void) => (tell = () => heard(area)),
    stopListening: () => undefined,
  };
  const reminder = new JobReminder(
    queues as unknown as JobQueues,
    { ids: async () => [area] } as unknown as Areas,
    wakeUp as unknown as WakeUp,
  );
  const started = start();
  await jest.advanceTimersByTimeAsync(lookTakesMs());
  await started;
  return { reminder, found, remember, tell: () => tell(), looks: () => looks };
}

describe('what is due is looked for', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('once for many commits, and not at once again', async () => {
    const { reminder, tell, looks } = await aReminder(() => 100);
    expect(looks()).toBe(1);
    for (let commit = 0; commit < 20; commit++) tell();
    await jest.advanceTimersByTimeAsync(999);
    expect(looks()).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(looks()).toBe(2);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(looks()).toBe(2);
    await reminder.onModuleDestroy();
  });

  it('each minute to begin anew what has been over for ten and is due all the same', async () => {
    const { reminder, found, remember, tell } = await aReminder(() => 1);
    tell();
    await jest.advanceTimersByTimeAsync(59_000);
    expect(remember.mock.calls).toEqual([
      ['do-thing', found, 600_000],
      ['do-thing', found, null],
    ]);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(remember).toHaveBeenLastCalledWith('do-thing', found, 600_000);
    await reminder.onModuleDestroy();
  });

  it('within seconds also after a look that took long', async () => {
    let takesMs = 20_000;
    const { reminder, tell, looks } = await aReminder(() => takesMs);
    takesMs = 1;
    tell();
    await jest.advanceTimersByTimeAsync(5_001);
    expect(looks()).toBe(2);
    await reminder.onModuleDestroy();
  });
});
