import { spawn, spawnSync } from 'node:child_process';
import { createConnection } from 'node:net';
import path from 'node:path';
import { anyFreePort } from './ports.mjs';
import { root } from './place.mjs';
import { until } from './processes.mjs';

const tied = path.join(root, 'infra', 'tied.sh');

/**
 * The Redis for the tests: one of our own when the program is there (Debian: apt-get install
 * redis-server), else none; the queues are then tested on Postgres only.
 */
export async function startRedis(folder) {
  if (spawnSync('redis-server', ['--version']).error) return { url: undefined, stop() {} };
  const port = await anyFreePort();
  const child = spawn(
    'sh',
    [
      ...[tied, 'redis-server', '--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
      ...['--save', '', '--appendonly', 'no'],
    ],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  child.unref();
  child.stdin.unref();
  await until(() => answersPing(port), 5_000);
  return { url: `redis://127.0.0.1:${port}`, stop: () => child.stdin.end() };
}

function answersPing(port) {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => resolve(data.toString().startsWith('+PONG')) || socket.destroy());
    socket.once('error', () => resolve(false));
  });
}
