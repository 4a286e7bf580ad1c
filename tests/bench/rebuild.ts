import type { AreaId } from '@famsam/kernel';
import { ProjectionRunner } from '@famsam/platform';
import { columns } from '../../libs/platform/events/recorded-events';
import { firstEvents } from './areas';
import { settle } from './bench';
import { bigRegister } from './big-register';
import { atMost, inTurn, line, ratioAtMost, secondsOf, type Measure } from './measure';
import { ourRooms, statistics } from './our-rooms';
import { copyOut } from './reading';

/** All statistics from their events, beside telling the same events by COPY. */
export const rebuild: Measure = {
  name: 'rebuild',
  async *run(bench) {
    const { rounds } = bench.size;
    const big = await bigRegister(bench);
    const app = await ourRooms(bench, big.url);
    const runner = app.get(ProjectionRunner);
    const again = async (area: AreaId) => {
      for (const name of statistics(app)) await runner.rebuild(name, area);
    };
    try {
      const perEvent: number[] = [];
      const most = Math.min(bench.size.events, big.events);
      for (const share of [4, 2, 1]) {
        const events = Math.floor(most / share);
        const area = await firstEvents(big, events);
        await settle(big.url);
        await again(area);
        const select = `(select ${columns} from platform.event where area_id = '${area}')`;
        const figures = await inTurn(
          rounds,
          () => secondsOf(() => copyOut(big.url, select)),
          () => secondsOf(() => again(area)),
        );
        perEvent.push(figures.ours / events);
        const name = `rebuilding all statistics, ${events.toLocaleString('en')} events`;
        yield line(name, 's', figures, share === 1 ? ratioAtMost(2) : null);
      }
      const [few = NaN, , many = NaN] = perEvent;
      const note = `1.00 is linear; the aim allows for noise. At this pace 10 million events would take ${(many * 1e7).toFixed(0)} s, which is out of the bench's time`;
      yield line(
        'time per event, four times as many',
        '×',
        { ours: many / few },
        atMost(1.2),
        note,
      );
    } finally {
      await app.close();
    }
  },
};
