import { newId } from '@famsam/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from './bench';
import { HttpClient } from './http-client';
import { atMost, line, type Measure } from './measure';
import { famsam, start } from './processes';

const rate = 500;
const warmUpSeconds = 3;

/**
 * From the commit of an event to the commit of the row that the figures are read from. Postgres itself
 * notes both instants, so that looking costs nothing.
 */
const delays = `
  select count(*) as events,
         percentile_cont(array[0.5, 0.99, 1]) within group (order by extract(epoch from
           pg_xact_commit_timestamp(c.xmin) - pg_xact_commit_timestamp(e.xmin)) * 1000) as ms,
         extract(epoch from max(pg_xact_commit_timestamp(e.xmin)) - min(pg_xact_commit_timestamp(e.xmin))) as seconds
    from platform.event e join statistics.change c on c.area_id = e.area_id and c.position = e.position
   where e.type = 'consultation.held' and e.position > $1`;

const pending = `
  select count(*) from platform.event e where e.type = 'consultation.held' and not exists (
    select from statistics.change c where c.area_id = e.area_id and c.position = e.position)`;

/** Api and worker as in production; consultations come by HTTP at a steady pace. */
export const live: Measure = {
  name: 'live',
  async *run(bench) {
    const url = await bench.createDatabase('bench_live');
    await famsam(bench, url, ['demo', 'load', '--empty']);
    const [api, worker] = [await start(bench, url, 'api'), await start(bench, url, 'worker')];
    try {
      await atPace(api.port, warmUpSeconds);
      const [head] = await run<{ max: string }>(url, 'select max(position) from platform.event');
      await atPace(api.port, bench.size.liveSeconds);
      await untilNothing(url, pending);
      const [told] = await run<{ events: string; ms: number[]; seconds: string }>(url, delays, [
        head?.max,
      ]);
      const { events, ms: [half = NaN, most = NaN, longest = NaN] = [], seconds } = told ?? {};
      const pace = Math.round(Number(events) / Number(seconds));
      const note = `${events} events at ${pace} per second, the slowest ${longest.toFixed(0)} ms`;
      yield line('commit to visible, median', 'ms', { ours: half }, atMost(10), note);
      yield line('commit to visible, p99', 'ms', { ours: most }, atMost(50));
    } finally {
      await worker.stop();
      await api.stop();
      await bench.dropDatabase('bench_live');
    }
  },
};

/** Each at its time, whether or not the one before has been answered. */
async function atPace(port: number, seconds: number): Promise<void> {
  const began = performance.now();
  const body = JSON.stringify({ heldOn: '2025-03-31', kind: 'private-person' });
  let next = 0;
  const client = async (): Promise<void> => {
    const connection = new HttpClient(port);
    while (next < rate * seconds) {
      const due = began + (next++ * 1_000) / rate;
      const wait = due - performance.now();
      if (wait > 0) await pause(wait);
      const { status } = await connection.post('/api/v1/consultations', newId(), body);
      if (status !== 201) throw new Error(`a consultation was answered ${status}`);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: 32 }, client));
}

async function untilNothing(url: string, count: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const [row] = await run<{ count: string }>(url, count);
    if (row?.count === '0') return;
    await pause(100);
  }
  throw new Error('the projection never came to the end');
}
