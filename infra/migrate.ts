import { createDataSource } from '@famsam/platform';
import { Client } from 'pg';
import { migrations } from './migrations';

/** One at a time per database: two processes that start together must not both migrate. */
const lock = 'select pg_advisory_lock(4604237, 1)';

/** Brings the database to the newest schema, as its owner; the names of what ran. */
export async function migrate(url: string): Promise<readonly string[]> {
  const gate = new Client({ connectionString: url });
  await gate.connect();
  try {
    await gate.query(lock);
    const dataSource = createDataSource(url, { migrations, poolSize: 2 });
    await dataSource.initialize();
    try {
      const done = await dataSource.runMigrations({ transaction: 'each' });
      return done.map((migration) => migration.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await gate.end();
  }
}

if (require.main === module) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set');
  migrate(url).then(
    (done) => console.log(done.length ? done.join('\n') : 'nothing to migrate'),
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
