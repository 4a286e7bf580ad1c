import type { Client } from 'pg';

/** Why a server cannot be used, in one sentence for who runs it. */
export class UnfitDatabaseError extends Error {}

/** What a server says of itself, and of what our account may do there. */
export interface Server {
  /** `15.14 (Debian …)`, and as a number: 150014. */
  readonly version: string;
  readonly number: number;
  readonly encoding: string;
  readonly takesNothing: boolean;
  readonly account: string;
  readonly mayCreate: boolean;
  readonly mayHaveRole: boolean;
}

/** The oldest that the product is tested with. */
const oldest = 15;

export function unfitness(server: Server): string | null {
  const { account } = server;
  if (server.number < oldest * 10_000)
    return `FamSam needs Postgres ${oldest} or newer, and this server is ${server.version}.`;
  if (server.encoding !== 'UTF8')
    return `The database has the encoding ${server.encoding}, and must be created with UTF8.`;
  if (server.takesNothing)
    return 'The database can only be read: it is a standby, or default_transaction_read_only is on.';
  if (!server.mayCreate)
    return `The account ${account} may not create schemas in the database, or tables in its schema public: it should own the database.`;
  if (!server.mayHaveRole)
    return `The account ${account} may neither create the role famsam_service nor take it on: run “create role famsam_service nologin; grant famsam_service to ${account}” as a superuser.`;
  return null;
}

/** Throws UnfitDatabaseError; else the major version. */
export async function refuseUnfit(client: Client): Promise<number> {
  const { rows } = await client.query<Omit<Server, 'mayHaveRole'>>(
    `select current_setting('server_version') as version,
            current_setting('server_version_num')::int as number,
            current_setting('server_encoding') as encoding,
            pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as "takesNothing",
            current_user::text as account,
            has_database_privilege(current_database(), 'create')
              and coalesce(has_schema_privilege(to_regnamespace('public')::oid, 'create'), true)
              as "mayCreate"`,
  );
  const [server] = rows;
  if (!server) throw new Error('the server says nothing of itself');
  const mayHaveRole = await mayTakeRole(client, server.number);
  const why = unfitness({ ...server, mayHaveRole });
  if (why !== null) throw new UnfitDatabaseError(why);
  return Math.floor(server.number / 10_000);
}

/** Where it is not there yet, who may make roles will have it; one that is there has to be given. */
async function mayTakeRole(client: Client, version: number): Promise<boolean> {
  const privileges = version < 160_000 ? 'member' : 'set, member with admin option';
  const { rows } = await client.query<{ may: boolean }>(
    `select own.rolsuper
            or coalesce(pg_has_role(own.oid, ours.oid, $1), own.rolcreaterole)
            or (own.rolcreaterole and $2) as may
       from pg_roles own left join pg_roles ours on ours.rolname = 'famsam_service'
      where own.rolname = current_user`,
    [privileges, version < 160_000],
  );
  return rows[0]?.may ?? false;
}

/**
 * Migrations are never edited, and the first one asks for a privilege by a name that it has since Postgres 16. Before,
 * whoever was a member of a role could take it on (decision 0035).
 */
export function spokenTo(major: number, sql: string): string {
  return major < 16
    ? sql.replace(
        `pg_has_role(current_user, 'famsam_service', 'SET')`,
        `pg_has_role(current_user, 'famsam_service', 'MEMBER')`,
      )
    : sql;
}
