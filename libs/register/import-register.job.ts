import type { AreaId } from '@famsam/kernel';
import { areaId } from '@famsam/kernel';
import type { DueJob, RunningJob } from '@famsam/platform';
import {
  BulkBusyError,
  EventTraces,
  InvalidInputError,
  JobQueues,
  newId,
  RejectedError,
} from '@famsam/platform';
import { Injectable, Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import type { DueImport, Upload } from './imports.store';
import { bringId, importJob, Imports, jobIdOf } from './imports.store';
import { PreviewRegister, Previews } from './preview';
import type { ImportProgress } from './register.commands';
import { ImportRegister, ShownOtherwiseError } from './register.commands';
import { Undoes, undoId, UndoImport, undoJobId } from './undo';

// Another import of the area may be under way; the waits add up to a minute.
const attempts = 6;
/** The largest register takes some minutes; on a busy machine, many. */
const mostSecondsOfImport = 60 * 60;
/** Progress is written down this often at most. */
const everyMs = 500;
const desertedAfterSeconds = 5 * 60;

const payload = z.strictObject({ areaId: z.uuid(), importId: z.uuid() });

/** Shows, carries out and takes back the imports that were asked for over HTTP. May run twice for one: the second finds nothing to do. */
@Injectable()
export class ImportJob {
  private readonly logger = new Logger('register');

  constructor(
    queues: JobQueues,
    private readonly imports: Imports,
    private readonly previews: Previews,
    private readonly undoes: Undoes,
    private readonly traces: EventTraces,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {
    queues.define({
      name: importJob,
      payload,
      attempts,
      backoffMs: 2_000,
      mostSeconds: mostSecondsOfImport,
      due: {
        items: (area) => this.imports.due(area),
        of: (area, due) => this.due(area, due),
        alone: (area, due) => ({
          jobId: usualJobId(due),
          payload: { areaId: area, importId: due.importId },
        }),
      },
      process: (ids, job) => this.process(areaId(ids.areaId), ids.importId, job),
    });
  }

  /** One that nobody was seen at for long gets a second job, since the first may have died. */
  private async due(
    area: AreaId,
    due: readonly DueImport[],
  ): Promise<readonly DueJob<z.infer<typeof payload>>[]> {
    const found: DueJob<z.infer<typeof payload>>[] = [];
    for (const one of due) {
      const { importId, silentSeconds, lapsed } = one;
      const deserted = silentSeconds > desertedAfterSeconds;
      if (deserted && !lapsed) await this.imports.touch(area, importId);
      const jobId = deserted ? newId() : usualJobId(one);
      found.push({ jobId, payload: { areaId: area, importId } });
    }
    return found;
  }

  private async process(area: AreaId, importId: string, job: RunningJob): Promise<void> {
    if (await this.imports.lapse(area, importId)) return;
    if (await this.undo(area, importId)) return;
    const progress = this.noteProgress(area, importId);
    try {
      const upload = await this.imports.upload(area, importId);
      if (!upload) return;
      if (upload.wanted) await this.bring(area, importId, upload, progress);
      else await this.show(area, importId, upload, progress);
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

  /** Whether it was to be undone. */
  private async undo(area: AreaId, importId: string): Promise<boolean> {
    const asked = await this.undoes.asked(area, importId);
    if (!asked) return false;
    const bring = bringId(importId, asked.timesShown);
    const context = { areaId: area, actor: asked.actor, commandId: undoId(bring) };
    const undone = await this.commands.execute(new UndoImport(context, bring));
    await this.undoes.undone(area, importId, undone);
    return true;
  }

  private async bring(
    area: AreaId,
    importId: string,
    { zip, create, actor, shown, timesShown }: Upload,
    progress: Progress,
  ): Promise<void> {
    // Named after the import, so that a second run cannot bring the same events again.
    const context = { areaId: area, actor, commandId: bringId(importId, timesShown) };
    const brought = await this.traces.of(area, context.commandId);
    // A run that did not live to say so has brought it; what was done with it since is another matter.
    if (brought.length > 0)
      return this.imports.done(
        area,
        importId,
        brought.reduce((events, { first, last }) => events + last - first + 1, 0),
      );
    try {
      const command = new ImportRegister(
        context,
        { zip },
        create,
        progress.note,
        shown,
        (decided) => this.imports.decided(area, importId, decided),
      );
      const outcome = await this.commands.execute(command);
      await progress.written();
      if (outcome.imported) await this.imports.done(area, importId, outcome.summary.events);
      else await this.imports.refused(area, importId, outcome.report);
    } catch (error) {
      if (!(error instanceof ShownOtherwiseError)) throw error;
      // What somebody said yes to is not what would happen by now.
      await this.show(area, importId, { zip, create }, progress);
    }
  }

  private async show(
    area: AreaId,
    importId: string,
    { zip, create }: Pick<Upload, 'zip' | 'create'>,
    progress: Progress,
  ): Promise<void> {
    const pages = await this.previews.begin(area, importId);
    const query = new PreviewRegister(
      area,
      { zip },
      create,
      (change) => pages.add(change),
      (so) => progress.note(so),
    );
    const outcome = await this.queries.execute(query);
    await progress.written();
    if (!outcome.shown) return this.imports.refused(area, importId, outcome.report);
    await pages.end(outcome.overview);
    await this.imports.previewed(area, importId, outcome.fingerprint);
  }

  private noteProgress(area: AreaId, importId: string): Progress {
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

function usualJobId({ importId, timesShown, undoing }: DueImport): string {
  return undoing ? undoJobId(importId) : jobIdOf(importId, timesShown);
}

interface Progress {
  readonly note: (progress: ImportProgress) => void;
  readonly written: () => Promise<void>;
}

/** No zip, or one that goes over a limit. */
function isUnreadable(error: unknown): boolean {
  const overLimit = error instanceof RejectedError && error.rejection.code === 'file.over-limit';
  return overLimit || error instanceof InvalidInputError;
}
