import type { Actor, AreaId, Clock } from '@famsam/kernel';
import { OverLimitError, UnreadableFileError } from '@famsam/kernel';
import type { CommandContext, Configuration, Tx } from '@famsam/platform';
import { CLOCK, CONFIGURATION, namedId, RejectedError, Transactions } from '@famsam/platform';
import { ReadPersonalText, WritePersonalText } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CalendarFetcher, failureOf } from './calendar-subscription.fetch';
import { standingOf, type FetchFailure } from './calendar-subscription.rules';
import { Calendars, type CalendarOwner, type Taken } from './calendars.store';

/** What may be shown of a subscription. The address is as good as a key to the calendar, and is not. */
export interface CalendarSubscription {
  readonly owner: CalendarOwner;
  readonly ownerId: string;
  readonly host: string;
  readonly triedAt: string | null;
  /** When a text was read last. */
  readonly readAt: string | null;
  /** What went wrong the last time, and since when something did. */
  readonly failure: { readonly code: FetchFailure; readonly since: string } | null;
}

/** One that is to be fetched now. */
export interface DueSubscription {
  readonly owner: CalendarOwner;
  readonly ownerId: string;
  /** Another one for each address that was set. */
  readonly addressId: string;
  readonly triedAt: Date | null;
  /** Null when the text is wanted, whether or not it is as before. */
  readonly etag: string | null;
}

const hour = 60 * 60_000;
const day = 24 * hour;

const field = 'calendar-address';
const purpose = 'calendar-subscription';

/** Whose calendar is fetched, and how that went. The address itself rests in the vault. */
@Injectable()
export class CalendarSubscriptions {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly calendars: Calendars,
    private readonly fetcher: CalendarFetcher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async set(context: CommandContext, owner: CalendarOwner, ownerId: string, address: URL) {
    if (standingOf(address, this.configuration.calendarHosts) === 'closed')
      throw new RejectedError({
        code: 'calendar.host-not-allowed',
        because: 'value',
        field: 'address',
        details: { host: address.host },
      });
    await this.calendars.findOwner(context.areaId, owner, ownerId);
    await this.tryOut(context.areaId, address);
    await this.write(context, owner, ownerId, address.href);
  }

  /** What is wrong with it is told to the one who can mend it, and not found an hour later. */
  private async tryOut(areaId: AreaId, address: URL): Promise<void> {
    try {
      const fetched = await this.fetcher.fetch(address.href, null);
      if (fetched) await this.calendars.taken(areaId, fetched.text);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === null) throw error;
      throw new RejectedError({
        code: `calendar.${failure}`,
        because: 'value',
        field: 'address',
        details: detailsOf(error),
      });
    }
  }

  /** What the calendar said stays known until it is forgotten. */
  takeAway(context: CommandContext, owner: CalendarOwner, ownerId: string): Promise<void> {
    return this.write(context, owner, ownerId, null);
  }

  async list(areaId: AreaId): Promise<readonly CalendarSubscription[]> {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<SubscriptionRow>(
        `select owner_kind as owner, owner_id as "ownerId", host, tried_at as "triedAt",
                read_at as "readAt", failure, failing_since as "failingSince"
           from meetings.calendar_subscription where area_id = $1 order by owner_kind, owner_id`,
        [areaId],
      ),
    );
    return rows.map(({ owner, ownerId, host, triedAt, readAt, failure, failingSince }) => ({
      ...{ owner, ownerId, host },
      triedAt: triedAt?.toISOString() ?? null,
      readAt: readAt?.toISOString() ?? null,
      failure: failure && failingSince && { code: failure, since: failingSince.toISOString() },
    }));
  }

  /**
   * Tried an hour ago or never. The ETag counts only while what it stands for is what is known: not after
   * somebody sent or forgot the calendar; and once a day it is read anew, since days come nearer.
   */
  due(areaId: AreaId): Promise<readonly DueSubscription[]> {
    const now = this.clock.now().getTime();
    return this.transactions.readInArea(areaId, (tx) =>
      tx.query<DueSubscription>(
        `select s.owner_kind as owner, s.owner_id as "ownerId", s.address_id as "addressId",
                s.tried_at as "triedAt",
                case when c.read_at = s.read_at and c.read_at > $3 then s.etag end as etag
           from meetings.calendar_subscription s
           left join meetings.calendar c using (area_id, owner_kind, owner_id)
          where area_id = $1 and (s.tried_at is null or s.tried_at <= $2)
          order by s.tried_at nulls first, owner_kind, owner_id`,
        [areaId, new Date(now - hour), new Date(now - day)],
      ),
    );
  }

  /** Null when the vault holds none any longer: then there is no subscription either. */
  async addressOf(
    areaId: AreaId,
    actor: Actor,
    { owner, ownerId }: DueSubscription,
  ): Promise<string | null> {
    return this.transactions.inArea(areaId, async (tx) => {
      const address = await this.inVault(areaId, actor, ownerId);
      if (address === null) await remove(tx, owner, ownerId);
      return address;
    });
  }

  /** What was fetched from an address that is no longer the one is dropped. */
  async noteTaken(areaId: AreaId, due: DueSubscription, taken: Taken, etag: string | null) {
    await this.transactions.inArea(areaId, async (tx) => {
      if (!(await this.noteTried(tx, due))) return;
      await this.calendars.keep(areaId, due.owner, due.ownerId, taken);
      await tx.query(
        `update meetings.calendar_subscription s set read_at = c.read_at, etag = $4
           from meetings.calendar c
          where (s.area_id, s.owner_kind, s.owner_id) = ($1, $2, $3)
            and (c.area_id, c.owner_kind, c.owner_id) = ($1, $2, $3)`,
        [areaId, due.owner, due.ownerId, etag],
      );
    });
  }

  async noteUnchanged(areaId: AreaId, due: DueSubscription): Promise<void> {
    await this.transactions.inArea(areaId, (tx) => this.noteTried(tx, due));
  }

  /** The busy times known before stay. */
  async noteFailure(areaId: AreaId, due: DueSubscription, code: FetchFailure): Promise<void> {
    await this.transactions.inArea(areaId, (tx) => this.noteTried(tx, due, code));
  }

  private async noteTried(
    tx: Tx,
    { owner, ownerId, addressId }: DueSubscription,
    failure: FetchFailure | null = null,
  ): Promise<boolean> {
    const rows = await tx.query(
      `update meetings.calendar_subscription
          set tried_at = $5, failure = $6::text,
              failing_since = case when $6::text is not null then coalesce(failing_since, $5) end
        where area_id = $1 and owner_kind = $2 and owner_id = $3 and address_id = $4 returning 1`,
      [tx.areaId, owner, ownerId, addressId, this.clock.now(), failure],
    );
    return rows.length > 0;
  }

  /** The row follows what the vault says afterwards: a request that comes again, late, changes nothing there. */
  private async write(
    context: CommandContext,
    owner: CalendarOwner,
    ownerId: string,
    text: string | null,
  ): Promise<void> {
    const { areaId, actor, commandId } = context;
    await this.transactions.inArea(areaId, async (tx) => {
      if (text !== null) await this.calendars.findOwner(areaId, owner, ownerId);
      const subject = subjectOf(ownerId);
      await this.commands.execute(new WritePersonalText(context, subject, [{ field, text }]));
      const address = await this.inVault(areaId, actor, ownerId);
      if (address === null) return remove(tx, owner, ownerId);
      await tx.query(
        `insert into meetings.calendar_subscription (area_id, owner_kind, owner_id, address_id, host)
           values ($1, $2, $3, $4, $5)
         on conflict (area_id, owner_kind, owner_id) do update
           set address_id = excluded.address_id, host = excluded.host, tried_at = null,
               read_at = null, etag = null, failure = null, failing_since = null
         where calendar_subscription.address_id <> excluded.address_id`,
        [areaId, owner, ownerId, commandId, new URL(address).host],
      );
    });
  }

  private async inVault(areaId: AreaId, actor: Actor, ownerId: string): Promise<string | null> {
    const subject = subjectOf(ownerId);
    const texts = await this.queries.execute(
      new ReadPersonalText(areaId, actor, [subject], [field], purpose),
    );
    return texts.get(subject)?.[field] ?? null;
  }
}

interface SubscriptionRow {
  readonly owner: CalendarOwner;
  readonly ownerId: string;
  readonly host: string;
  readonly triedAt: Date | null;
  readonly readAt: Date | null;
  readonly failure: FetchFailure | null;
  readonly failingSince: Date | null;
}

/** The rule that the text breaks, or the limit that it goes over. */
function detailsOf(error: unknown): Record<string, unknown> {
  if (error instanceof UnreadableFileError) return { rule: error.rule };
  return error instanceof OverLimitError ? { limit: error.limit, most: error.most } : {};
}

function subjectOf(ownerId: string): string {
  return namedId(ownerId, 'calendar-subscription');
}

async function remove(tx: Tx, owner: CalendarOwner, ownerId: string): Promise<void> {
  await tx.query(
    `delete from meetings.calendar_subscription
      where area_id = $1 and owner_kind = $2 and owner_id = $3`,
    [tx.areaId, owner, ownerId],
  );
}
