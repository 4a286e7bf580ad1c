import type { CommandContext } from '@famsam/platform';
import { CommandReusedError, JobQueues, NotFoundError, Transactions } from '@famsam/platform';
import { Injectable, Logger } from '@nestjs/common';

/** Parked jobs that somebody begins anew, once for each request: no event remembers these, so a row does. */
@Injectable()
export class JobRetries {
  private readonly logger = new Logger('jobs');

  constructor(
    private readonly queues: JobQueues,
    private readonly transactions: Transactions,
  ) {}

  async retry(context: CommandContext, job: string, jobId: string): Promise<void> {
    const { areaId, actor, commandId, fingerprint = '' } = context;
    await this.transactions.inArea(areaId, async (tx) => {
      const added = await tx.query(
        `insert into messages.job_retry (area_id, command_id, fingerprint)
           values ($1, $2, $3) on conflict do nothing returning command_id`,
        [areaId, commandId, fingerprint],
      );
      if (added.length === 0) {
        const [before] = await tx.query<{ fingerprint: string }>(
          `select fingerprint from messages.job_retry where area_id = $1 and command_id = $2`,
          [areaId, commandId],
        );
        if (before?.fingerprint !== fingerprint) throw new CommandReusedError(commandId);
        return;
      }
      // What is not parked leaves no row.
      if (!(await this.queues.retry(job, jobId))) throw new NotFoundError('parked job', jobId);
      this.logger.log({ message: 'a parked job was begun anew', job, jobId, by: actor.id });
    });
  }
}
