import { newId } from '@famsam/platform';
import { plainInserts } from './append';
import { settle } from './bench';
import { HttpClient } from './http-client';
import { inTurn, line, perSecond, ratioAtLeast, type Measure } from './measure';
import { createPlainTable } from './pgbench';
import { famsam, start } from './processes';

const clients = 8;

/** What the store of emmett-postgresql 0.42.0 alone reached at 8 clients, in November 2026 on 2 cores. */
const emmett = 0.22;

const aims = { consultations: 0.25, cases: 0.1 };

const bodies = {
  consultations: JSON.stringify({ heldOn: '2025-03-31', kind: 'private-person' }),
  cases: JSON.stringify({
    municipality: '1884',
    referredOn: '2025-03-31',
    category: 'school',
    criteria: ['several-interventions'],
    domains: ['school-absence'],
    childrenUnder23: 2,
  }),
};

/** From the request to the answer: decide, append, inline views. The api runs as in production, the worker rests. */
export const commands: Measure = {
  name: 'http',
  async *run(bench) {
    const { rounds, seconds } = bench.size;
    const url = await bench.createDatabase('bench_http');
    await createPlainTable(url);
    await famsam(bench, url, ['demo', 'load', '--empty']);
    const api = await start(bench, url, 'api');
    try {
      for (const [what, body] of Object.entries(bodies)) {
        const ask = (time: number) => posts(api.port, `/api/v1/${what}`, body, time);
        await ask(1);
        await settle(url);
        const figures = await inTurn(
          rounds,
          () => plainInserts(bench, url, clients),
          () => ask(seconds),
        );
        const note = `the store of emmett-postgresql 0.42.0 alone, without HTTP and views, was measured at ${emmett}`;
        const aim = ratioAtLeast(aims[what as keyof typeof aims]);
        const told = what === 'consultations' ? note : undefined;
        yield line(`POST /${what}, 8 clients`, 'commands/s', figures, aim, told);
      }
    } finally {
      await api.stop();
      await bench.dropDatabase('bench_http');
    }
  },
};

async function posts(port: number, path: string, body: string, seconds: number): Promise<number> {
  const connections = Array.from({ length: clients }, () => new HttpClient(port));
  try {
    return await perSecond(seconds, clients, async (client) => {
      const answer = await (connections[client] as HttpClient).post(path, newId(), body);
      if (answer.status !== 201)
        throw new Error(`${path} answered ${answer.status}: ${answer.body}`);
    });
  } finally {
    for (const connection of connections) connection.close();
  }
}
