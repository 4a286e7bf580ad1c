import type { AreaId } from '@famsam/kernel';
import { areaId, commandId } from '@famsam/kernel';
import type { DueJob, RunningJob } from '@famsam/platform';
import {
  BulkBusyError,
  InvalidInputError,
  JobQueues,
  namedId,
  newId,
  RejectedError,
} from '@famsam/platform';
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
const desertedAfterSeconds = 5 * 60;

const payload = z.strictObject({ areaId: z.uuid(), importId: z.uuid() });

/** Carries out the imports that were asked for over HTTP. May run twice for one: the second finds nothing to do. */
@Injectable()
export class ImportJob {
  private readonly logger = new Logger('register');

  constructor(
    queues: JobQueues,
    private readonly imports: Imports,
    private readonly commands: CommandBus,
  ) {
    queues.define({
      name: importJob,
      payload,
      attempts,
      backoffMs: 2_000,
      due: {
        items: (area) => this.imports.due(area),
        of: (area, due) => this.due(area, due),
        alone: (area, { importId }) => ({ jobId: importId, payload: { areaId: area, importId } }),
      },
      process: (ids, job) => this.process(areaId(ids.areaId), ids.importId, job),
    });
  }

  /** One that nobody was seen at for long gets a second job, since the first may have died. */
  private async due(
    area: AreaId,
    due: readonly { importId: string; silentSeconds: number }[],
  ): Promise<readonly DueJob<z.infer<typeof payload>>[]> {
    const found: DueJob<z.infer<typeof payload>>[] = [];
    for (const { importId, silentSeconds } of due) {
      const deserted = silentSeconds > desertedAfterSeconds;
      if (deserted) await this.imports.touch(area, importId);
      const jobId = deserted ? newId() : importId;
      found.push({ jobId, payload: { areaId: area, importId } });
    }
    return found;
  }

  private async process(area: AreaId, importId: string, job: RunningJob): Promise<void> {
    const upload = await this.imports.upload(area, importId);
    if (!upload) return;
    const { zip, create, actor } = upload;
    // Named after the import, so that a second run cannot bring the same events again.
    const context = { areaId: area, actor, commandId: commandId(namedId(importId, 'bring')) };
    const progress = this.noteProgress(area, importId);
    try {
      const command = new ImportRegister(context, { zip }, create, progress.note);
      const outcome = await this.commands.execute(command);
      await progress.written();
      if (outcome.imported) await this.imports.done(area, importId, outcome.summary);
      else await this.imports.refused(area, importId, outcome.report);
    } catch (error) {
      await progress.written();
      const failure = isUnreadable(error) ? 'register.unreadable' : 'internal';
      const final = failure === 'register.unreadable' || job.attempt >= attempts;
      // While another import of the area is under way, this one stays due.
      if (final && !(error instanceof BulkBusyError))
        await this.imports.failed(area, importId, failure);
      if (failure === 'internal') throw error;
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

/** No zip, or one that goes over a limit. */
function isUnreadable(error: unknown): boolean {
  const overLimit = error instanceof RejectedError && error.rejection.code === 'file.over-limit';
  return overLimit || error instanceof InvalidInputError;
}
