import { SettingsOf, TranscribeFirstDay } from '@famsam/directory';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import { areaId, commandId, dayInSweden, systemActor } from '@famsam/kernel';
import type { BulkPart } from '@famsam/platform';
import {
  BulkAppend,
  BulkBusyError,
  CLOCK,
  CommandRunner,
  EventStore,
  JobQueues,
  namedId,
  outlastsRestarts,
  RejectedError,
  streamName,
  Transactions,
} from '@famsam/platform';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { consentDecider, yearsAfter, type ConsentCommand } from './consent.decider';
import { noConsents, type ConsentState } from './consent.state';
import { consentStream } from './consent.stream';
import {
  familiesByCase,
  familiesWithPaper,
  leavePapers,
  nobodyHere,
  papersLapsed,
  papersToLapse,
} from './family.rows';
import { notYetKnown, type KnownFamily } from './known-family';

/**
 * The paper that families signed before the area's first day with FamSam, from the day the case began until one
 * year from now, so that consents are renewed in time. Appends nothing itself.
 */
export class TranscribePaperConsents extends Query<readonly BulkPart[]> {
  constructor(
    readonly areaId: AreaId,
    readonly today: LocalDate,
    readonly firstDay: LocalDate,
    readonly cases: readonly { readonly caseId: string; readonly from: LocalDate }[],
  ) {
    super();
  }
}

/**
 * Papers of families as they will have been referred, which nobody can have signed where that was on the area's first
 * day or later. Appends nothing itself.
 */
export class TranscribeLapsedPapers extends Query<readonly BulkPart[]> {
  constructor(
    readonly areaId: AreaId,
    readonly today: LocalDate,
    readonly firstDay: LocalDate,
    readonly cases: readonly { readonly caseId: string; readonly referredOn: LocalDate }[],
  ) {
    super();
  }
}

/** What it takes for these families' papers to lapse, when the import that noted them is undone. Appends nothing itself. */
export class TakeBackPapers extends Query<readonly BulkPart[]> {
  constructor(
    readonly areaId: AreaId,
    readonly today: LocalDate,
    readonly caseIds: readonly string[],
  ) {
    super();
  }
}

/** Whether no family of the area stands, and nobody of those that were struck has ever been asked. */
export class NobodyHere extends Query<boolean> {
  constructor(readonly areaId: AreaId) {
    super();
  }
}

@QueryHandler(NobodyHere)
export class NobodyHereHandler implements IQueryHandler<NobodyHere> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId }: NobodyHere): Promise<boolean> {
    return this.transactions.readInArea(areaId, nobodyHere);
  }
}

@QueryHandler(TranscribePaperConsents)
export class TranscribePaperConsentsHandler implements IQueryHandler<TranscribePaperConsents> {
  constructor(private readonly store: EventStore) {}

  async execute({ areaId, today, firstDay, cases }: TranscribePaperConsents) {
    const ids = cases.map(({ caseId }) => caseId);
    const known = await this.store.loadMany(consentStream, areaId, ids);
    const until = yearsAfter(today, 1);
    return cases.flatMap(({ caseId, from }) => {
      const { state, version } = known.get(caseId) ?? { state: noConsents, version: 0 };
      return partOf(caseId, version, state, {
        type: 'note-paper',
        today,
        on: from,
        until,
        firstDay,
      });
    });
  }
}

@QueryHandler(TranscribeLapsedPapers)
export class TranscribeLapsedPapersHandler implements IQueryHandler<TranscribeLapsedPapers> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, today, firstDay, cases }: TranscribeLapsedPapers) {
    const ids = cases.map(({ caseId }) => caseId);
    const known = await this.transactions.readInArea(areaId, (tx) => familiesByCase(tx, ids));
    return cases.flatMap(({ caseId, referredOn }) => {
      const { version, consents } = known.get(caseId) ?? notYetKnown(caseId);
      return partOf(caseId, version, consents, lapsing(today, firstDay, referredOn));
    });
  }
}

@QueryHandler(TakeBackPapers)
export class TakeBackPapersHandler implements IQueryHandler<TakeBackPapers> {
  constructor(private readonly store: EventStore) {}

  async execute({ areaId, today, caseIds }: TakeBackPapers) {
    const known = await this.store.loadMany(consentStream, areaId, caseIds);
    return [...known].flatMap(([caseId, { state, version }]) =>
      partOf(caseId, version, state, { type: 'take-back-papers', today, on: today }),
    );
  }
}

/** Events read at a time, on the way to the first paper. */
const page = 5_000;
/** So many that fail, and none that does not: it is not they, and the job tries them. */
const mostAtFault = 20;

const payload = z.strictObject({ areaId: z.uuid(), caseId: z.uuid() });

/**
 * At a start, papers that nobody can have signed lapse. Once for an area that was imported when they were still noted
 * with every change of a register; then the area's first day is fixed, which is the day of that first import. And of
 * families that were moved to that day or a later one when their papers did not lapse with that.
 * Families go together; one that fails is found in halves and left to a job of its own, so that it stops no other
 * (decision 0034).
 */
@Injectable()
export class LapsedPapers {
  private readonly logger = new Logger('consent');

  constructor(
    queues: JobQueues,
    private readonly store: EventStore,
    private readonly transactions: Transactions,
    private readonly bulks: BulkAppend,
    private readonly runner: CommandRunner,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    queues.define({
      name: 'lapse-papers',
      payload,
      ...outlastsRestarts,
      due: {
        items: (area) => this.transactions.readInArea(area, papersToLapse),
        of: async (area, caseIds) => caseIds.map((caseId) => jobOf(area, caseId)),
        alone: jobOf,
      },
      process: ({ areaId: area, caseId }) => this.lapseOf(areaId(area), caseId),
    });
  }

  async lapse(area: AreaId): Promise<void> {
    const { firstDay: known } = await this.queries.execute(new SettingsOf(area));
    const families = await this.transactions.readInArea(area, (tx) => familiesWithPaper(tx, known));
    if (families.length === 0) return;
    const firstDay = known ?? (await this.firstImport(area));
    const fixed = await this.queries.execute(new TranscribeFirstDay(area, firstDay));
    const atFault: string[] = [];
    try {
      await this.sift(area, fixed.firstDay, families, atFault);
      await this.leave(area, atFault);
      // Last: as long as no day is fixed, the next start looks again.
      await this.publish(area, 'first day of the first imports', fixed.parts);
    } catch (error) {
      // Another process of this start is at it.
      if (!(error instanceof BulkBusyError)) throw error;
    }
  }

  /** All at once; if that fails, in halves, until each at fault is alone. */
  private async sift(
    area: AreaId,
    firstDay: LocalDate,
    families: readonly KnownFamily[],
    atFault: string[],
  ): Promise<boolean> {
    const today = this.clock.today();
    try {
      const parts = families.flatMap((family) => {
        const command = lapsing(today, firstDay, referralOf(family, today));
        return partOf(family.caseId, family.version, family.consents, command);
      });
      const those = families.map(({ caseId, version }) => `${caseId} ${version}`);
      await this.publish(area, `papers of ${those.join()}`, parts);
      return true;
    } catch (error) {
      if (error instanceof BulkBusyError) throw error;
      if (families.length === 1) {
        atFault.push(...families.map(({ caseId }) => caseId));
        return false;
      }
    }
    const middle = Math.ceil(families.length / 2);
    const first = await this.sift(area, firstDay, families.slice(0, middle), atFault);
    const others = families.slice(middle);
    if (!first && atFault.length >= mostAtFault) {
      atFault.push(...others.map(({ caseId }) => caseId));
      return false;
    }
    return (await this.sift(area, firstDay, others, atFault)) || first;
  }

  private async publish(area: AreaId, name: string, parts: readonly BulkPart[]): Promise<void> {
    if (parts.length === 0) return;
    const id = commandId(namedId(area, name));
    const bulk = await this.bulks.open({ areaId: area, commandId: id, actor: systemActor });
    try {
      await bulk.stage(parts);
    } catch (error) {
      await bulk.discard();
      throw error;
    }
    await bulk.publish();
  }

  private async leave(area: AreaId, caseIds: readonly string[]): Promise<void> {
    if (caseIds.length === 0) return;
    await this.transactions.inArea(area, (tx) => leavePapers(tx, caseIds));
    const count = caseIds.length;
    this.logger.error({ message: 'papers that did not lapse yet', areaId: area, count });
  }

  private async lapseOf(area: AreaId, caseId: string): Promise<void> {
    const { firstDay } = await this.queries.execute(new SettingsOf(area));
    if (!firstDay) return;
    const today = this.clock.today();
    const id = commandId(namedId(caseId, 'papers of the first imports'));
    const context = { areaId: area, commandId: id, actor: systemActor };
    await this.transactions.inArea(area, async (tx) => {
      await this.runner.run(consentStream, caseId, context, async () => {
        const known = (await familiesByCase(tx, [caseId])).get(caseId) ?? notYetKnown(caseId);
        return lapsing(today, firstDay, referralOf(known, today));
      });
      await papersLapsed(tx, caseId);
    });
  }

  private async firstImport(area: AreaId): Promise<LocalDate> {
    for (let position = 0; ;) {
      const events = await this.store.readForward(area, position, page);
      const paper = events.find(({ type }) => type === 'consent.on-paper-before-import');
      if (paper) return dayInSweden(new Date(paper.recordedAt));
      const last = events.at(-1);
      if (!last) return this.clock.today();
      position = last.position;
    }
  }
}

function jobOf(area: AreaId, caseId: string) {
  return { jobId: namedId(caseId, 'papers to lapse'), payload: { areaId: area, caseId } };
}

function lapsing(today: LocalDate, firstDay: LocalDate, referredOn: LocalDate): ConsentCommand {
  return { type: 'lapse-papers', today, on: today, firstDay, referredOn };
}

function referralOf({ family }: KnownFamily, today: LocalDate): LocalDate {
  return family.referral?.on ?? today;
}

function partOf(
  caseId: string,
  expectedVersion: number,
  state: ConsentState,
  command: ConsentCommand,
): readonly BulkPart[] {
  const decision = consentDecider.decide(command, state);
  if (!decision.accepted) throw new RejectedError(decision.rejection);
  if (decision.events.length === 0) return [];
  const stream = streamName(consentStream.category, caseId);
  return [{ stream, expectedVersion, events: decision.events }];
}
