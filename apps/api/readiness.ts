import { CONFIGURATION, JobQueues, ProjectionRunner, type Configuration } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../infra/migrations';

/** A projection this far behind is stuck: no worker runs, or it fails again and again. */
const stuckAfterSeconds = 300;

/** Whether the process can serve; each check is `ok` or says in a few words what is wrong. */
@Injectable()
export class Readiness {
  /** Migrations are never undone under a running process, so one look at the newest is enough. */
  private atHead = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly projections: ProjectionRunner,
    private readonly queues: JobQueues,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async check(): Promise<Record<string, string>> {
    const [database, schema, projections, queues] = await Promise.all([
      state(() => this.dataSource.query('select 1')),
      state(() => this.schema()),
      state(() => this.progress()),
      state(() => this.queues.ping()),
    ]);
    return { database, schema, projections, queues };
  }

  /** Kinds of jobs of which some failed as often as they may, and how many did. */
  async parked(): Promise<Readonly<Record<string, number>>> {
    const counts = Object.entries(await this.queues.countParked());
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  }

  /** As the owner: the ledger of migrations is not for the services' role. */
  private async schema(): Promise<string | void> {
    if (this.atHead) return;
    const owner = new Client({ connectionString: this.configuration.databaseUrl });
    owner.on('error', () => {});
    await owner.connect();
    try {
      const { rows } = await owner.query<{ name: string }>('select name from migration');
      const done = new Set(rows.map(({ name }) => name));
      const missing = migrations.filter(({ name }) => !done.has(name));
      if (missing.length > 0) return `not migrated: ${missing.map(({ name }) => name).join(', ')}`;
      this.atHead = true;
    } finally {
      await owner.end();
    }
  }

  private async progress(): Promise<string | void> {
    const stuck = (await this.projections.lag()).filter(
      ({ failure, secondsBehind }) => failure !== null || secondsBehind > stuckAfterSeconds,
    );
    if (stuck.length > 0) return `stuck: ${stuck.map(({ projection }) => projection).join(', ')}`;
  }
}

async function state(check: () => Promise<unknown>): Promise<string> {
  try {
    const fault = await check();
    return typeof fault === 'string' ? fault : 'ok';
  } catch {
    return 'does not answer';
  }
}
