import type { AreaId, Clock, LocalDate, Rejection } from '@famsam/kernel';
import type { Bulk, CommandContext } from '@famsam/platform';
import { BulkAppend, CLOCK, VersionConflictError } from '@famsam/platform';
import type { FamilyRecord, FamilyTranscription, StreamPart } from '@famsam/cases';
import { StrikeFamiliesBut, TranscribeConsultations, TranscribeFamilies } from '@famsam/cases';
import { MeetingsWithoutConsent, TranscribePaperConsents } from '@famsam/consent';
import {
  municipalities,
  NamesKnown,
  TranscribeDirectory,
  TranscribeFirstDay,
} from '@famsam/directory';
import { Inject } from '@nestjs/common';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { Command, CommandHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { Check, CheckedRegister, Surroundings } from './register.check';
import { checkRegister } from './register.check';
import type { FamilyRows } from './register.family';
import type { FaultReport } from './register.faults';
import { Faults } from './register.faults';
import type { Creation } from './register.names';
import type { RowCounts } from './register.records';
import { consultationRecords, countRows, familyRecord, placesOf } from './register.records';
import type { CheckedReport, RegisterSource } from './source';
import { checkZip, openRegister } from './source';
import { fileNames } from './register.words';

/** Families decided on and staged together; the events of all the others are never in memory. */
const chunk = 500;
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
  readonly changes: {
    readonly newFamilies: number;
    readonly correctedFamilies: number;
    readonly struckFamilies: number;
    readonly consultations: number;
    readonly consents: number;
  };
}

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
  ) {
    super();
  }
}

@QueryHandler(CheckRegister)
export class CheckRegisterHandler implements IQueryHandler<CheckRegister> {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ areaId, source, create }: CheckRegister): Promise<CheckedReport> {
    const area = await this.queries.execute(new NamesKnown(areaId));
    const around = { today: this.clock.today(), municipalities, area, create };
    if ('zip' in source) return checkZip(source.zip, around, { toImport: false });
    const { report, register, unknown } = await check(source, around);
    return { ...report, rows: register && countRows(register), unknown };
  }
}

@CommandHandler(ImportRegister)
export class ImportRegisterHandler implements ICommandHandler<ImportRegister> {
  constructor(
    private readonly queries: QueryBus,
    private readonly bulks: BulkAppend,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ context, source, create, onProgress }: ImportRegister): Promise<ImportOutcome> {
    const today = this.clock.today();
    onProgress({ step: 'checking', done: 0, of: fileNames.length });
    const area = await this.queries.execute(new NamesKnown(context.areaId));
    const { report, register } = await check(source, { today, municipalities, area, create });
    onProgress({ step: 'checking', done: fileNames.length, of: fileNames.length });
    if (!register) return { imported: false, report };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.bring(register, { context, today, onProgress });
      } catch (error) {
        if (!(error instanceof VersionConflictError) || attempt === tries) throw error;
      }
    }
  }

  /** Decides and stages everything, then publishes it in one transaction. */
  private async bring(
    register: CheckedRegister,
    { context, today, onProgress }: Bringing,
  ): Promise<ImportOutcome> {
    const bulk = await this.bulks.open(context);
    const refused = new Faults();
    let changes: ImportSummary['changes'];
    try {
      changes = await this.stageAll(register, bulk, refused, { context, today, onProgress });
    } catch (error) {
      await bulk.discard();
      throw error;
    }
    if (!refused.none) {
      await bulk.discard();
      return { imported: false, report: refused.report(fileNames) };
    }
    const { events } = await bulk.publish((done, of) =>
      onProgress({ step: 'publishing', done, of }),
    );
    return { imported: true, summary: { rows: countRows(register), events, changes } };
  }

  private async stageAll(
    register: CheckedRegister,
    bulk: Bulk,
    refused: Faults,
    { context: { areaId }, today, onProgress }: Bringing,
  ): Promise<ImportSummary['changes']> {
    const { families } = register;
    const { municipalities, units } = placesOf(register);
    const places = new TranscribeDirectory(areaId, municipalities, units);
    const { parts, unitIds } = await this.queries.execute(places);
    await stage(bulk, parts);
    const first = await this.queries.execute(new TranscribeFirstDay(areaId, today));

    const changes = { newFamilies: 0, correctedFamilies: 0, consents: 0 };
    for (let from = 0; from < families.length; from += chunk) {
      const rows = families.slice(from, from + chunk);
      const records = rows.map((family) => familyRecord(family, unitIds));
      const transcribed = await this.queries.execute(
        new TranscribeFamilies(areaId, today, records),
      );
      transcribed.forEach(({ rejection }, index) => {
        const cells = rows[index]?.cells;
        if (rejection && cells) refuse(refused, cells, rejection);
      });
      const changed = transcribed.filter(({ part }) => part.events.length > 0);
      const fresh = changed.filter(({ part }) => part.expectedVersion === 0);
      // While the first day is open, this is the register of what was before, and new families are as they came.
      const isFirst = withEvents(first.parts).length > 0;
      const consents = isFirst
        ? await this.papersOf(fresh, records, { areaId, today, ...first })
        : [];
      const asked = isFirst ? changed.filter((one) => !fresh.includes(one)) : changed;
      await this.refuseWithoutConsent(areaId, rows, asked, first.firstDay, refused);
      changes.newFamilies += fresh.length;
      changes.correctedFamilies += changed.length - fresh.length;
      changes.consents += consents.length;
      await stage(
        bulk,
        changed.map(({ part }) => part),
      );
      await stage(bulk, consents);
      onProgress({ step: 'deciding', done: from + rows.length, of: families.length });
    }

    const numbers = new Set(families.map(({ number }) => number));
    const struck = await this.queries.execute(new StrikeFamiliesBut(areaId, today, numbers));
    const talks = consultationRecords(register);
    const consultations = await this.queries.execute(
      new TranscribeConsultations(areaId, today, talks),
    );
    await stage(bulk, struck);
    await stage(bulk, consultations);
    const all = {
      ...changes,
      struckFamilies: withEvents(struck).length,
      consultations: withEvents(consultations).length,
    };
    // An import that brings nothing is none yet.
    const brings = Object.values(all).some((number) => number > 0);
    if (brings || withEvents(parts).length > 0) await stage(bulk, first.parts);
    return all;
  }

  private async refuseWithoutConsent(
    areaId: AreaId,
    rows: readonly FamilyRows[],
    asked: readonly FamilyTranscription[],
    firstDay: LocalDate,
    refused: Faults,
  ): Promise<void> {
    const cases = asked.map(({ caseId, part: { events } }) => ({ caseId, events }));
    const query = new MeetingsWithoutConsent(areaId, cases, firstDay);
    const meetings = rows.flatMap((family) => family.meetings);
    for (const { number } of await this.queries.execute(query)) {
      const cells = meetings.find((meeting) => meeting.number === number)?.cells;
      if (!cells) continue;
      const at = { file: cells.file, row: cells.row, column: 'mote', value: number };
      const expected = 'ett möte på en dag då alla som berörs hade samtyckt';
      refused.add('register.meeting-without-consent', at, expected);
    }
  }

  /**
   * Families that the area's first register brings may have consented on paper before it had FamSam. Later ones say
   * nothing of consents: a family that is new in them may have another number only, and have refused under the old one.
   */
  private async papersOf(
    fresh: readonly FamilyTranscription[],
    records: readonly FamilyRecord[],
    { areaId, today, firstDay }: { areaId: AreaId; today: LocalDate; firstDay: LocalDate },
  ): Promise<readonly StreamPart[]> {
    const referredOn = new Map(records.map((record) => [record.number, record.referredOn]));
    const cases = fresh.map(({ caseId, number }) => ({
      caseId,
      from: referredOn.get(number) ?? today,
    }));
    return withEvents(
      await this.queries.execute(new TranscribePaperConsents(areaId, today, firstDay, cases)),
    );
  }
}

interface Bringing {
  readonly context: CommandContext;
  readonly today: LocalDate;
  readonly onProgress: (progress: ImportProgress) => void;
}

/** A zip with faults, however many, is known by them before it is read here. */
async function check(source: RegisterSource, around: Surroundings): Promise<Check> {
  if ('zip' in source) {
    const { rows, unknown, ...report } = await checkZip(source.zip, around, { toImport: true });
    if (!rows) return { report, register: null, unknown };
  }
  const { files, twice } = await openRegister(source);
  return checkRegister(files, { ...around, twice });
}

async function stage(bulk: Bulk, parts: readonly StreamPart[]): Promise<void> {
  const something = withEvents(parts);
  if (something.length > 0) await bulk.stage(something);
}

function withEvents(parts: readonly StreamPart[]): readonly StreamPart[] {
  return parts.filter((part) => part.events.length > 0);
}

/** The check knows all rules of a register, but not what the team wrote in FamSam meanwhile. */
function refuse(faults: Faults, cells: FamilyRows['cells'], rejection: Rejection): void {
  const { file, row } = cells;
  const tooLate = {
    'referral.after-consent': 'register.referral-after-consent',
    'referral.after-agreement': 'register.referral-after-agreement',
  } as const;
  if (rejection.code in tooLate) {
    const rule = tooLate[rejection.code as keyof typeof tooLate];
    const at = { file, row, column: 'aktualiserad', value: cells.raw('aktualiserad') };
    return faults.add(rule, at, `senast ${String(rejection.details?.['latest'])}`);
  }
  const at = { file, row, column: 'familj', value: cells.raw('familj') };
  const expected = `rätta raderna, eller det som står i FamSam (${rejection.code})`;
  faults.add('register.refused-by-case', at, expected);
}
