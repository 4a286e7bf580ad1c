import { CaseFactsOf } from '@famsam/cases';
import type { CaseEvent } from '@famsam/contracts';
import type { AreaId, Clock } from '@famsam/kernel';
import { areaId, commandId, systemActor } from '@famsam/kernel';
import { CLOCK, JobQueues, namedId, outlastsRestarts, Transactions } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { MeetingMessages } from './meeting.messages';
import type { MeetingEntry, SomeMeetings } from './meeting.view';
import { meetingsPlanned } from './meeting.view';

type Booked = MeetingEntry & { readonly booking: NonNullable<MeetingEntry['booking']> };

const payload = z.strictObject({ areaId: z.uuid(), meetingId: z.uuid() });
const wokenBy = ['case.entry-struck'] as const satisfies CaseEvent['type'][];

/**
 * Who is struck from a family is told nothing more of it; but a meeting that stands in their calendar is taken
 * out, once. That they were struck is an event of cases, which knows nothing of who is invited.
 */
@Injectable()
export class EndForStruckJob {
  constructor(
    queues: JobQueues,
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
    private readonly messages: MeetingMessages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    queues.define({
      name: 'meeting-struck-member',
      payload,
      ...outlastsRestarts,
      wokenBy,
      due: {
        items: (area, events) =>
          this.booked(area, events && { meetingIds: [], caseIds: events.map(({ id }) => id) }),
        of: async (area, booked) => (await this.due(area, booked)).map((one) => jobOf(area, one)),
        alone: jobOf,
      },
      process: ({ areaId: area, meetingId }) => this.process(areaId(area), meetingId),
    });
  }

  /** Looks again: it may have been moved or called off, which tells them as well. */
  private async process(area: AreaId, meetingId: string): Promise<void> {
    const booked = await this.booked(area, { meetingIds: [meetingId], caseIds: [] });
    const [meeting] = await this.due(area, booked);
    if (!meeting) return;
    const context = { areaId: area, actor: systemActor, commandId: commandId(meetingId) };
    await this.transactions.inArea(area, () => this.messages.endForStruck(context, meeting));
  }

  private async booked(area: AreaId, some: SomeMeetings | undefined): Promise<readonly Booked[]> {
    const planned = await this.transactions.readInArea(area, (tx) =>
      meetingsPlanned(tx, this.clock.now(), some),
    );
    return planned.filter(isBooked);
  }

  private async due(area: AreaId, booked: readonly Booked[]): Promise<readonly Booked[]> {
    const due = [];
    for (const meeting of await this.invitingStrangers(area, booked))
      if ((await this.messages.struckFrom(area, meeting)).length > 0) due.push(meeting);
    return due;
  }

  /** With somebody invited whom the family does not have: mostly none. */
  private async invitingStrangers(
    area: AreaId,
    booked: readonly Booked[],
  ): Promise<readonly Booked[]> {
    if (booked.length === 0) return [];
    const caseIds = [...new Set(booked.map(({ caseId }) => caseId))];
    const cases = await this.queries.execute(new CaseFactsOf(area, caseIds));
    return booked.filter(({ caseId, request: { must, may } }) => {
      const members = new Set(cases.get(caseId)?.members.map(({ memberId }) => memberId));
      return [...must.memberIds, ...may.memberIds].some((memberId) => !members.has(memberId));
    });
  }
}

function isBooked(meeting: MeetingEntry): meeting is Booked {
  return meeting.booking !== null;
}

function jobOf(areaId: AreaId, { meetingId, version }: Booked) {
  return { jobId: namedId(meetingId, `struck ${version}`), payload: { areaId, meetingId } };
}
