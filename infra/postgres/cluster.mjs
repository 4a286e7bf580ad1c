import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { anyFreePort, isFree } from '../ports.mjs';
import { say, Trouble } from '../place.mjs';
import { bornAt, identify, isAlive, readJson, signal, until, writeJson } from '../processes.mjs';
import { accountFor } from './account.mjs';
import { binaries } from './binaries.mjs';
import { answers } from './probe.mjs';

/** Kept inside the data folder: it appears and disappears together with the data it opens. */
const accessFile = (folder) => path.join(folder, 'famsam-access.json');

export const urlOf = ({ password, port }, database = 'postgres') =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

/** In a throw-away Postgres only the owner has a password: tests make their roles without one. */
const openToTestRoles = `host all postgres 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
`;

const cannotEnter = `Postgres may not run as root, and on this machine root can neither make a user namespace nor
lend another account its passage (setpriv), so that account cannot enter this folder. Run FamSam as
an ordinary user, or from a folder open to all, or on a Postgres of your own with DATABASE_URL.`;

function run(program, args, account, folder) {
  const [file, ...rest] = [...account.before, program, ...args];
  const child = spawn(file, rest, {
    ...account.options,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      const closed = error.code === 'EACCES' && process.getuid() === 0;
      reject(closed ? new Trouble(`${program}\n${cannotEnter}`) : error);
    });
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(output))));
  });
}

/** Makes the data folder. It gets its name only when it is whole, so half of one is never met. */
async function create(folder, durable, initdb) {
  const parent = path.dirname(folder);
  for (const entry of readdirSync(parent)) {
    if (entry.startsWith(`${path.basename(folder)}.new-`)) {
      rmSync(path.join(parent, entry), { recursive: true, force: true });
    }
  }
  const draft = `${folder}.new-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  if (process.getuid() === 0) {
    const { uid, gid } = lstatSync(parent);
    chownSync(draft, uid, gid);
  }
  const password = randomBytes(18).toString('base64url');
  const passwordFile = `${draft}.password`;
  try {
    const account = accountFor(draft);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (process.getuid() === 0) {
      const { uid, gid } = lstatSync(draft);
      chownSync(passwordFile, uid, gid);
    }
    await run(
      initdb,
      [
        ...['--pgdata', draft, '--username=postgres', '--encoding=UTF8', '--locale=C'],
        ...['--locale-provider=icu', '--icu-locale=sv-SE'],
        ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'],
        ...(durable ? [] : ['--no-sync']),
      ],
      account,
      draft,
    );
    if (!durable) writeFileSync(path.join(draft, 'pg_hba.conf'), openToTestRoles);
    writeJson(accessFile(draft), { password, port: null });
    renameSync(draft, folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The main process of a running Postgres on this folder, or null. */
export function runningOn(folder) {
  let lines;
  try {
    lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const one = identify(Number.parseInt(lines[0], 10));
  if (!one.born || !worksIn(one.pid, folder)) return null;
  return { ...one, port: Number(lines[3]) || null, status: (lines[7] ?? '').trim() };
}

/**
 * Whether this process is a Postgres of this folder, and no stranger with a reused pid. Each stands
 * in its data folder; where that may not be seen, the main one still shows it as its argument.
 */
function worksIn(pid, folder) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return argumentsOf(pid).includes(`-D ${folder}`);
  }
}

function argumentsOf(pid) {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * After `kill -9` of the main process its children may outlive it for a moment, and no new one may
 * start beside them (Postgres sees them by the shared memory they hold). They are asked to go.
 */
async function endOrphans(folder) {
  if (process.platform !== 'linux') return;
  const orphans = () =>
    readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0 && worksIn(pid, folder) && bornAt(pid) && isPostgres(pid));
  for (const name of ['SIGQUIT', 'SIGKILL']) {
    for (const pid of orphans()) signal(pid, name);
    if (await until(() => orphans().length === 0, 5_000)) return;
  }
}

function isPostgres(pid) {
  try {
    return path.basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres');
  } catch {
    return false;
  }
}

/**
 * Postgres clears away what a crash left in postmaster.pid, unless the id there is in use: by a
 * stranger who got it since, or by a zombie. The file is never deleted, since it also guards against
 * survivors by the shared memory it names; only the id, known to be none of ours, is exchanged for
 * one that no process can have. The rest is for Postgres to judge.
 */
function disownPid(folder) {
  const file = path.join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const text = readFileSync(file, 'utf8');
  const impossible = 2_000_000_000;
  const rest = text.includes('\n') ? text.slice(text.indexOf('\n')) : '\n';
  writeFileSync(file, `${impossible}${rest}`);
}

/**
 * Starts Postgres on this folder, or adopts the one that runs there. The caller holds the lock
 * `postgres.lock`: two at once would disown each other.
 */
export async function startPostgres(
  folder,
  { settings = {}, durable = true, log, programs = binaries() },
) {
  const { postgres, initdb, major } = programs;
  if (!existsSync(folder)) await create(folder, durable, initdb);
  const version = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== major) {
    throw new Trouble(
      `${folder} was made by Postgres ${version}, and this is ${major}.\n` +
        'Check out the older version to export what you need, then: npm run reset',
    );
  }
  const access = readJson(accessFile(folder));
  if (!access)
    throw new Trouble(`${accessFile(folder)} is missing: npm run reset makes a new one.`);

  let there = runningOn(folder);
  if (there?.status === 'stopping') {
    await until(() => !isAlive(there), 60_000);
    there = runningOn(folder);
  }
  if (there) {
    const port = there.port ?? access.port;
    const adopted = { ...there, port, folder, url: urlOf({ ...access, port }), adopted: true };
    await untilAnswers(adopted);
    return adopted;
  }

  await endOrphans(folder);
  disownPid(folder);
  const port = access.port && (await isFree(access.port)) ? access.port : await anyFreePort();
  if (port !== access.port) writeJson(accessFile(folder), { ...access, port });
  const account = accountFor(folder);
  for (let attempt = 1; ; attempt += 1) {
    const started = await launch(folder, { postgres, account, settings, port, log });
    const one = { ...started, port, folder, url: urlOf({ ...access, port }) };
    try {
      await untilAnswers(one);
      return one;
    } catch (error) {
      // Where processes may not be looked at (root in a container) the orphans are not found above.
      if (attempt === 10 || !/shared memory block .* in use/.test(error.message)) throw error;
      await pause(500);
    }
  }
}

async function launch(folder, { postgres, account, settings, port, log }) {
  const options = {
    port,
    listen_addresses: '127.0.0.1',
    // Reached by TCP only: the path of a socket may be no longer than 107 bytes.
    unix_socket_directories: '',
    ...settings,
  };
  const [file, ...args] = [
    ...account.before,
    postgres,
    ...['-D', folder],
    ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const output = openSync(log, 'a', 0o600);
  const logFrom = statSync(log).size;
  const child = spawn(file, args, {
    ...account.options,
    cwd: folder,
    // Of its own group: Ctrl-C is for the launcher, which stops its parts in order.
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  closeSync(output);
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  child.unref();
  return { ...identify(child.pid), log, logFrom };
}

async function untilAnswers({ pid, born, url, log, logFrom }) {
  const started = Date.now();
  let told = false;
  for (;;) {
    if (await answers(url)) return;
    if (!isAlive({ pid, born })) {
      const why = log ? readFileSync(log).subarray(logFrom).toString().trim() : '';
      throw new Trouble(`Postgres did not start.\n${why}`);
    }
    const waited = Date.now() - started;
    if (waited > 600_000) throw new Trouble('Postgres runs, but has not answered for 10 minutes.');
    if (waited > 3_000 && !told) {
      say('Waiting for Postgres (after a crash it first repairs its data) …');
      told = true;
    }
    await until(() => !isAlive({ pid, born }), 40, 20);
  }
}

/** Ends open connections, writes everything down, stops. True when one was running. */
export async function stopPostgres(folder) {
  const there = runningOn(folder);
  if (!there) return false;
  if (!signal(there.pid, 'SIGINT')) {
    throw new Trouble(`Postgres (process ${there.pid}) belongs to another account.`);
  }
  if (!(await until(() => !isAlive(there), 60_000))) {
    signal(there.pid, 'SIGQUIT');
    if (!(await until(() => !isAlive(there), 10_000))) {
      throw new Trouble(`Postgres (process ${there.pid}) does not stop.`);
    }
  }
  return true;
}
