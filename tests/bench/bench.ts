import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { migrate } from '../../infra/migrate';

/** How much of everything; a quick run only shows that the bench itself works. */
export interface Size {
  readonly rounds: number;
  readonly seconds: number;
  readonly families: number;
  readonly events: number;
  readonly questions: number;
  readonly liveSeconds: number;
}

export const sizes: Record<'whole' | 'quick', Size> = {
  whole: {
    rounds: 3,
    seconds: 3,
    families: 20_000,
    events: 200_000,
    questions: 1_000,
    liveSeconds: 20,
  },
  quick: {
    rounds: 1,
    seconds: 1,
    families: 400,
    events: 4_000,
    questions: 50,
    liveSeconds: 2,
  },
};

/** The owner's databases on the Postgres that the bench has for itself. */
export class Bench {
  /** For the vault; nothing of the bench is worth keeping. */
  readonly vaultKey = randomBytes(32).toString('base64');

  constructor(
    private readonly server: string,
    readonly pgbench: string,
    readonly folder: string,
    readonly size: Size,
    /** What the api is started with beside what all are. */
    readonly apiFlags: readonly string[],
  ) {}

  say(text: string): void {
    process.stderr.write(`  ${text}\n`);
  }

  /** Empty and migrated. */
  async createDatabase(name: string): Promise<string> {
    await run(this.server, `create database ${name}`);
    const url = new URL(this.server);
    url.pathname = `/${name}`;
    await migrate(url.href);
    return url.href;
  }

  async dropDatabase(name: string): Promise<void> {
    await run(this.server, `drop database ${name} with (force)`);
  }

  /** Every commit takes 2 ms longer, as on the disk of a cloud; for pgbench and for us. */
  async withSlowCommits<T>(work: () => Promise<T>): Promise<T> {
    await this.setting('commit_delay', '2000');
    await this.setting('commit_siblings', '0');
    try {
      return await work();
    } finally {
      await this.setting('commit_delay', null);
      await this.setting('commit_siblings', null);
    }
  }

  async version(): Promise<string> {
    const [row] = await run<{ server_version: string }>(this.server, 'show server_version');
    return row?.server_version ?? '';
  }

  async pgbenchVersion(): Promise<string> {
    const { stdout } = await promisify(execFile)(this.pgbench, ['--version']);
    return stdout.trim();
  }

  private async setting(name: string, value: string | null): Promise<void> {
    await run(
      this.server,
      value === null ? `alter system reset ${name}` : `alter system set ${name} = ${value}`,
    );
    await run(this.server, 'select pg_reload_conf()');
    // The main process tells the others by signal; a connection made later has it for sure.
    for (let tries = 0; value !== null && tries < 100; tries += 1) {
      const [row] = await run<Record<string, string>>(this.server, `show ${name}`);
      if (row?.[name] === value) return;
    }
  }
}

/** As the owner, on a connection of its own. */
export async function run<Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(sql, values.length ? values : undefined);
    return rows as Row[];
  } finally {
    await client.end();
  }
}

/** So that no write of earlier measures is waiting, and the planner knows the tables. */
export async function settle(url: string): Promise<void> {
  await run(url, 'vacuum analyze');
  await run(url, 'checkpoint');
}
