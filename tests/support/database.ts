import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../infra/migrate';

export interface TestDatabase {
  /** Services take on their role when they connect (createDataSource, PlatformModule). */
  readonly serviceUrl: string;
  readonly ownerUrl: string;
  /** As a dump and a restore would; nobody may be connected. */
  copy(): Promise<TestDatabase>;
  drop(): Promise<void>;
}

/** What all copies begin with; filled once in a run, by whoever is first. */
export interface Contents {
  readonly name: string;
  fill(url: string): Promise<void>;
}

/** A migrated database of its own, on the server of TEST_DATABASE_URL; empty but for the contents. */
export async function aDatabase(contents?: Contents): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL is not set; `npm test` sets it');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const empty = templateName();
  const template = contents ? `${empty}_${contents.name}` : empty;
  await onServer(server, async (client) => {
    await ensureTemplate(client, empty, async (unfinished) => {
      await client.query(`create database ${unfinished}`);
      await migrate(inDatabase(server, unfinished));
    });
    if (contents) {
      await ensureTemplate(client, template, async (unfinished) => {
        await createCopy(client, unfinished, empty);
        await contents.fill(inDatabase(server, unfinished));
      });
    }
    await createCopy(client, name, template);
  });
  return called(server, name);
}

function called(server: string, name: string): TestDatabase {
  const url = inDatabase(server, name);
  return {
    serviceUrl: url,
    ownerUrl: url,
    copy: async () => {
      const copy = `${name}_copy`;
      await onServer(server, async (client) => {
        await createCopy(client, copy, name);
      });
      return called(server, copy);
    },
    drop: () =>
      onServer(server, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** Files are copied as they are: writing their pages to the log takes twice as long. */
async function createCopy(client: Client, name: string, template: string): Promise<void> {
  await client.query(`create database ${name} template ${template} strategy file_copy`);
}

/** The first worker of a run makes the template, the others wait for it. */
async function ensureTemplate(
  client: Client,
  template: string,
  make: (unfinished: string) => Promise<void>,
): Promise<void> {
  if (await exists(client, template)) return;
  await client.query('select pg_advisory_lock(4604237, 2)');
  if (!(await exists(client, template))) {
    const unfinished = `${template}_new`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await make(unfinished);
    await client.query(`alter database ${unfinished} rename to ${template}`);
  }
  await client.query('select pg_advisory_unlock(4604237, 2)');
}

async function exists(client: Client, database: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  return rowCount === 1;
}

/** Another name as soon as any migration's text is another. */
function templateName(): string {
  const folder = join(__dirname, '../../infra/migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  return `famsam_template_${hash.digest('hex').slice(0, 16)}`;
}

function inDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(server: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
