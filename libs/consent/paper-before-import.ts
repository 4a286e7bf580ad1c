import { SettingsOf, TranscribeFirstDay } from '@famsam/directory';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import { commandId, dayInSweden, systemActor } from '@famsam/kernel';
import type { BulkPart } from '@famsam/platform';
import {
  BulkAppend,
  BulkBusyError,
  CLOCK,
  EventStore,
  namedId,
  RejectedError,
  streamName,
  Transactions,
} from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { consentDecider, yearsAfter, type ConsentCommand } from './consent.decider';
import { noConsents, type ConsentState } from './consent.state';
import { consentStream } from './consent.stream';
import { familiesWithPaper, nobodyHere } from './family.rows';

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

/** Events read at a time, on the way to the first paper. */
const page = 5_000;

/**
 * Once for an area that was imported when papers were still noted with every change of a register: those that
 * nobody can have signed lapse, all together with the area's first day, which is the day of that first import.
 */
@Injectable()
export class LapsedPapers {
  constructor(
    private readonly store: EventStore,
    private readonly transactions: Transactions,
    private readonly bulks: BulkAppend,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async lapse(areaId: AreaId): Promise<void> {
    if ((await this.queries.execute(new SettingsOf(areaId))).firstDay) return;
    const families = await this.transactions.readInArea(areaId, familiesWithPaper);
    if (families.length === 0) return;
    const firstImport = await this.firstImport(areaId);
    const fixed = await this.queries.execute(new TranscribeFirstDay(areaId, firstImport));
    const { firstDay } = fixed;
    const today = this.clock.today();
    const lapsed = families.flatMap(({ caseId, version, consents }) =>
      partOf(caseId, version, consents, { type: 'lapse-papers', today, on: today, firstDay }),
    );
    const id = commandId(namedId(areaId, 'papers of the first imports'));
    try {
      const bulk = await this.bulks.open({ areaId, commandId: id, actor: systemActor });
      await bulk.stage([...fixed.parts, ...lapsed]);
      await bulk.publish();
    } catch (error) {
      // Another process of this start is at it.
      if (!(error instanceof BulkBusyError)) throw error;
    }
  }

  private async firstImport(areaId: AreaId): Promise<LocalDate> {
    for (let position = 0; ;) {
      const events = await this.store.readForward(areaId, position, page);
      const paper = events.find(({ type }) => type === 'consent.on-paper-before-import');
      if (paper) return dayInSweden(new Date(paper.recordedAt));
      const last = events.at(-1);
      if (!last) return this.clock.today();
      position = last.position;
    }
  }
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
