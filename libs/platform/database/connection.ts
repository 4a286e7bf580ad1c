import { Pool, type PoolClient } from 'pg';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
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

const pools = new WeakMap<DataSource, Pool>();

/**
 * With the only pool of a process, which TypeORM borrows from as well: its `driver` option takes the
 * place of the module `pg`. `pipeline` lets several statements share one round trip.
 */
export function createDataSource(url: string, choices: ConnectionChoices = {}): DataSource {
  const pool = new Pool({
    connectionString: url,
    application_name: 'famsam',
    max: choices.poolSize ?? 20,
    options: sessionSettings(choices.role),
    pipeline: true,
    idleTimeoutMillis: 60_000,
    Client: SteadyClient,
    ...askedForLife,
    ...(choices.statementMs !== undefined && {
      connectionTimeoutMillis: choices.statementMs,
      query_timeout: choices.statementMs,
    }),
  });
  // A connection that is lost while nobody uses it is replaced by the next one.
  pool.on('error', () => undefined);
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    driver: {
      Pool: class {
        constructor() {
          return pool;
        }
      },
    },
    entities: choices.entities ?? [],
    migrations: choices.migrations ?? [],
    migrationsTableName: 'migration',
    installExtensions: false,
  });
  pools.set(dataSource, pool);
  return dataSource;
}

/** There before TypeORM has been initialized. */
export function poolOf(dataSource: DataSource): Pool {
  const pool = pools.get(dataSource);
  if (!pool) throw new Error('not made by createDataSource');
  return pool;
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
  runner.connect = () => Promise.resolve(client);
  runner.startTransaction = () => Promise.reject(new Error('a transaction is already open'));
  return runner.manager;
}
