import type { AreaId } from '@famsam/kernel';
import { areaId, systemActor } from '@famsam/kernel';
import { JobQueues, namedId, outlastsRestarts } from '@famsam/platform';
import { Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { CalendarFetcher, failureOf } from './calendar-subscription.fetch';
import { CalendarSubscriptions, type DueSubscription } from './calendar-subscription.store';
import { calendarOwners, Calendars } from './calendars.store';

const payload = z.strictObject({
  areaId: z.uuid(),
  owner: z.enum(calendarOwners),
  ownerId: z.uuid(),
});

/** Fetches each calendar with a subscription once an hour. What is due stands in Postgres; so does how it went. */
@Injectable()
export class FetchCalendarsJob {
  private readonly logger = new Logger('meetings');

  constructor(
    queues: JobQueues,
    private readonly calendars: Calendars,
    private readonly subscriptions: CalendarSubscriptions,
    private readonly fetcher: CalendarFetcher,
  ) {
    queues.define({
      name: 'fetch-calendars',
      payload,
      ...outlastsRestarts,
      // One host that is slow holds up few others.
      concurrency: 4,
      due: {
        items: (area) => this.subscriptions.due(area),
        of: async (area, due) =>
          due.map((one) => jobOf(area, one, `after ${one.triedAt?.toISOString() ?? 'never'}`)),
        alone: (area, one) => jobOf(area, one, 'alone'),
      },
      process: ({ areaId: area, ownerId }) => this.process(areaId(area), ownerId),
    });
  }

  private async process(area: AreaId, ownerId: string): Promise<void> {
    // Whatever the queue remembers: only what is due right now is done.
    const due = (await this.subscriptions.due(area)).find((one) => one.ownerId === ownerId);
    const address = due && (await this.subscriptions.addressOf(area, systemActor, due));
    if (!due || !address) return;
    try {
      await this.read(area, due, address);
    } catch (error) {
      // Anything else is no failure of theirs, and is tried again soon.
      const code = failureOf(error);
      if (code === null) throw error;
      const { owner } = due;
      this.logger.warn({ message: 'a calendar was not fetched', owner, ownerId, code });
      await this.subscriptions.noteFailure(area, due, code);
    }
  }

  private async read(area: AreaId, due: DueSubscription, address: string): Promise<void> {
    const fetched = await this.fetcher.fetch(address, due.etag);
    if (!fetched) return this.subscriptions.noteUnchanged(area, due);
    const taken = await this.calendars.taken(area, fetched.text);
    await this.subscriptions.noteTaken(area, due, taken, fetched.etag);
  }
}

function jobOf(areaId: AreaId, { owner, ownerId, addressId }: DueSubscription, when: string) {
  return { jobId: namedId(addressId, `fetch ${when}`), payload: { areaId, owner, ownerId } };
}
