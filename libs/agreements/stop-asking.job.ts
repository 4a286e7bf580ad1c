import type { CaseEvent, ConsentEvent, DirectoryEvent } from '@famsam/contracts';
import type { AreaId, Clock } from '@famsam/kernel';
import { areaId, commandId, systemActor } from '@famsam/kernel';
import { OpenMessageSubjects } from '@famsam/messages';
import type { WakingEvent } from '@famsam/platform';
import { CLOCK, JobQueues, namedId, outlastsRestarts, Transactions } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { In } from 'typeorm';
import { z } from 'zod';
import { agreementMessageKinds, AgreementMessages } from './agreement.messages';
import { AgreementRow, agreementsOfCases } from './agreement.view';
import { isAwaited, whyNotAsked } from './owner-told';

const payload = z.strictObject({ areaId: z.uuid(), agreementId: z.uuid() });
/** After these an owner may have to be asked no more; that a consent ends by its own day, the minute finds. */
const wokenBy = [
  ...(['case.assessment-corrected', 'case.closed', 'case.entry-struck', 'case.struck'] as const),
  ...(['consent.paper-lapsed', 'consent.paper-withdrawn'] as const),
  ...(['consent.refused', 'consent.withdrawn'] as const),
  'directory.unit-changed',
] satisfies (CaseEvent | ConsentEvent | DirectoryEvent)['type'][];

/**
 * A case that is closed and a consent that is taken back are events of rooms below, which know nothing of
 * agreements: what still waits to be sent about one is looked through again soon after, and taken back when its
 * owner may not be asked any more (law.md 11).
 */
@Injectable()
export class StopAskingJob {
  constructor(
    queues: JobQueues,
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
    private readonly messages: AgreementMessages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    queues.define({
      name: 'agreement-stop',
      payload,
      ...outlastsRestarts,
      wokenBy,
      due: {
        items: async (area, events) =>
          this.spokenOf(area, events && (await this.concerned(area, events))),
        of: async (area, some) => (await this.due(area, some)).map((row) => jobOf(area, row)),
        alone: jobOf,
      },
      process: ({ areaId: area, agreementId }) => this.process(areaId(area), agreementId),
    });
  }

  /** Looks again: the consent may be back. */
  private async process(area: AreaId, agreementId: string): Promise<void> {
    const due = await this.due(area, await this.spokenOf(area, [agreementId]));
    if (due.length === 0) return;
    const context = { areaId: area, actor: systemActor, commandId: commandId(agreementId) };
    await this.messages.withdraw(context, agreementId);
  }

  /** The agreements of those cases; undefined for all, when a unit now belongs to another agency. */
  private async concerned(
    area: AreaId,
    events: readonly WakingEvent[],
  ): Promise<readonly string[] | undefined> {
    if (events.some(({ type }) => type === 'directory.unit-changed')) return undefined;
    const caseIds = events.map(({ id }) => id);
    return this.transactions.readInArea(area, (tx) => agreementsOfCases(tx, caseIds));
  }

  /** About which something may still be sent. */
  private async spokenOf(
    area: AreaId,
    agreementIds: readonly string[] | undefined,
  ): Promise<readonly AgreementRow[]> {
    const ids = await this.queries.execute(
      new OpenMessageSubjects(area, agreementMessageKinds, agreementIds),
    );
    if (ids.length === 0) return [];
    return this.transactions.readInArea(area, (tx) =>
      tx.manager.findBy(AgreementRow, { areaId: area, agreementId: In([...ids]) }),
    );
  }

  private async due(area: AreaId, rows: readonly AgreementRow[]): Promise<readonly AgreementRow[]> {
    const agreements = rows.map(({ state }) => state);
    const why = await whyNotAsked(this.queries, area, this.clock.today(), agreements);
    return rows.filter((_row, at) => !isAwaited(why[at]));
  }
}

function jobOf(areaId: AreaId, { agreementId, version }: AgreementRow) {
  return { jobId: namedId(agreementId, `stop ${version}`), payload: { areaId, agreementId } };
}
