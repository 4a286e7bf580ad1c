import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { command, isMain, needNode, root, say } from './place.mjs';
import { startPostgres } from './postgres/cluster.mjs';
import { identify, readJson, whenOrphaned, writeJson } from './processes.mjs';
import { startRedis } from './redis.mjs';
import { clear, clearDead, testFolders } from './test-folder.mjs';
import { counts, timings } from './test-report.mjs';

/**
 * Nothing here outlives the run, so it need not outlive a power cut either: no fsync. Commits are
 * still written before they are answered, so killing Postgres loses nothing (the fault tests do);
 * FAMSAM_TEST_FSYNC=on makes it durable against the machine as well.
 */
const settings = {
  fsync: process.env.FAMSAM_TEST_FSYNC === 'on' ? 'on' : 'off',
  full_page_writes: process.env.FAMSAM_TEST_FSYNC === 'on' ? 'on' : 'off',
  max_connections: 500,
  wal_level: 'minimal',
  max_wal_senders: 0,
  checkpoint_timeout: '30min',
  max_wal_size: '4GB',
};

function jest(args, env, resultFile) {
  const program = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const result = ['--json', `--outputFile=${resultFile}`];
  const noOrphan = new URL('./no-orphan.mjs', import.meta.url).href;
  const flags = ['--import', noOrphan, program, '--ci', '--maxWorkers=2'];
  const child = spawn(process.execPath, [...flags, ...result, ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  return { child, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
}

/** The tests make databases, queues and keys of their own; those that a person works with are not for them. */
function withoutInstallation(env) {
  const listed = readFileSync(path.join(root, '.env.example'), 'utf8');
  const told = new Set([...listed.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !told.has(name)));
}

/** Clears the folder away when this process is gone, however it ended: a shell waits for the end of our pipe. */
function clearWhenGone(folder) {
  const script = fileURLToPath(new URL('./test-folder.mjs', import.meta.url));
  const shell = spawn(
    'sh',
    ['-c', 'cat > /dev/null; exec "$@"', 'sh', process.execPath, script, folder],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  shell.unref();
  shell.stdin.unref();
  return shell;
}

/** Ends with the counts of jest as its last line; `told` hears the whole result before. */
export async function runTests(args, { env: more = {}, told } = {}) {
  await ensureInstalled();
  const folder = path.join(testFolders(), String(process.pid));
  mkdirSync(folder, { recursive: true });
  writeJson(path.join(folder, 'run.json'), identify(process.pid));
  const heir = clearWhenGone(folder);
  await clearDead();

  let running;
  let interrupted = 0;
  const interrupt = (name) => {
    interrupted = name === 'SIGINT' ? 130 : 143;
    running?.child.kill('SIGTERM');
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt);
  // npm hands on the signals that it gets, but not that it was killed.
  const watch = process.env.npm_lifecycle_event && whenOrphaned(() => interrupt('SIGHUP'));
  let redis;
  try {
    const postgres = await startPostgres(path.join(folder, 'postgres'), {
      settings,
      durable: false,
      log: path.join(folder, 'postgres.log'),
    });
    redis = await startRedis(folder);
    const env = {
      ...withoutInstallation(process.env),
      ...{ NODE_ENV: 'test', TEST_DATABASE_URL: postgres.url, TEST_FOLDER: folder },
      ...more,
    };
    if (redis.url) env.TEST_REDIS_URL = redis.url;
    if (interrupted) return interrupted;
    const resultFile = path.join(folder, 'result.json');
    running = jest(args, env, resultFile);
    writeJson(path.join(folder, 'jest.json'), identify(running.child.pid));
    const code = await running.ended;
    const result = readJson(resultFile);
    if (result) {
      process.stdout.write(`\n${timings(result)}\n\n`);
      told?.(result);
      process.stdout.write(`${counts(result)}\n`);
    }
    return interrupted || (code ?? 1);
  } finally {
    clearInterval(watch);
    redis?.stop();
    await clear(folder);
    heir.kill();
    if (interrupted) say('Stopped, and the Postgres of the tests with it.');
  }
}

if (isMain(import.meta)) {
  await command(() => {
    needNode();
    return runTests(process.argv.slice(2));
  });
}
