import type { MeetingTime } from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import type { AreaId } from '@famsam/kernel';
import type { Tx } from '@famsam/platform';
import { RejectedError, Transactions } from '@famsam/platform';
import { Injectable } from '@nestjs/common';
import type { MeetingRejection } from '../meeting.rejections';
import type { PlannedMeeting } from '../meeting.state';
import { interpreterIdsOf, invitedTo } from '../meeting.state';
import type { Span } from '../spans';

/** When somebody or something is taken by a booked meeting, and in which room that is. */
export interface TakenTime extends Span {
  readonly ownerId: string;
  readonly roomId: string | null;
}

/** Who and what a meeting takes: the team (by the area), all invited, the interpreters, its room and equipment. */
function ownersOf(
  areaId: AreaId,
  { request }: PlannedMeeting,
  { roomId, itemIds }: MeetingTime,
  interpreterIds: readonly string[],
): readonly string[] {
  const owners = [areaId, ...invitedTo(request).map(partyId), ...itemIds, ...interpreterIds];
  return [...new Set(roomId === null ? owners : [...owners, roomId])];
}

/**
 * Takes what the meetings need, in the transaction that books them; the database refuses what is taken. All
 * give back what they had before any takes anew: one may have moved to where another was.
 */
export async function takes(
  tx: Tx,
  meetings: readonly { meetingId: string; body: PlannedMeeting }[],
): Promise<void> {
  const planned = meetings.flatMap(({ meetingId, body }) => {
    const { booking, stage } = body;
    if (!booking) return [];
    const owners =
      stage === 'cancelled' ? [] : ownersOf(tx.areaId, body, booking, interpreterIdsOf(body));
    return [{ meetingId, ...booking, owners }];
  });
  if (planned.length === 0) return;
  const ids = planned.map(({ meetingId }) => meetingId);
  await lockDays(tx, ids, planned);
  await tx.query('delete from meetings.taken where area_id = $1 and meeting_id = any($2::uuid[])', [
    ...[tx.areaId, ids],
  ]);
  for (const { meetingId, from, to, roomId, owners } of planned)
    await tx.query(
      `insert into meetings.taken (area_id, owner_id, during, meeting_id, room_id)
         select $1, owner_id, tstzrange($3, $4), $2, $5 from unnest($6::uuid[]) as owner_id`,
      [tx.areaId, meetingId, from, to, roomId, owners],
    );
}

/**
 * One booking of a day after the other: two that insert at once would each find the other's row, and wait for each
 * other. Of the days that are left as well as of those that are taken, in one order for all; days that are 32 apart
 * share a lock, so that a rebuild does not fill Postgres's table of locks.
 */
async function lockDays(tx: Tx, meetingIds: readonly string[], times: readonly MeetingTime[]) {
  await tx.query(
    `select pg_advisory_xact_lock(hashtext('meetings.taken ' || $1::uuid), day)
       from (select distinct (day::date - date '2000-01-01') % 32 as day
               from (select lower(during) as from_at, upper(during) as to_at from meetings.taken
                      where area_id = $1 and meeting_id = any($2::uuid[])
                     union all
                     select * from unnest($3::timestamptz[], $4::timestamptz[])) as span,
                    generate_series(from_at::date, to_at::date, interval '1 day') as day
              order by day) as days`,
    [tx.areaId, meetingIds, times.map(({ from }) => from), times.map(({ to }) => to)],
  );
}

/** The database has refused to take somebody or something twice. */
export function isTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'constraint' in error &&
    error.constraint === 'nobody_twice' &&
    'code' in error &&
    error.code === '23P01'
  );
}

@Injectable()
export class Bookings {
  constructor(private readonly transactions: Transactions) {}

  /** By all booked meetings but this one. */
  async takenBetween(
    areaId: AreaId,
    { from, to }: Span,
    exceptMeetingId: string,
  ): Promise<readonly TakenTime[]> {
    return this.transactions.readInArea(areaId, (tx) =>
      tx.query<TakenTime>(
        `select owner_id as "ownerId", room_id as "roomId",
                (extract(epoch from lower(during)) / 60)::int as "from",
                (extract(epoch from upper(during)) / 60)::int as "to"
           from meetings.taken
          where area_id = $1 and meeting_id <> $4 and during && tstzrange($2, $3)
          order by lower(during), owner_id`,
        [areaId, instant(from), instant(to), exceptMeetingId],
      ),
    );
  }

  /** Says who or what was in the way of a booking. */
  async takenBy(
    areaId: AreaId,
    meeting: PlannedMeeting & { readonly meetingId: string },
    time: MeetingTime,
    interpreterIds: readonly string[],
  ): Promise<RejectedError> {
    const span = { from: minute(time.from), to: minute(time.to) };
    const taken = await this.takenBetween(areaId, span, meeting.meetingId);
    const wanted = new Set(ownersOf(areaId, meeting, time, interpreterIds));
    const ownerIds = [...new Set(taken.map(({ ownerId }) => ownerId))];
    const rejection: MeetingRejection = {
      code: 'meeting.taken',
      because: 'state',
      details: { ownerIds: ownerIds.filter((id) => wanted.has(id)) },
    };
    return new RejectedError(rejection);
  }
}

function instant(at: number): string {
  return new Date(at * 60_000).toISOString();
}

function minute(at: string): number {
  return Math.floor(Date.parse(at) / 60_000);
}
