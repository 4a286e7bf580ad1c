import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

export const noRedisServer = spawnSync('redis-server', ['--version']).error !== undefined;

export interface OwnRedis {
  readonly port: number;
  readonly url: string;
  readonly server: ChildProcess;
}

/** A Redis of one test, which keeps nothing on disk. */
export async function ownRedis(): Promise<OwnRedis> {
  const port = await freePort();
  const nothingKept = ['--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', ['--port', String(port), ...nothingKept]);
  await new Promise<void>((resolve, reject) => {
    server.once('exit', () => reject(new Error('redis-server ended')));
    server.stdout.on('data', (text) => {
      if (String(text).includes('Ready to accept')) resolve();
    });
  });
  return { port, url: `redis://127.0.0.1:${port}`, server };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
