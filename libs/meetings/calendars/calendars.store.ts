import { PlaceStands, ScheduleOf, UnitUses } from '@famsam/directory';
import type { AreaId, Clock } from '@famsam/kernel';
import { OverLimitError, UnreadableFileError } from '@famsam/kernel';
import {
  CLOCK,
  CONFIGURATION,
  InvalidInputError,
  NotFoundError,
  QuickFirst,
  RejectedError,
  Transactions,
  type CommandContext,
  type Configuration,
} from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { join } from 'node:path';
import { cameBefore } from './calendar-requests';
import type { Busy, CalendarFile } from './read-calendar';
import { joined, type Span } from '../spans';

/** Whose calendar it is; that of the team has the id of the area. */
export const calendarOwners = ['team', 'unit', 'room', 'equipment'] as const;
export type CalendarOwner = (typeof calendarOwners)[number];

export interface Calendar {
  readonly owner: CalendarOwner;
  readonly ownerId: string;
  readonly readAt: string;
  /** Nothing is known of the days after. */
  readonly knownUntil: string;
}

const minutesADay = 1_440;
/** So far ahead is read: no meeting is asked for later. */
const daysAhead = 400;

/** What a text said, and for which time. */
export interface Taken {
  readonly spans: readonly Span[];
  readonly until: number;
}

/** Five MB, as much as is fetched, take a few seconds; nobody with another calendar waits for them. */
const files = new QuickFirst<CalendarFile, Busy>(join(__dirname, 'calendar-reader'), {
  ...{ quickSeconds: 2, seconds: 20, megabytes: 80, answerBytes: 4_000_000, waiting: 20 },
});

/** When others are taken, as their calendars said when they were read. */
@Injectable()
export class Calendars {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
    uses: UnitUses,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    uses.add((areaId, unitIds) => this.unitsAmong(areaId, unitIds));
  }

  async read(
    request: CommandContext,
    owner: CalendarOwner,
    ownerId: string,
    text: string,
  ): Promise<void> {
    const { areaId } = request;
    await this.findOwner(areaId, owner, ownerId);
    const taken = await this.taken(areaId, text).catch((error: unknown) => {
      throw refusal(error);
    });
    await this.keep(areaId, owner, ownerId, taken, request);
  }

  /** By the text of a calendar; fails with what is wrong with it. */
  async taken(areaId: AreaId, text: string): Promise<Taken> {
    const now = this.clock.now().getTime() / 60_000;
    const until = now + daysAhead * minutesADay;
    const within = { from: Math.floor(now) - minutesADay, to: Math.ceil(until) };
    const ownHost = this.configuration.mail.from.split('@')[1] ?? '';
    const { spans, invitations } = await files.read({ text, within, ownHost });
    const ids = invitations.map(({ meetingId }) => meetingId);
    const ours = await this.meetingsAmong(areaId, ids);
    const others = invitations.filter(({ meetingId }) => !ours.has(meetingId));
    return { spans: joined([...spans, ...others.flatMap((one) => one.spans)]), until };
  }

  /** What is booked here takes its people by itself; what another area booked is known by its calendar only. */
  private async meetingsAmong(
    areaId: AreaId,
    ids: readonly string[],
  ): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ id: string }>(
        `select meeting_id as id from meetings.meeting where area_id = $1 and meeting_id = any($2)`,
        [areaId, ids],
      ),
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** What was known before is replaced as a whole; a request that comes again changes nothing. */
  async keep(
    areaId: AreaId,
    owner: CalendarOwner,
    ownerId: string,
    { spans, until }: Taken,
    request?: CommandContext,
  ): Promise<void> {
    await this.transactions.inArea(areaId, async (tx) => {
      await this.findOwner(areaId, owner, ownerId);
      if (request && (await cameBefore(tx, request, this.clock.now()))) return;
      // Whoever reads it at the same time waits here.
      await tx.query(
        `insert into meetings.calendar (area_id, owner_kind, owner_id, read_at, known_until)
         values ($1, $2, $3, $4, $5)
         on conflict (area_id, owner_kind, owner_id) do update
           set read_at = excluded.read_at, known_until = excluded.known_until`,
        [areaId, owner, ownerId, this.clock.now().toISOString(), instant(until)],
      );
      await tx.query(
        `delete from meetings.busy where area_id = $1 and owner_kind = $2 and owner_id = $3`,
        [areaId, owner, ownerId],
      );
      await tx.query(
        `insert into meetings.busy select $1, $2, $3, * from unnest($4::timestamptz[], $5::timestamptz[])`,
        [
          ...[areaId, owner, ownerId],
          spans.map(({ from }) => instant(from)),
          spans.map(({ to }) => instant(to)),
        ],
      );
    });
  }

  async forget(request: CommandContext, owner: CalendarOwner, ownerId: string): Promise<void> {
    await this.transactions.inArea(request.areaId, async (tx) => {
      if (await cameBefore(tx, request, this.clock.now())) return;
      await tx.query(
        `delete from meetings.calendar where area_id = $1 and owner_kind = $2 and owner_id = $3`,
        [request.areaId, owner, ownerId],
      );
    });
  }

  async list(areaId: AreaId): Promise<readonly Calendar[]> {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<Calendar & { readAt: Date; knownUntil: Date }>(
        `select owner_kind as owner, owner_id as "ownerId", read_at as "readAt",
                known_until as "knownUntil"
           from meetings.calendar where area_id = $1 order by owner_kind, owner_id`,
        [areaId],
      ),
    );
    return rows.map(({ readAt, knownUntil, ...row }) => ({
      ...row,
      readAt: readAt.toISOString(),
      knownUntil: knownUntil.toISOString(),
    }));
  }

  /** By owner's id: kinds share no ids. */
  async busy(areaId: AreaId, { from, to }: Span): Promise<ReadonlyMap<string, readonly Span[]>> {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ ownerId: string; from: number; to: number }>(
        `select owner_id as "ownerId",
                (extract(epoch from begins_at) / 60)::int as "from",
                (extract(epoch from ends_at) / 60)::int as "to"
           from meetings.busy
          where area_id = $1 and begins_at < $3 and ends_at > $2 order by begins_at`,
        [areaId, instant(from), instant(to)],
      ),
    );
    const spans = new Map<string, Span[]>();
    for (const { ownerId, ...span } of rows) {
      const known = spans.get(ownerId) ?? [];
      known.push(span);
      spans.set(ownerId, known);
    }
    return spans;
  }

  /** In the transaction that keeps something of theirs, so that no unit is removed meanwhile. */
  async findOwner(areaId: AreaId, owner: CalendarOwner, ownerId: string): Promise<void> {
    if (!(await this.isThere(areaId, owner, ownerId))) throw new NotFoundError(owner, ownerId);
  }

  private async isThere(areaId: AreaId, owner: CalendarOwner, ownerId: string): Promise<boolean> {
    if (owner === 'team') return ownerId === areaId;
    if (owner === 'unit') return this.queries.execute(new PlaceStands(areaId, 'unit', ownerId));
    const { rooms, items } = await this.queries.execute(new ScheduleOf(areaId));
    return owner === 'room'
      ? rooms.some(({ roomId }) => roomId === ownerId)
      : items.some(({ itemId }) => itemId === ownerId);
  }

  /** Those whose calendar is kept, or fetched. */
  private async unitsAmong(areaId: AreaId, unitIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ id: string }>(
        `select owner_id as id from meetings.calendar
          where area_id = $1 and owner_kind = 'unit' and owner_id = any($2::uuid[])
         union
         select owner_id from meetings.calendar_subscription
          where area_id = $1 and owner_kind = 'unit' and owner_id = any($2::uuid[])`,
        [areaId, unitIds],
      ),
    );
    return rows.map(({ id }) => id);
  }
}

function instant(minute: number): string {
  return new Date(minute * 60_000).toISOString();
}

function refusal(error: unknown): unknown {
  if (error instanceof OverLimitError) return new RejectedError(error.rejection('text'));
  if (!(error instanceof UnreadableFileError)) return error;
  const message = 'Send the text of an iCalendar file (.ics)';
  return new InvalidInputError([{ field: 'text', rule: error.rule, message }]);
}
