import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder, inData, nodeFlags, root, say, Trouble } from './place.mjs';
import { runningOn, startPostgres, stopPostgres } from './postgres/cluster.mjs';
import { answers } from './postgres/probe.mjs';
import { identify, isAlive, oneAtATime, readJson, writeJson } from './processes.mjs';

export const postgresFolder = path.join(dataFolder, 'postgres');
const postgresLock = () => inData('postgres.lock');
const preparedFile = path.join(postgresFolder, 'famsam-prepared.json');

/** Who uses the embedded Postgres now; the last to leave stops it. */
const usersFolder = path.join(dataFolder, 'using');
const signature = () => path.join(usersFolder, `${process.pid}.json`);

function othersUsing() {
  if (!existsSync(usersFolder)) return false;
  return readdirSync(usersFolder)
    .filter((entry) => entry !== path.basename(signature()))
    .some((entry) => {
      const file = path.join(usersFolder, entry);
      if (isAlive(readJson(file))) return true;
      rmSync(file, { force: true });
      return false;
    });
}

export function logFile(name) {
  mkdirSync(inData('logs'), { recursive: true, mode: 0o700 });
  return path.join(dataFolder, 'logs', `${name}.log`);
}

/** DATABASE_URL when it is set, else the embedded Postgres, started or adopted. */
export async function openDatabase() {
  const own = process.env.DATABASE_URL;
  if (own) {
    if (!(await answers(own))) throw new Trouble('The Postgres of DATABASE_URL does not answer.');
    return { url: own, embedded: false };
  }
  return oneAtATime(postgresLock(), async () => {
    if (!existsSync(postgresFolder)) say('Making the database …');
    mkdirSync(usersFolder, { recursive: true });
    writeJson(signature(), identify(process.pid));
    const log = logFile('postgres');
    const postgres = await startPostgres(postgresFolder, { log });
    return { url: postgres.url, embedded: true, process: postgres, adopted: postgres.adopted };
  });
}

/** Returns false when somebody else still needs the embedded Postgres, which then stays. */
export async function closeDatabase({ embedded }) {
  if (!embedded) return true;
  return oneAtATime(postgresLock(), async () => {
    rmSync(signature(), { force: true });
    if (othersUsing()) return false;
    await stopPostgres(postgresFolder);
    return true;
  });
}

/** Stops it whoever uses it; true when one was running. */
export async function stopEmbedded() {
  if (!existsSync(postgresFolder) || !runningOn(postgresFolder)) return false;
  return oneAtATime(postgresLock(), () => stopPostgres(postgresFolder));
}

/** The vault's key: given, or made once. Without it personal text can never be read again. */
function vaultKey() {
  if (process.env.FAMSAM_VAULT_KEY) return process.env.FAMSAM_VAULT_KEY;
  const file = inData('vault.key');
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
      if (process.env.DATABASE_URL) say(`Made the vault's key, ${file}: keep a copy of it.`);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}

/** What every process of the application is told. */
export const environment = ({ url }) => ({
  ...process.env,
  DATABASE_URL: url,
  FAMSAM_DATA_DIR: dataFolder,
  FAMSAM_VAULT_KEY: vaultKey(),
});

function migrationsStamp() {
  const hash = createHash('sha256');
  const folder = path.join(root, 'dist', 'infra', 'migrations');
  for (const entry of readdirSync(folder).sort()) {
    if (entry.endsWith('.js')) hash.update(entry).update(readFileSync(path.join(folder, entry)));
  }
  return hash.digest('hex');
}

/** Runs a program of ours to its end; what it prints is shown only when it fails, or as progress. */
async function step(database, script, args, { signal, quiet }) {
  const child = spawn(process.execPath, [...nodeFlags, path.join(root, 'dist', script), ...args], {
    cwd: root,
    env: environment(database),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => {
    output += data;
    if (!quiet) process.stderr.write(data);
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  // EX_CONFIG: it has said in one sentence what has to be changed.
  if (code === 78) throw new Trouble(output.trim());
  if (code !== 0) {
    throw new Trouble(`${script} ${args.join(' ')} ended with ${code}.\n${quiet ? output : ''}`);
  }
}

/** Invented families are for trying it out here, not for a database of one's own. */
export function demoFor({ embedded }, empty) {
  return empty || !embedded ? 'empty' : 'full';
}

/**
 * Migrations, and the demo area when asked for. For the embedded Postgres what was done is noted
 * inside its data folder, so that a second start need not ask; of another nothing is known.
 */
export async function prepareDatabase(database, { demo, signal }) {
  const done = (database.embedded && readJson(preparedFile)) || {};
  const migrations = migrationsStamp();
  const note = (more) => {
    Object.assign(done, more);
    if (database.embedded) writeJson(preparedFile, done);
  };
  if (done.migrations !== migrations) {
    say('Migrating the database …');
    await step(database, 'infra/migrate.js', [], { signal, quiet: true });
    note({ migrations });
  }
  if (!demo) return;
  const day = today();
  if (done.demo === 'full') {
    if (demo !== 'full' || done.demoDay === day) return;
    say('Bringing the demo to today …');
    await step(database, 'apps/cli/main.js', ['demo', 'move'], { signal, quiet: true });
    return note({ demoDay: day });
  }
  if (done.demo === demo) return;
  say(demo === 'full' ? 'Loading the demo area and its register …' : 'Making an empty area …');
  const args = ['demo', 'load', ...(demo === 'empty' ? ['--empty'] : [])];
  await step(database, 'apps/cli/main.js', args, { signal, quiet: false });
  note({ demo, ...(demo === 'full' && { demoDay: day }) });
}

/** The demo lives in Sweden, whatever the clock of the machine says. */
function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
}
