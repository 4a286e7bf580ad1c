import type { AreaId } from '@famsam/kernel';
import { areaId, commandId } from '@famsam/kernel';
import type { RunningJob } from '@famsam/platform';
import { Areas, InvalidInputError, JobQueues, namedId, newId } from '@famsam/platform';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Imports } from './imports.store';
import type { ImportProgress } from './register.commands';
import { ImportRegister } from './register.commands';

export const importJob = 'register-import';
// Another import of the area may be under way; the waits add up to a minute.
const attempts = 6;
/** Progress is written down this often at most. */
const everyMs = 500;

const payload = z.strictObject({ areaId: z.uuid(), importId: z.uuid() });

/** Carries out the imports that were asked for over HTTP. May run twice for one: the second finds nothing to do. */
@Injectable()
export class ImportJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('register');

  constructor(
    private readonly queues: JobQueues,
    private readonly imports: Imports,
    private readonly areas: Areas,
    private readonly commands: CommandBus,
  ) {
    queues.define({
      name: importJob,
      payload,
      attempts,
      backoffMs: 2_000,
      process: (ids, job) => this.process(areaId(ids.areaId), ids.importId, job),
    });
  }

  /** The queue may have forgotten what Postgres knows is due. */
  async onApplicationBootstrap(): Promise<void> {
    for (const area of await this.areas.ids()) {
      for (const importId of await this.imports.underWay(area)) {
        this.logger.log({ message: 'import still due', importId });
        await this.queues.enqueue(importJob, newId(), { areaId: area, importId });
      }
    }
  }

  private async process(area: AreaId, importId: string, job: RunningJob): Promise<void> {
    const upload = await this.imports.upload(area, importId);
    if (!upload) return;
    const { zip, actor } = upload;
    // Named after the import, so that a second run cannot bring the same events again.
    const context = { areaId: area, actor, commandId: commandId(namedId(importId, 'bring')) };
    const progress = this.noteProgress(area, importId);
    try {
      const command = new ImportRegister(context, { zip }, progress.note);
      const outcome = await this.commands.execute(command);
      await progress.written();
      if (outcome.imported) await this.imports.done(area, importId, outcome.summary);
      else await this.imports.refused(area, importId, outcome.report);
    } catch (error) {
      await progress.written();
      const unreadable = error instanceof InvalidInputError;
      if (unreadable || job.attempt >= attempts)
        await this.imports.failed(area, importId, unreadable ? 'register.unreadable' : 'internal');
      if (!unreadable) throw error;
    }
  }

  private noteProgress(area: AreaId, importId: string) {
    let last = { step: '', at: 0 };
    let writing = Promise.resolve();
    return {
      note: (progress: ImportProgress): void => {
        const now = performance.now();
        if (progress.step === last.step && now - last.at < everyMs) return;
        last = { step: progress.step, at: now };
        writing = writing
          .then(() => this.imports.progress(area, importId, progress))
          .catch(() => this.logger.warn({ message: 'progress not written', importId }));
      },
      written: () => writing,
    };
  }
}
