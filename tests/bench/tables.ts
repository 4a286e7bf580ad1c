import { addDays, localDate, type AreaId, type LocalDate } from '@famsam/kernel';
import { ProjectionRunner } from '@famsam/platform';
import { TablesAt } from '@famsam/statistics';
import { QueryBus } from '@nestjs/cqrs';
import { withHistory } from './areas';
import { settle } from './bench';
import { bigRegister } from './big-register';
import { HttpClient } from './http-client';
import { atMost, inTurn, line, quantile, ratioAtMost, secondsOf, type Measure } from './measure';
import { ourRooms, statistics } from './our-rooms';
import { start } from './processes';

type Ask = (asOf: LocalDate, knownAt: Date | null) => Promise<unknown>;

/** One question after the other, each for a random day and, every other time, a random instant. */
export const tables: Measure = {
  name: 'tables',
  async *run(bench) {
    const { questions, rounds, families } = bench.size;
    const big = await bigRegister(bench);
    const app = await ourRooms(bench, big.url);
    const runner = app.get(ProjectionRunner);
    const queries = app.get(QueryBus);
    const api = await start(bench, big.url, 'api');
    const clients: HttpClient[] = [];
    try {
      bench.say('writing ten times the history …');
      const once = await withHistory(big, 0);
      const tenfold = await withHistory(big, 9);
      await settle(big.url);
      for (const { area, events } of [once, tenfold]) {
        const seconds = await secondsOf(async () => {
          for (const name of statistics(app)) await runner.rebuild(name, area);
        });
        const name = `counting ${(events / 1e6).toFixed(2)} million events of ${families} families`;
        yield line(name, 's', { ours: seconds }, null);
      }
      await settle(big.url);

      const inProcess = (area: AreaId): Ask => {
        return (asOf, knownAt) => queries.execute(new TablesAt(area, asOf, knownAt));
      };
      const overHttp = (area: AreaId): Ask => {
        const client = new HttpClient(api.port, area);
        clients.push(client);
        return async (asOf, knownAt) => {
          const at = knownAt ? `&knownAt=${knownAt.toISOString()}` : '';
          const { status, body } = await client.get(`/api/v1/statistics/tables?asOf=${asOf}${at}`);
          if (status !== 200) throw new Error(`the tables answered ${status}: ${body}`);
        };
      };
      for (const [where, asking] of [
        ['in process', inProcess],
        ['over HTTP', overHttp],
      ] as const) {
        const of = { once: asking(once.area), tenfold: asking(tenfold.area) };
        const firsts = [
          await secondsOf(() => slowest(of.once, 1)),
          await secondsOf(() => slowest(of.tenfold, 1)),
        ];
        await slowest(of.once, questions / 2);
        await slowest(of.tenfold, questions / 2);
        const figures = await inTurn(
          rounds,
          () => slowest(of.once, questions),
          () => slowest(of.tenfold, questions),
        );
        const first = (at: number) =>
          `the very first question of a process, which reads the log of changes, took ${((firsts[at] ?? NaN) * 1000).toFixed(0)} ms`;
        const names = {
          once: `tables ${where}, p99`,
          tenfold: `tables ${where}, 10 × history, p99`,
        };
        yield line(names.once, 'ms', { ours: figures.limit }, atMost(20), first(0));
        yield line(names.tenfold, 'ms', { ours: figures.ours }, atMost(20), first(1));
        yield line(`tables ${where}, 10 × history against once`, 'ms', figures, ratioAtMost(1.1));
      }
    } finally {
      for (const client of clients) client.close();
      await api.stop();
      await app.close();
    }
  },
};

/** The 99th percentile of so many answers, in milliseconds. */
async function slowest(ask: Ask, questions: number): Promise<number> {
  const times: number[] = [];
  for (let asked = 0; asked < questions; asked += 1) {
    // The generated register ends with 2024; its history is written down in the 2,000 days from 2020.
    const asOf = addDays(localDate('2025-01-31'), -Math.floor(Math.random() * 2_600));
    const instant = Date.UTC(2020, 0, 1) + Math.random() * 2_100 * 86_400_000;
    const knownAt = asked % 2 ? new Date(instant) : null;
    times.push(1_000 * (await secondsOf(() => ask(asOf, knownAt))));
  }
  return quantile(times, 0.99);
}
