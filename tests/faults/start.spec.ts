import type { Role } from '@famsam/identity';
import { areaId } from '@famsam/kernel';
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import request from 'supertest';
import { doorsOf } from '../support/app';
import { extent } from '../support/extent';
import { withOffices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import { rewordMember } from '../support/words';
import { PostOffice } from '../support/post-office';

/**
 * `npm start` on a copy of this clone, in a folder that only its owner may enter and whose name has
 * spaces and letters beyond ASCII, with every process killed in turn.
 */
const source = path.join(__dirname, '..', '..');
const parts = [
  ...['apps', 'libs', 'infra', 'package.json', 'package-lock.json', 'tsconfig.json'],
  // The soak builds the house in the copy.
  ...extent({ test: ['dist'], soak: [] }),
];
// In the folder of the run, so that it ends with that whatever becomes of the test.
const above = mkdtempSync(path.join(process.env.TEST_FOLDER ?? '', 'start-'));
const folder = path.join(above, 'samverkan för åtta');
const postmaster = path.join(folder, '.data', 'postgres', 'postmaster.pid');

interface Started {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function environment(more: NodeJS.ProcessEnv) {
  const env = { ...process.env, ...more };
  // What the tests were given is not for the copy: it runs on its embedded parts.
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'TEST_DATABASE_URL', 'NODE_ENV']) {
    if (!(name in more)) delete env[name];
  }
  return env;
}

const run = (script: string, args: string[] = [], more: NodeJS.ProcessEnv = {}) =>
  execute([path.join('infra', script), ...args], more);

function execute(args: string[], more: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: environment(more),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { process: child, output: () => output, ended };
}

async function until<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + 240_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what}: not within four minutes`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface Launcher {
  readonly pid: number;
  readonly url?: string;
  readonly parts?: Record<'api' | 'worker', { readonly pid: number } | null>;
}

const launcher = (): Launcher | null => {
  try {
    return JSON.parse(readFileSync(path.join(folder, '.data', 'launcher.json'), 'utf8'));
  } catch {
    return null;
  }
};

/** A part that lost its Postgres may just be between two lives. */
const whole = () =>
  until('both parts', () => {
    const now = launcher();
    return now?.parts?.api && now.parts.worker ? now : null;
  });

const postgresPid = () => Number(readFileSync(postmaster, 'utf8').split('\n')[0]);

function isAlive(pid: number) {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return state.trim() !== '' && !state.startsWith('Z');
}

/** The only process that this one has started. */
function childOf(pid: number): number {
  const child = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout;
  expect(child.trim()).toMatch(/^\d+$/);
  return Number(child);
}

async function isReady(): Promise<boolean> {
  const url = launcher()?.url;
  if (!url) return false;
  return fetch(`${url}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
}

const office = new PostOffice();
let current: Started;
let other: Server;
let taken: number;

async function start() {
  const mail = { MAIL_URL: `smtp://127.0.0.1:${office.port}`, MAIL_FROM: 'bokning@exempel.se' };
  current = run('start.mjs', ['--empty'], { PORT: String(taken), ...mail });
  await until('the start', () => {
    if (current.process.exitCode !== null) throw new Error(current.output());
    return current.output().includes('Ctrl-C stops all of it');
  });
  return current;
}

jest.setTimeout(300_000);

beforeAll(async () => {
  mkdirSync(folder, { mode: 0o700 });
  if (parts.includes('dist')) spawnSync(process.execPath, ['infra/build.mjs'], { cwd: source });
  // With their times, so that what was built is known as such.
  execFileSync('cp', ['-Rp', ...parts.map((part) => path.join(source, part)), folder]);
  symlinkSync(realpathSync(path.join(source, 'node_modules')), path.join(folder, 'node_modules'));
  await office.open();
  other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  taken = (other.address() as { port: number }).port;
});

afterAll(async () => {
  await run('stop.mjs').ended;
  await new Promise((resolve) => other.close(resolve));
  await office.close();
  rmSync(above, { recursive: true, force: true });
});

test('it serves, beside the port that another program has taken', async () => {
  const { output } = await start();
  expect(output()).toContain(`Port ${taken} is taken`);
  expect(await isReady()).toBe(true);
});

test('started twice, the second says where the first serves', async () => {
  const second = run('start.mjs');
  expect(await second.ended).toBe(0);
  expect(second.output()).toContain(launcher()!.url!);
});

test.each(['api', 'worker'] as const)('the %s comes back after kill -9', async (name) => {
  const { pid } = (await whole()).parts![name]!;
  process.kill(pid, 'SIGKILL');
  await until('another process', () => {
    const now = launcher()?.parts?.[name]?.pid;
    return now !== undefined && now !== pid;
  });
  await until('readiness', isReady);
});

test('the worker has a courier, which ends with it by kill -9 as well', async () => {
  const made = run('famsam.mjs', ['area', 'create', 'Provområdet']);
  expect(await made.ended).toBe(0);
  const area = areaId(made.output().trim().split('\n').at(-1) ?? '');
  const { url, parts } = await whole();
  const as = (persona: Role) => doorsOf(() => request(url!), persona, area);
  const here = { areaId: area, as };
  const offices = await withOffices(here);
  const { caseId, guardian } = await familyToMeet(here, offices, { consent: false });
  await rewordMember(here, caseId, guardian, { email: 'kim@exempel.se' });
  const agreed = { owner: { kind: 'member', memberId: guardian }, what: 'Ringer skolan.' };
  const days = { on: '2025-01-20', dueOn: '2099-01-01' };
  await as('coordinator')
    .post(`/cases/${caseId}/agreements`, { ...agreed, ...days })
    .expect(201);
  await until('the mail', () => office.received.length > 0);
  expect(office.received[0]?.to).toBe('kim@exempel.se');
  const worker = parts!.worker!.pid;
  const courier = childOf(worker);
  process.kill(worker, 'SIGKILL');
  await until('the end of the courier', () => !isAlive(courier));
  await until('readiness', isReady);
});

test('Postgres comes back after kill -9', async () => {
  const before = postgresPid();
  process.kill(before, 'SIGKILL');
  await until('another Postgres', () => existsSync(postmaster) && postgresPid() !== before);
  await until('readiness', isReady);
});

const workerPid = () => launcher()?.parts?.worker?.pid;

test.each([
  ['', () => undefined],
  [
    ' while a part is being born',
    async () => {
      const before = workerPid()!;
      process.kill(before, 'SIGKILL');
      await until('another worker', () => ![undefined, before].includes(workerPid()));
    },
  ],
])(
  'after kill -9 of the launcher%s its parts end, and the next start takes Postgres over',
  async (_, first) => {
    await whole();
    await first();
    const { pid, parts } = launcher()!;
    const postgres = postgresPid();
    process.kill(pid, 'SIGKILL');
    await until(
      'the end of the parts',
      () => !isAlive(parts!.api!.pid) && !isAlive(parts!.worker!.pid),
    );
    expect(isAlive(postgres)).toBe(true);
    await start();
    expect(postgresPid()).toBe(postgres);
    expect(await isReady()).toBe(true);
  },
);

test('Ctrl-C stops all of it, and says so', async () => {
  const { api, worker } = (await whole()).parts!;
  const pids = [api!.pid, worker!.pid, postgresPid()];
  current.process.kill('SIGINT');
  expect(await current.ended).toBe(0);
  expect(current.output()).toContain('Stopped');
  expect(pids.some(isAlive)).toBe(false);
  expect(existsSync(postmaster)).toBe(false);
});

describe('a pid file left by a crash', () => {
  /** Opens the database as every command does, and leaves as a power cut would. */
  async function crash() {
    const opened = open('process.exit()');
    expect(await opened.ended).toBe(0);
    const pid = postgresPid();
    process.kill(pid, 'SIGKILL');
    await until('the end of Postgres', () => !isAlive(pid));
  }

  const open = (then: string) =>
    execute([
      '--input-type=module',
      '--eval',
      `import { openDatabase, closeDatabase } from './infra/database.mjs';
       const database = await openDatabase();
       ${then}`,
    ]);

  const rename = (pid: number) =>
    writeFileSync(postmaster, readFileSync(postmaster, 'utf8').replace(/^\d+/, String(pid)));

  const opensAndCloses = async () => {
    const { ended, output } = open('await closeDatabase(database);');
    if ((await ended) !== 0) throw new Error(output());
    expect(existsSync(postmaster)).toBe(false);
  };

  test('that names nobody', async () => {
    await crash();
    await opensAndCloses();
  });

  test('that names a stranger, who got the number since', async () => {
    await crash();
    rename(process.pid);
    await opensAndCloses();
  });

  test('that names a zombie', async () => {
    await crash();
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], { stdio: 'pipe' });
    const zombie = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (data) => resolve(Number(data))),
    );
    rename(zombie);
    await opensAndCloses().finally(() => parent.kill('SIGKILL'));
  });
});

test('stop finds nothing, or what is left without its launcher', async () => {
  const idle = run('stop.mjs');
  expect(await idle.ended).toBe(0);
  expect(idle.output()).toContain('Nothing was running');
  await start();
  process.kill(launcher()!.pid, 'SIGKILL');
  const stopped = run('stop.mjs');
  expect(await stopped.ended).toBe(0);
  expect(existsSync(postmaster)).toBe(false);
});
