import type { AreaId } from '@famsam/kernel';
import { EventStore, ProjectionRunner } from '@famsam/platform';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { to } from 'pg-copy-streams';
import { columns } from '../../libs/platform/events/recorded-events';
import { run, settle } from './bench';
import { aPlatform, benchStream, nothing, plainRow } from './bench-stream';
import { inTurn, inWords, line, perSecond, ratioAtLeast, secondsOf, type Measure } from './measure';
import { pgbench } from './pgbench';

const perStream = 50;
const batch = 2_000;

/** Interleaved, as the events of many cases are. */
const fill = `
  insert into platform.event (position, area_id, version, command_index, type_version, happened_on,
    recorded_at, command_id, stream, type, actor_id, actor_role, fingerprint, data)
  select nextval('platform.position'), $1, version, 0, 1, '2025-03-31', '2025-03-31T10:00:00.123Z',
         gen_random_uuid(), 'bench-00000000-0000-7000-8000-' || lpad(stream::text, 12, '0'), $3, $4, $5, $6, $7
    from generate_series(1, ${perStream}) as version, generate_series(1, $2::integer) as stream
   order by version, stream`;

const stream = `select ${columns} from platform.event
  where area_id = :area and stream = 'bench-00000000-0000-7000-8000-' || lpad(:stream::text, 12, '0')
  order by version;\n`;

export const reading: Measure = {
  name: 'reading',
  async *run(bench) {
    const { rounds, seconds, events } = bench.size;
    const streams = events / perStream;
    const url = await bench.createDatabase('bench_reading');
    const { app, area } = await aPlatform(url, [nothing]);
    const store = app.get(EventStore);
    try {
      const { type, actor, fingerprint, data } = plainRow;
      await run(url, fill, [area, streams, type, actor.id, actor.role, fingerprint, data]);
      await settle(url);
      const besideCopy = async (ours: () => Promise<unknown>) => {
        await ours();
        return inTurn(
          rounds,
          async () => events / (await secondsOf(() => copyOut(url, `platform.event (${columns})`))),
          async () => events / (await secondsOf(ours)),
        );
      };
      const pages = await besideCopy(() => readAll(store, area));
      yield line('reading all forward, page by page', 'events/s', pages, ratioAtLeast(0.65));
      const runner = app.get(ProjectionRunner);
      const projected = await besideCopy(() => runner.rebuild(nothing.name, area));
      yield line('reading all forward, a projection', 'events/s', projected, ratioAtLeast(0.65));

      for (const [clients, aim] of [
        [1, 0.6],
        [8, 0.4],
      ] as const) {
        const script = `\\set stream random(1, ${streams})\n${stream}`;
        const load = () => {
          const number = String(1 + Math.floor(Math.random() * streams)).padStart(12, '0');
          return store.load(benchStream, area, `00000000-0000-7000-8000-${number}`);
        };
        await perSecond(1, clients, load);
        const figures = await inTurn(
          rounds,
          () => pgbench(bench, url, script, { clients, seconds, variables: { area } }),
          () => perSecond(seconds, clients, load),
        );
        const name = `loading a stream of ${perStream} events, ${inWords(clients)}`;
        yield line(name, 'streams/s', figures, ratioAtLeast(aim));
      }
    } finally {
      await app.close();
      await bench.dropDatabase('bench_reading');
    }
  },
};

async function readAll(store: EventStore, area: AreaId): Promise<void> {
  for (let after = 0; ;) {
    const events = await store.readForward(area, after, batch);
    const last = events.at(-1);
    if (!last) return;
    after = last.position;
  }
}

/** As fast as Postgres can tell, and nobody listens; the bytes. */
export async function copyOut(url: string, what: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  let bytes = 0;
  try {
    await pipeline(
      client.query(to(`copy ${what} to stdout`)),
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          bytes += chunk.length;
          done();
        },
      }),
    );
  } finally {
    await client.end();
  }
  return bytes;
}
