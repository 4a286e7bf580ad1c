import { execFileSync, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildWeb } from './build-web.mjs';
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import {
  command,
  flagsOf,
  inData,
  isMain,
  memoryManners,
  needNode,
  nodeFlags,
  root,
  say,
  Trouble,
  withParent,
} from './place.mjs';
import { startPostgres, stopPostgres } from './postgres/cluster.mjs';
import { oneAtATime } from './processes.mjs';

/**
 * As in production, durable. The one thing more: Postgres notes when each transaction was committed,
 * which is how the measure `live` sees without disturbing; pgbench pays for it as well.
 */
const settings = { track_commit_timestamp: 'on' };

const missing = `The bench compares with pgbench, which is not on this machine. It is part of Postgres' own tools:
  Debian, Ubuntu   apt-get install postgresql-contrib   (or postgresql-15)
  macOS            brew install postgresql
Its version need not be that of the embedded Postgres.`;

/** On PATH, or where Debian keeps it (newest first). */
function findPgbench() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => b - a) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...versions.map((version) => path.join(debian, version, 'bin')),
  ];
  for (const folder of folders) {
    const program = path.join(folder, 'pgbench');
    try {
      accessSync(program, constants.X_OK);
      execFileSync(program, ['--version'], { stdio: 'ignore' });
      return program;
    } catch {
      continue;
    }
  }
  throw new Trouble(missing);
}

function options() {
  try {
    const { values } = parseArgs({
      options: { only: { type: 'string' }, quick: { type: 'boolean' } },
    });
    return { only: values.only ?? null, quick: values.quick ?? false };
  } catch (error) {
    throw new Trouble(`${error.message}\nnpm run bench -- [--only MEASURE,…] [--quick]`);
  }
}

async function bench() {
  const chosen = options();
  const pgbench = findPgbench();
  await ensureInstalled();
  await build();
  await buildWeb();
  const folder = inData('bench');
  mkdirSync(folder, { recursive: true });
  return oneAtATime(path.join(folder, 'lock'), async () => {
    const cluster = path.join(folder, 'postgres');
    await stopPostgres(cluster);
    rmSync(cluster, { recursive: true, force: true });
    let child;
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child?.kill(name));
    try {
      const log = path.join(folder, 'postgres.log');
      const { url } = await startPostgres(cluster, { settings, log });
      say('All of it takes some ten minutes; leave the machine alone meanwhile.');
      child = spawn(
        process.execPath,
        [
          ...[...nodeFlags, '--import', withParent],
          path.join(root, 'dist/tests/bench/main.js'),
          JSON.stringify({ ...chosen, postgres: url, pgbench, folder, apiFlags: flagsOf('api') }),
        ],
        {
          cwd: root,
          env: { ...memoryManners, ...process.env },
          stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        },
      );
      return await new Promise((resolve, reject) => {
        child.once('error', reject).once('exit', (code) => resolve(code ?? 1));
      });
    } finally {
      await stopPostgres(cluster);
      rmSync(cluster, { recursive: true, force: true });
    }
  });
}

if (isMain(import.meta)) {
  await command(() => {
    needNode();
    return bench();
  });
}
