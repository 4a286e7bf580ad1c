import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import type { Bulk, CommandContext } from '@famsam/platform';
import { BulkAppend, CLOCK, VersionConflictError } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { Command, CommandHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { CheckedRegister } from './register.check';
import { Fingerprint, type ImportChanges, RegisterDeciding } from './register.deciding';
import type { FaultReport } from './register.faults';
import { Faults } from './register.faults';
import type { Creation } from './register.names';
import { readRegister, surroundings } from './register.reading';
import type { RowCounts } from './register.records';
import { countRows } from './register.records';
import type { CheckedReport, RegisterSource } from './source';
import { checkZip } from './source';
import { fileNames } from './register.words';

/** How often the import is decided again when others wrote to the same streams meanwhile. */
const tries = 3;

export interface ImportProgress {
  readonly step: 'checking' | 'deciding' | 'publishing';
  readonly done: number;
  readonly of: number;
}

export interface ImportSummary {
  readonly rows: RowCounts;
  /** Events added; 0 when the register says nothing new. */
  readonly events: number;
  readonly changes: ImportChanges;
}

export type DecidedImport = Omit<ImportSummary, 'events'>;

export type ImportOutcome =
  | { readonly imported: true; readonly summary: ImportSummary }
  /** Nothing of it. */
  | { readonly imported: false; readonly report: FaultReport };

/** Reads a register and names its faults; changes nothing. */
export class CheckRegister extends Query<CheckedReport> {
  constructor(
    readonly areaId: AreaId,
    readonly source: RegisterSource,
    readonly create: Creation,
  ) {
    super();
  }
}

/** Brings the area to what a register says: all of it, or with any fault nothing. */
export class ImportRegister extends Command<ImportOutcome> {
  constructor(
    readonly context: CommandContext,
    readonly source: RegisterSource,
    readonly create: Creation,
    readonly onProgress: (progress: ImportProgress) => void = () => {},
    /** What a preview has shown: nothing but this is brought. */
    readonly shown: string | null = null,
    /** Hears what it brings before it is brought, since nobody may be there to hear it afterwards. */
    readonly onDecided: (decided: DecidedImport) => Promise<void> = async () => {},
  ) {
    super();
  }
}

/** The register would change something else by now than what was shown; nothing is imported. */
export class ShownOtherwiseError extends Error {
  constructor() {
    super('the area has changed since the register was shown');
  }
}

@QueryHandler(CheckRegister)
export class CheckRegisterHandler implements IQueryHandler<CheckRegister> {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ areaId, source, create }: CheckRegister): Promise<CheckedReport> {
    const around = await surroundings(this.queries, areaId, this.clock.today(), create);
    if ('zip' in source) return checkZip(source.zip, around, { toImport: false });
    const { report, register, unknown } = await readRegister(source, around);
    return { ...report, rows: register && countRows(register), unknown };
  }
}

@CommandHandler(ImportRegister)
export class ImportRegisterHandler implements ICommandHandler<ImportRegister> {
  constructor(
    private readonly deciding: RegisterDeciding,
    private readonly queries: QueryBus,
    private readonly bulks: BulkAppend,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(command: ImportRegister): Promise<ImportOutcome> {
    const { context, source, create, onProgress } = command;
    const today = this.clock.today();
    onProgress({ step: 'checking', done: 0, of: fileNames.length });
    const around = await surroundings(this.queries, context.areaId, today, create);
    const { report, register } = await readRegister(source, around);
    onProgress({ step: 'checking', done: fileNames.length, of: fileNames.length });
    if (!register) return { imported: false, report };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.bring(register, today, command);
      } catch (error) {
        if (!(error instanceof VersionConflictError) || attempt === tries) throw error;
      }
    }
  }

  /** Decides and stages everything, then publishes it in one transaction. */
  private async bring(
    register: CheckedRegister,
    today: LocalDate,
    { context, shown, onProgress, onDecided }: ImportRegister,
  ): Promise<ImportOutcome> {
    const bulk = await this.bulks.open(context);
    const refused = new Faults();
    let changes: ImportChanges;
    try {
      changes = await this.stageAll(register, bulk, refused, { context, today, shown, onProgress });
    } catch (error) {
      await bulk.discard();
      throw error;
    }
    if (!refused.none) {
      await bulk.discard();
      return { imported: false, report: refused.report(fileNames) };
    }
    const decided = { rows: countRows(register), changes };
    await onDecided(decided);
    const { events } = await bulk.publish((done, of) =>
      onProgress({ step: 'publishing', done, of }),
    );
    return { imported: true, summary: { ...decided, events } };
  }

  private async stageAll(
    register: CheckedRegister,
    bulk: Bulk,
    refused: Faults,
    { context: { areaId }, today, shown, onProgress }: Bringing,
  ): Promise<ImportChanges> {
    const print = shown === null ? null : new Fingerprint();
    let changes: ImportChanges | undefined;
    for await (const decided of this.deciding.decide(register, { areaId, today, refused })) {
      const { parts } = decided;
      if (parts.length > 0) await bulk.stage(parts);
      print?.add(parts);
      if (decided.about === 'families')
        onProgress({ step: 'deciding', done: decided.done, of: decided.of });
      if (decided.about === 'first-day') changes = decided.changes;
    }
    if (!changes) throw new Error('a register was not decided to its end');
    // Where all is there already, nothing comes that was not shown.
    const differs = print && refused.none && !print.isEmpty && print.digest() !== shown;
    if (differs) throw new ShownOtherwiseError();
    return changes;
  }
}

interface Bringing extends Pick<ImportRegister, 'context' | 'shown' | 'onProgress'> {
  readonly today: LocalDate;
}
