import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { aDatabase, type TestDatabase } from '../../tests/support/database';
import { inFolder } from '../../tests/support/register-app';
import { smallRegister } from '../../tests/support/register-faults';
import { registerBytes } from '../../tests/support/register-generator';
import { famsamProgram } from './program';
import { runFamsam } from './run';

const hook = join(__dirname, '../../tests/support/typescript.cjs');
const main = join(__dirname, 'main.ts');

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as operators use it, as a process of its own while no server runs. */
function famsam(environment: NodeJS.ProcessEnv, ...args: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, ['-r', hook, main, ...args], {
    env: { PATH: process.env.PATH, ...environment },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (err += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

/** The same without waiting for a process to begin. */
async function famsamHere(environment: NodeJS.ProcessEnv, ...args: string[]): Promise<Outcome> {
  const written = { out: '', err: '' };
  const spies = (
    [
      ['stdout', 'out'],
      ['stderr', 'err'],
    ] as const
  ).map(([stream, where]) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[where] += String(text);
      return true;
    }),
  );
  try {
    return { code: await runFamsam(args, environment), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe('the command line', () => {
  let database: TestDatabase;
  const run = (...args: string[]) => famsamHere({ DATABASE_URL: database.ownerUrl }, ...args);

  jest.setTimeout(60_000);

  beforeAll(async () => {
    database = await aDatabase();
  });

  afterAll(() => database?.drop());

  it('makes an area and prints its id and nothing else', async () => {
    const environment = { DATABASE_URL: database.ownerUrl };
    const { code, out, err } = await famsam(environment, 'area', 'create', 'Norra länet');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^[0-9a-f-]{36}\n$/);

    const tail = await run('events', 'tail', '--area', out.trim());
    const [event, ...more] = tail.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(more).toEqual([]);
    expect(event).toMatchObject({ areaId: out.trim(), type: 'directory.area-created', version: 1 });
  });

  it('lists the projections with their lag, and rebuilds one by name', async () => {
    const { out } = await run('projections', 'list', '--json');
    const rows = JSON.parse(out) as { name: string; mode: string; eventsBehind?: number }[];
    expect(rows).toContainEqual(
      expect.objectContaining({ name: 'cases.case-file', mode: 'inline' }),
    );
    const behind = () => rows.find(({ name }) => name === 'statistics.changes')?.eventsBehind;
    expect(behind()).toBe(1);

    const rebuilt = await run('projections', 'rebuild', 'statistics.changes');
    expect(rebuilt).toMatchObject({ code: 0, out: 'statistics.changes rebuilt\n', err: '' });
    const after = JSON.parse((await run('projections', 'list', '--json')).out) as typeof rows;
    expect(after.find(({ name }) => name === 'statistics.changes')?.eventsBehind).toBe(0);
  });

  it('brings what the area lacks only when it is asked for by name', async () => {
    const area = (await run('area', 'create', 'Södra länet')).out.trim();
    await inFolder(registerBytes(smallRegister()), async (folder) => {
      const register = (act: string, ...options: string[]) =>
        run('register', act, folder, '--area', area, ...options);
      const names = ['--create', 'Nora', '--create', 'lindesberg', '--create', 'BUP'];
      const lacking = await register('check', ...names);
      expect(lacking).toMatchObject({ code: 1, out: '' });
      expect(lacking.err).toMatch(/register\.unknown-unit.*\n.*--create NAME.*\nfamsam: 1 faults/);
      const whole = await register('import', ...names, '--create', 'Skola');
      expect(whole).toMatchObject({ code: 0, out: expect.stringMatching(/added: \d\d/) });
      expect((await register('check')).out).toMatch(/^no faults: /);
    });
  });

  it('says in one line what is wrong, with exit code 1 and an empty standard output', async () => {
    const unknown = await run('projections', 'rebuild', 'nothing');
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toMatch(/^famsam: there is no projection nothing; there is: .*\n$/);

    const unset = await famsam({}, 'projections', 'list');
    expect(unset).toMatchObject({ code: 1, out: '', err: 'famsam: DATABASE_URL is not set\n' });
  });

  it.each([
    ['register', ['check', 'import', 'export']],
    ['statistics', ['tables']],
    ['area', ['create']],
    ['projections', ['list', 'rebuild']],
    ['events', ['tail']],
    ['demo', ['load', 'move']],
  ])('%s has %j', (command, subcommands) => {
    const program = famsamProgram(() => Promise.reject(new Error('not needed to look around')));
    const found = program.commands.find((one) => one.name() === command);
    expect(found?.commands.map((one) => one.name()).sort()).toEqual([...subcommands].sort());
  });
});
