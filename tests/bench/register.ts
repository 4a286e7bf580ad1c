import { run } from './bench';
import { bigRegister } from './big-register';
import { line, median, ratioAtLeast, type Measure } from './measure';
import { createPlainTable, pgbench, plainInsert, plainVariables, type PlainRow } from './pgbench';

const perCommit = 10;

/** The whole command line: check, decide, publish, count; rows are those of the six files. */
export const register: Measure = {
  name: 'register',
  async *run(bench) {
    const { url, area, rows, events, seconds, peakMegabytes } = await bigRegister(bench);
    await createPlainTable(url);
    const script = `begin;\n${plainInsert.repeat(perCommit)}commit;\n`;
    const variables = plainVariables(await typicalRow(url, area));
    const limits: number[] = [];
    for (let round = 0; round < bench.size.rounds; round += 1) {
      const tps = await pgbench(bench, url, script, {
        ...{ clients: 1, seconds: bench.size.seconds, variables },
      });
      limits.push(tps * perCommit);
    }
    const limit = median(limits);
    const note = `${bench.size.families} families, ${rows} rows, ${events} events in ${seconds.toFixed(1)} s, start of the process and counting included`;
    const figures = { limit, ours: rows / seconds };
    yield line('register import', 'rows/s', figures, ratioAtLeast(0.25), note);
    const asEvents = { limit, ours: events / seconds };
    yield line('register import, as events', 'events/s', asEvents, null);
    yield line('register import, peak of memory', 'MB', { ours: peakMegabytes }, null);
  },
};

/** Of the imported events one of middling size, so that pgbench writes rows like ours. */
async function typicalRow(url: string, area: string): Promise<PlainRow> {
  const [row] = await run<{
    stream: string;
    type: string;
    actor_id: string;
    actor_role: string;
    data: string;
  }>(
    url,
    `select stream, type, actor_id, actor_role, data::text as data from platform.event
      where area_id = $1 order by abs(length(data::text) - (
        select avg(length(data::text)) from platform.event where area_id = $1)) limit 1`,
    [area],
  );
  if (!row) throw new Error('the register brought no event');
  const { stream, type, data } = row;
  const actor = { id: row.actor_id, role: row.actor_role };
  return { stream, type, data, actor, fingerprint: '-' };
}
