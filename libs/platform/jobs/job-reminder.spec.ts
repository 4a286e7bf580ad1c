import { areaId, type AreaId, type Clock } from '@famsam/kernel';
import { FixedClock } from '../../../tests/support/fixed-clock';
import type { Areas } from '../areas';
import { newId } from '../ids';
import type { WakeUp } from '../wake-up';
import type { JobQueues } from './job-queues';
import { JobReminder } from './job-reminder';

const area = areaId(newId());

/** A reminder whose look takes as long as the test says, and the way to tell it of something new. */
async function aReminder(lookTakesMs: () => number) {
  let looks = 0;
  let tell: () => void = () => undefined;
  let start: () => Promise<void> = () => Promise.resolve();
  const due = async () => {
    looks += 1;
    await new Promise((resolve) => setTimeout(resolve, lookTakesMs()));
    return [];
  };
  const queues = {
    definitions: [{ due }],
    whenWorking: (action: typeof start) => (start = action),
  };
  const wakeUp = {
    listen: async (heard: (area: AreaId, name?: string) => void) => (tell = () => heard(area)),
    stopListening: () => undefined,
  };
  const clock: Clock = new FixedClock(new Date('2026-11-22T08:00:00.000Z'));
  const reminder = new JobReminder(
    queues as unknown as JobQueues,
    { ids: async () => [area] } as unknown as Areas,
    wakeUp as unknown as WakeUp,
    clock,
  );
  const started = start();
  await jest.advanceTimersByTimeAsync(lookTakesMs());
  await started;
  return { reminder, tell: () => tell(), looks: () => looks };
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
