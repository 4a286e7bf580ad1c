import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { noRedisServer, ownRedis, type OwnRedis } from '../../../tests/support/own-redis';
import { Seen } from '../../../tests/support/seen-jobs';
import { readConfiguration } from '../configuration';
import { newId } from '../ids';
import { JobQueues } from '.';

if (noRedisServer)
  process.stderr.write('SKIPPED a Redis that became a replica: no redis-server on the PATH\n');

const payload = z.strictObject({ thing: z.string() });

/** One address, behind which another server may come to answer; who is connected stays so. */
class Address {
  private readonly server: Server = createServer((client) => {
    const behind = connect(this.port, '127.0.0.1');
    for (const [one, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });

  constructor(public port: number) {}

  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `redis://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
  }
}

(noRedisServer ? describe.skip : describe)('a Redis primary that became a replica', () => {
  const queues: JobQueues[] = [];
  let servers: OwnRedis[] = [];
  let address: Address;

  beforeAll(async () => {
    servers = await Promise.all([ownRedis(), ownRedis()]);
    address = new Address(servers[0]?.port ?? 0);
  });

  afterAll(async () => {
    for (const one of queues) await one.beforeApplicationShutdown();
    address?.close();
    for (const { server } of servers) server.kill();
  });

  it('is left by queues and workers for the one that answers instead (found J01)', async () => {
    const seen = new Seen();
    const url = await address.open();
    const made = () => {
      const one = new JobQueues(
        readConfiguration({ DATABASE_URL: 'postgres://127.0.0.1/none', REDIS_URL: url }),
      );
      const process = async (
        { thing }: z.infer<typeof payload>,
        { id, attempt }: { id: string; attempt: number },
      ) => seen.note({ thing, attempt, id });
      one.define({ name: 'do-thing', payload, attempts: 1, backoffMs: 1, process });
      queues.push(one);
      return one;
    };
    const [worker, api] = [made(), made()];
    await worker.startWorkers();
    await api.enqueue('do-thing', newId(), { thing: 'before' });
    await seen.until(1);

    const [old, next] = servers as [OwnRedis, OwnRedis];
    address.port = next.port;
    const steering = new Redis(old.url);
    await steering.replicaof('127.0.0.1', next.port);
    await steering.quit();
    await api.enqueue('do-thing', newId(), { thing: 'after' });
    await seen.until(2);
    expect(seen.runs.map(({ thing }) => thing)).toEqual(['before', 'after']);
  }, 20_000);
});
