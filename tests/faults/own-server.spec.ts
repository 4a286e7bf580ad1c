import { openApiOf } from '@famsam/platform';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { unfitness, UnfitDatabaseError, type Server } from '../../infra/database-fit';
import { migrate } from '../../infra/migrate';
import { anApp } from '../support/app';
import { seed } from '../support/extent';
import { Fuzzer } from '../support/fuzz/fuzzer';
import { OwnPostgres } from '../support/own-postgres';

const debians = '15';
const installed = existsSync(`/usr/lib/postgresql/${debians}/bin/postgres`);
if (!installed)
  process.stderr.write(`SKIPPED Postgres ${debians}: no /usr/lib/postgresql/${debians}\n`);
const brought = process.env.TEST_DATABASE_URL ?? '';

/** As a database administrator sets up a database for us: its owner, who may make roles, and nothing more. */
async function databaseOf(
  server: string,
  name: string,
  { owner = name, given = true } = {},
): Promise<string> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`create role ${name} login createrole`);
    const { rowCount } = await client.query(
      "select from pg_roles where rolname = 'famsam_service'",
    );
    // Made by another database of the same server.
    if (rowCount && given) await client.query(`grant famsam_service to ${name}`);
    await client.query(`create database ${name} owner ${owner}`);
  } finally {
    await client.end();
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  url.username = name;
  url.password = '';
  return url.href;
}

const own = new OwnPostgres(debians);
const servers: Record<string, string> = { [debians]: '', 18: brought };

beforeAll(async () => {
  if (installed) servers[debians] = await own.start();
}, 60_000);

afterAll(() => own.end());

describe.each([debians, '18'])('on a server of one’s own, Postgres %s', (major) => {
  const test = servers[major] || installed ? it : it.skip;
  const server = () => servers[major] ?? '';

  test('an account that owns its database migrates it, and again with no effect', async () => {
    const url = await databaseOf(server(), `owner_${major}`);
    expect((await migrate(url)).length).toBeGreaterThan(20);
    expect(await migrate(url)).toEqual([]);
  });

  test('an account that may make nothing there is refused in one sentence', async () => {
    const url = await databaseOf(server(), `stranger_${major}`, { owner: 'postgres' });
    const refused = await migrate(url).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UnfitDatabaseError);
    expect(String(refused)).toMatch(/: The account stranger_\d+ may not create schemas .*\.$/);
  });
});

it('an account without the role that another database has made is refused', async () => {
  // Before 16, who may make roles could also take on any of them.
  const url = await databaseOf(brought, 'roleless_18', { given: false });
  await expect(migrate(url)).rejects.toThrow(/^The account roleless_18 .* famsam_service .*\.$/);
});

it('no demo families are loaded into a database of one’s own, whether asked or not', () => {
  const database = pathToFileURL(path.join(__dirname, '../../infra/database.mjs')).href;
  const script = `import { demoFor } from '${database}';
    const told = [true, false].flatMap((embedded) =>
      [true, false].map((empty) => demoFor({ embedded }, empty)));
    process.stdout.write(told.join(' '));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  expect(stdout.toString()).toBe('empty full empty empty');
});

(installed ? it : it.skip)(
  `every door does on Postgres ${debians} what it does on ours, SEED=${seed}`,
  async () => {
    process.env.TEST_DATABASE_URL = servers[debians];
    const house = await anApp();
    try {
      const fuzzer = new Fuzzer(house, openApiOf(house.app), seed);
      await fuzzer.run(400);
      expect([...fuzzer.faults.values()]).toEqual([]);
    } finally {
      await house.close();
      process.env.TEST_DATABASE_URL = brought;
    }
  },
  120_000,
);

describe('a server that is not fit', () => {
  const fit: Server = {
    ...{ version: '15.14 (Debian 15.14-0+deb12u1)', number: 150_014, encoding: 'UTF8' },
    ...{ takesNothing: false, account: 'famsam', mayCreate: true, mayHaveRole: true },
  };

  it('is none of those from 15 to 18', () => {
    for (const number of [150_000, 160_004, 170_006, 180_004])
      expect(unfitness({ ...fit, number })).toBeNull();
  });

  it.each([
    ['too old', { version: '14.19', number: 140_019 }, 'Postgres 15 or newer'],
    ['of another encoding', { encoding: 'LATIN1' }, 'UTF8'],
    ['a standby', { takesNothing: true }, 'only be read'],
    ['closed to our account', { mayCreate: false }, 'should own the database'],
    ['without the role', { mayHaveRole: false }, 'famsam_service'],
  ])('%s: one sentence says so', (_what, change, said) => {
    const sentence = unfitness({ ...fit, ...change });
    expect(sentence).toContain(said);
    expect(sentence).toMatch(/^[^\n]+\.$/);
  });
});
