import type { Actor, AreaId } from '@famsam/kernel';
import { areaId, commandId } from '@famsam/kernel';
import { OpenMessageSubjects } from '@famsam/messages';
import { JobQueues, namedId, outlastsRestarts, Transactions } from '@famsam/platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { In } from 'typeorm';
import { z } from 'zod';
import { agreementMessageKinds, AgreementMessages } from './agreement.messages';
import { AgreementRow } from './agreement.view';
import { OwnerConsent } from './owner-consent';

const payload = z.strictObject({ areaId: z.uuid(), agreementId: z.uuid() });
const clockwork: Actor = { id: 'clockwork', role: 'system' };

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
    private readonly consent: OwnerConsent,
    private readonly messages: AgreementMessages,
  ) {
    queues.define({
      name: 'agreement-stop',
      payload,
      ...outlastsRestarts,
      due: async (area) =>
        (await this.due(area)).map(({ agreementId, version }) => ({
          jobId: namedId(agreementId, `stop ${version}`),
          payload: { areaId: area, agreementId },
        })),
      process: ({ areaId: area, agreementId }) => this.process(areaId(area), agreementId),
    });
  }

  /** Looks again: the consent may be back. */
  private async process(area: AreaId, agreementId: string): Promise<void> {
    const due = await this.due(area);
    if (!due.some((one) => one.agreementId === agreementId)) return;
    const context = { areaId: area, actor: clockwork, commandId: commandId(agreementId) };
    await this.messages.withdraw(context, agreementId);
  }

  private async due(area: AreaId): Promise<readonly AgreementRow[]> {
    const ids = await this.queries.execute(new OpenMessageSubjects(area, agreementMessageKinds));
    if (ids.length === 0) return [];
    const rows = await this.transactions.readInArea(area, (tx) =>
      tx.manager.findBy(AgreementRow, { areaId: area, agreementId: In([...ids]) }),
    );
    const mayBeAsked = await this.consent.of(
      area,
      rows.map(({ state }) => state),
    );
    return rows.filter(({ state }) => !mayBeAsked(state));
  }
}
