import type { Pool, PoolClient } from 'pg';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { askedForLife, SteadyClient } from './steady-client';

/** The role that services run as; row-level security binds it. Made by the first migration. */
export const SERVICE_ROLE = 'famsam_service';

export interface ConnectionChoices {
  /** Left out by migrations, which run as the owner. */
  readonly role?: typeof SERVICE_ROLE;
  readonly poolSize?: number;
  /** How long a connection, and each statement on it, may take. Without it as long as it takes. */
  readonly statementMs?: number;
  readonly entities?: NonNullable<DataSourceOptions['entities']>;
  readonly migrations?: NonNullable<DataSourceOptions['migrations']>;
}

/** Startup settings of every session; texts of days and instants are read in this form. */
export function sessionSettings(role?: typeof SERVICE_ROLE): string {
  return [
    ...(role ? [`role=${role}`] : []),
    'timezone=UTC',
    'datestyle=ISO',
    // A writer that hangs in an open transaction would hold back the watermark (decision 0002).
    'idle_in_transaction_session_timeout=30s',
  ]
    .map((setting) => `-c ${setting}`)
    .join(' ');
}

/** The only pool of a process. `pipeline` lets several statements share one round trip. */
export function createDataSource(url: string, choices: ConnectionChoices = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize: choices.poolSize ?? 20,
    entities: choices.entities ?? [],
    migrations: choices.migrations ?? [],
    migrationsTableName: 'migration',
    applicationName: 'famsam',
    installExtensions: false,
    extra: {
      options: sessionSettings(choices.role),
      pipeline: true,
      idleTimeoutMillis: 60_000,
      Client: SteadyClient,
      ...askedForLife,
      ...(choices.statementMs !== undefined && {
        connectionTimeoutMillis: choices.statementMs,
        query_timeout: choices.statementMs,
      }),
    },
  });
}

export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as PostgresDriver).master as Pool;
}

/** Settings inside the URL would replace ours, and with them the role that keeps areas apart. */
export async function refuseUnguarded(dataSource: DataSource): Promise<void> {
  const { rows } = await poolOf(dataSource).query<{ role: string; free: boolean }>(
    `select current_user::text as role, rolsuper or rolbypassrls as free
       from pg_roles where rolname = current_user`,
  );
  if (rows[0]?.role !== SERVICE_ROLE || rows[0].free) {
    throw new Error(`the database session runs as ${rows[0]?.role}, not as ${SERVICE_ROLE}`);
  }
}

/** Lends a connection; one on which something went wrong at the wire does not come back. */
export async function withClient<T>(
  dataSource: DataSource,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await poolOf(dataSource).connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    return await work(client);
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** An entity manager inside a transaction that is already open; it never begins or ends one itself. */
export function managerOn(dataSource: DataSource, client: PoolClient): EntityManager {
  const runner = dataSource.createQueryRunner();
  Object.assign(runner, {
    databaseConnection: client,
    isTransactionActive: true,
    transactionDepth: 1,
  });
  return runner.manager;
}
