import type { AreaId } from '@famsam/kernel';
import { CommandRunner, newId, Rooms } from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { Appender } from '../../libs/platform/events/appender';
import { storable } from '../../libs/platform/events/recorded-events';
import { settle, type Bench } from './bench';
import { aPlatform, benchStream, contextOf, plainRow, written } from './bench-stream';
import { inTurn, inWords, line, perSecond, ratioAtLeast, type Measure } from './measure';
import { createPlainTable, pgbench, plainInsert, plainVariables } from './pgbench';

const aims = { fast: [0.6, 0.45, 0.4], slow: [0.9, 0.9, 0.75] };
const crowds = [1, 8, 32];

/**
 * One event per command, each with its command id and the version it expects, answered when its commit
 * is durable; beside the plain INSERT of an equal row, as many clients on each side.
 */
export const append: Measure = {
  name: 'append',
  async *run(bench) {
    const { rounds } = bench.size;
    const url = await bench.createDatabase('bench_append');
    await createPlainTable(url);
    const { app, area } = await aPlatform(url);
    const compared = async (clients: number, ours: () => Promise<number>) => {
      await settle(url);
      return inTurn(rounds, () => plainInserts(bench, url, clients), ours);
    };
    try {
      await appends(app, area, 8, 1);
      for (const [at, clients] of crowds.entries()) {
        const figures = await compared(clients, () =>
          appends(app, area, clients, bench.size.seconds),
        );
        yield line(`append, ${inWords(clients)}`, 'events/s', figures, aimOf('fast', at));
      }
      const commands = await compared(8, () => inProcess(app, area, bench.size.seconds));
      const note = 'a whole CommandRunner.run without HTTP and views, to place the lines of http';
      yield line('command in process, 8 clients', 'commands/s', commands, null, note);
      for (const [at, clients] of crowds.entries()) {
        const figures = await bench.withSlowCommits(() =>
          compared(clients, () => appends(app, area, clients, bench.size.seconds)),
        );
        yield line(
          `append, 2 ms commits, ${inWords(clients)}`,
          'events/s',
          figures,
          aimOf('slow', at),
        );
      }
    } finally {
      await app.close();
      await bench.dropDatabase('bench_append');
    }
  },
};

function aimOf(commits: keyof typeof aims, at: number) {
  return ratioAtLeast(aims[commits][at] ?? NaN);
}

export function plainInserts(bench: Bench, url: string, clients: number): Promise<number> {
  const { seconds } = bench.size;
  return pgbench(bench, url, plainInsert, {
    clients,
    seconds,
    variables: plainVariables(plainRow),
  });
}

/** One append in ten begins a stream, as a case has some ten to fifteen events. */
function appends(app: INestApplicationContext, area: AreaId, clients: number, seconds: number) {
  const appender = app.get(Appender, { strict: false });
  const rooms = app.get(Rooms);
  const streams = Array.from({ length: clients }, () => [] as { name: string; version: number }[]);
  let count = 0;
  return perSecond(seconds, clients, async (client) => {
    const own = streams[client] as { name: string; version: number }[];
    count += 1;
    let stream = count % 10 === 0 ? undefined : own[count % own.length];
    if (!stream) {
      stream = { name: `bench-${newId()}`, version: 0 };
      own.push(stream);
    }
    const { areaId, commandId, actor, fingerprint = null } = contextOf(area);
    const events = [storable(rooms, written)];
    const parts = [{ stream: stream.name, expectedVersion: stream.version, events }];
    const { kind } = await appender.append({ areaId, commandId, actor, fingerprint, parts });
    if (kind !== 'appended') throw new Error(`an append was ${kind}`);
    stream.version += 1;
  });
}

function inProcess(app: INestApplicationContext, area: AreaId, seconds: number): Promise<number> {
  const runner = app.get(CommandRunner);
  const ids = Array.from({ length: 8 }, () => newId());
  let count = 0;
  return perSecond(seconds, 8, (client) => {
    count += 1;
    if (count % 10 === 0) ids[client] = newId();
    return runner.run(benchStream, ids[client] as string, contextOf(area), 'write');
  });
}
