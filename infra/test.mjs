import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { command, inData, isMain, needNode, root, say } from './place.mjs';
import { startPostgres, stopPostgres } from './postgres/cluster.mjs';
import { bornAt, endProcess, identify, isAlive, readJson, writeJson } from './processes.mjs';
import { startRedis } from './redis.mjs';
import { counts, timings } from './test-report.mjs';

/**
 * Nothing here outlives the run, so it need not outlive a power cut either: no fsync. Commits are
 * still written before they are answered, so killing Postgres loses nothing (the fault tests do);
 * FAMSAM_TEST_FSYNC=on makes it durable against the machine as well.
 */
const settings = {
  fsync: process.env.FAMSAM_TEST_FSYNC === 'on' ? 'on' : 'off',
  full_page_writes: process.env.FAMSAM_TEST_FSYNC === 'on' ? 'on' : 'off',
  max_connections: 200,
  wal_level: 'minimal',
  max_wal_senders: 0,
  checkpoint_timeout: '30min',
  max_wal_size: '4GB',
};

/** Each run has its own folder, so that runs side by side do not meet; the dead ones are swept. */
async function sweep(folder) {
  for (const entry of readdirSync(folder)) {
    const old = path.join(folder, entry);
    if (isAlive(readJson(path.join(old, 'run.json')))) continue;
    // A run that is just being set up has not signed yet, but is named after its process.
    if (bornAt(Number(entry)) && !readJson(path.join(old, 'run.json'))) continue;
    await stopPostgres(path.join(old, 'postgres'));
    await endProcess(readJson(path.join(old, 'redis.json')));
    rmSync(old, { recursive: true, force: true });
  }
}

function jest(args, env, resultFile) {
  const program = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const result = ['--json', `--outputFile=${resultFile}`];
  const child = spawn(process.execPath, [program, '--ci', '--maxWorkers=2', ...result, ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  return { child, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
}

/** Ends with the counts of jest as its last line; `told` hears the whole result before. */
export async function runTests(args, { env: more = {}, told } = {}) {
  await ensureInstalled();
  const all = inData('test-postgres');
  const folder = path.join(all, String(process.pid));
  mkdirSync(folder, { recursive: true });
  writeJson(path.join(folder, 'run.json'), identify(process.pid));
  await sweep(all);

  let running;
  let interrupted = 0;
  const interrupt = (name) => {
    interrupted = name === 'SIGINT' ? 130 : 143;
    running?.child.kill('SIGTERM');
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt);
  let redis;
  try {
    const postgres = await startPostgres(path.join(folder, 'postgres'), {
      settings,
      durable: false,
      log: path.join(folder, 'postgres.log'),
    });
    redis = await startRedis(folder);
    const env = { ...process.env, NODE_ENV: 'test', TEST_DATABASE_URL: postgres.url, ...more };
    // The tests make databases of their own; the one a person works in is not for them.
    delete env.DATABASE_URL;
    if (redis.url) env.TEST_REDIS_URL = redis.url;
    if (interrupted) return interrupted;
    const resultFile = path.join(folder, 'result.json');
    running = jest(args, env, resultFile);
    const code = await running.ended;
    const result = readJson(resultFile);
    if (result) {
      process.stdout.write(`\n${timings(result)}\n\n`);
      told?.(result);
      process.stdout.write(`${counts(result)}\n`);
    }
    return interrupted || (code ?? 1);
  } finally {
    redis?.stop();
    await stopPostgres(path.join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
    if (interrupted) say('Stopped, and the Postgres of the tests with it.');
  }
}

if (isMain(import.meta)) {
  await command(() => {
    needNode();
    return runTests(process.argv.slice(2));
  });
}
