import { createDataSource } from '@famsam/platform';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { refuseUnfit, spokenTo, UnfitDatabaseError } from './database-fit';
import { migrations } from './migrations';

/** One at a time per database: two processes that start together must not both migrate. */
const lock = 'select pg_advisory_lock(4604237, 1)';

/** Brings the database to the newest schema, as its owner; the names of what ran. */
export async function migrate(url: string): Promise<readonly string[]> {
  const gate = new Client({ connectionString: url });
  await gate.connect();
  try {
    const major = await refuseUnfit(gate);
    await gate.query(lock);
    const dataSource = createDataSource(url, { migrations, poolSize: 2 });
    await dataSource.initialize();
    speakTo(dataSource, major);
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

function speakTo(dataSource: DataSource, major: number): void {
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner);
    runner.query = (sql: string, ...rest: [parameters?: unknown[]]) =>
      query(spokenTo(major, sql), ...rest);
    return runner;
  };
}

/** Ends so when it has said in one sentence what the operator has to change. */
const unfit = 78;

if (require.main === module) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set');
  migrate(url).then(
    (done) => console.log(done.length ? done.join('\n') : 'nothing to migrate'),
    (error: unknown) => {
      const explained = error instanceof UnfitDatabaseError;
      console.error(explained ? error.message : error);
      process.exitCode = explained ? unfit : 1;
    },
  );
}
