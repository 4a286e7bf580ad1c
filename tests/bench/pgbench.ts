import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { run, type Bench } from './bench';

const execute = promisify(execFile);

/** Variables of a script travel to the server as parameters of its prepared statements. */
export type Variables = Readonly<Record<string, string | number>>;

/** Transactions per second of one script, the connecting not counted. */
export async function pgbench(
  bench: Bench,
  url: string,
  script: string,
  { clients, seconds, variables = {} }: { clients: number; seconds: number; variables?: Variables },
): Promise<number> {
  const file = path.join(bench.folder, 'pgbench.sql');
  await writeFile(file, script);
  const { hostname, port, username, password, pathname } = new URL(url);
  const { stdout } = await execute(
    bench.pgbench,
    [
      ...['--no-vacuum', '--protocol=prepared', `--file=${file}`, `--time=${seconds}`],
      // With more threads than this machine has cores left the limit would be lower.
      ...[`--client=${clients}`, `--jobs=${Math.min(clients, 2)}`],
      ...Object.entries(variables).map(([name, value]) => `--define=${name}=${value}`),
      ...[`--host=${hostname}`, `--port=${port}`, `--username=${username}`, pathname.slice(1)],
    ],
    { env: { ...process.env, PGPASSWORD: decodeURIComponent(password) } },
  );
  const tps = /tps = ([\d.]+) \((?:without initial|excluding)/.exec(stdout)?.[1];
  if (!tps) throw new Error(`pgbench said nothing of tps:\n${stdout}`);
  return Number(tps);
}

/**
 * A plain table with a primary key, of the columns of platform.event: the row is equal, but there is no
 * row-level security, no stream and no command to be unique, and nothing is asked first.
 */
export async function createPlainTable(url: string): Promise<void> {
  await run(
    url,
    `create schema plain;
     create sequence plain.position as bigint cache 1;
     create table plain.event (like platform.event, primary key (position))`,
  );
}

export const plainInsert = `insert into plain.event (position, area_id, version, command_index, type_version,
    happened_on, recorded_at, command_id, stream, type, actor_id, actor_role, fingerprint, data)
  values (nextval('plain.position'), :area, :version, 0, 1, :day, :recorded, :command, :stream, :type,
    :actor, :role, :fingerprint, :data);\n`;

export interface PlainRow {
  readonly stream: string;
  readonly type: string;
  readonly actor: { readonly id: string; readonly role: string };
  readonly fingerprint: string;
  readonly data: string;
}

export function plainVariables({ stream, type, actor, fingerprint, data }: PlainRow): Variables {
  return {
    area: '0199a3b0-0000-7000-8000-000000000001',
    command: '0199a3b0-0000-7000-8000-000000000002',
    version: 7,
    day: '2025-03-31',
    recorded: '2025-03-31T10:00:00.000Z',
    ...{ stream, type, fingerprint, data, actor: actor.id, role: actor.role },
  };
}
