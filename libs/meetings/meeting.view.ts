import type { MeetingEvent } from '@famsam/contracts';
import { meetingContracts } from '@famsam/contracts';
import type { AreaId, LocalDate, Recorded } from '@famsam/kernel';
import type { Projection, Tx } from '@famsam/platform';
import { NotFoundError, streamId, Transactions } from '@famsam/platform';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { Column, Entity, In, PrimaryColumn } from 'typeorm';
import { takes } from './booking';
import type { MeetingStage, PlannedMeeting } from './meeting.state';
import { evolve, withEachOnce } from './meeting.state';

/** One meeting as pages and jobs need it; `body` is the folded stream. Moves inline. */
@Entity({ schema: 'meetings', name: 'meeting' })
export class MeetingRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: AreaId;

  @PrimaryColumn({ name: 'meeting_id', type: 'uuid' })
  meetingId!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column('text')
  stage!: MeetingStage;

  @Column({ name: 'requested_on', type: 'date' })
  requestedOn!: LocalDate;

  /** Of the booking, if there is one. */
  @Column({ name: 'begins_at', type: 'timestamptz', nullable: true })
  beginsAt!: Date | null;

  /** Until when an open poll can be answered. */
  @Column({ name: 'answer_by', type: 'date', nullable: true })
  answerBy!: LocalDate | null;

  @Column({ name: 'agenda_sent', type: 'boolean' })
  agendaSent!: boolean;

  @Column('json')
  body!: PlannedMeeting;

  @Column('integer')
  version!: number;
}

export type MeetingEntry = PlannedMeeting & {
  readonly meetingId: string;
  readonly version: number;
};

/** What changes who and what is taken when: a tick in a meeting is no reason to wait for somebody's booking. */
const bookingEvents: readonly string[] = [
  'meeting.booked',
  'meeting.moved',
  'meeting.cancelled',
  'meeting.interpreters-chosen',
] satisfies MeetingEvent['type'][];

export const meetingsProjection: Projection = {
  name: 'meetings.meeting',
  mode: 'inline',
  handles: meetingContracts.map(({ type }) => type),
  tables: ['meetings.meeting', 'meetings.taken'],
  async apply(tx, events) {
    const { areaId, manager } = tx;
    const known = await knownMeetings(tx, events);
    const changed = new Map<string, { version: number; body: PlannedMeeting }>();
    for (const event of events as readonly Recorded<MeetingEvent>[]) {
      const meetingId = streamId(event.stream);
      const body = evolve(known.get(meetingId) ?? null, event);
      if (!body) continue;
      known.set(meetingId, body);
      changed.set(meetingId, { version: event.version, body });
    }
    const rows = [...changed].map(([meetingId, { version, body }]) => {
      const { caseId, stage, requestedOn, booking, poll } = body;
      const beginsAt = booking && new Date(booking.from);
      const answerBy = poll && !poll.closed && stage === 'requested' ? poll.answerBy : null;
      const plan = { beginsAt, answerBy, agendaSent: body.agendaSent !== null };
      return { areaId, meetingId, caseId, stage, requestedOn, ...plan, body, version };
    });
    await manager.upsert(MeetingRow, rows, ['areaId', 'meetingId']);
    const rebooked = new Set(
      events
        .filter(({ type }) => bookingEvents.includes(type))
        .map(({ stream }) => streamId(stream)),
    );
    await takes(
      tx,
      rows.filter(({ meetingId }) => rebooked.has(meetingId)),
    );
  },
};

async function knownMeetings(
  tx: Tx,
  events: readonly Recorded[],
): Promise<Map<string, PlannedMeeting>> {
  if (events.every(({ version }) => version === 1)) return new Map();
  const meetingId = In([...new Set(events.map(({ stream }) => streamId(stream)))]);
  const rows = await tx.manager.findBy(MeetingRow, { areaId: tx.areaId, meetingId });
  return new Map(rows.map((row) => [row.meetingId, row.body]));
}

export class MeetingById extends Query<MeetingEntry> {
  constructor(
    readonly areaId: AreaId,
    readonly meetingId: string,
  ) {
    super();
  }
}

/** By the day they were asked for. */
export class MeetingsOfCase extends Query<readonly MeetingEntry[]> {
  constructor(
    readonly areaId: AreaId,
    readonly caseId: string,
  ) {
    super();
  }
}

@QueryHandler(MeetingById)
export class MeetingByIdHandler implements IQueryHandler<MeetingById> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, meetingId }: MeetingById): Promise<MeetingEntry> {
    const row = await this.transactions.readInArea(areaId, (tx) =>
      tx.manager.findOneBy(MeetingRow, { areaId, meetingId }),
    );
    if (!row) throw new NotFoundError('meeting', meetingId);
    return entryOf(row);
  }
}

@QueryHandler(MeetingsOfCase)
export class MeetingsOfCaseHandler implements IQueryHandler<MeetingsOfCase> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, caseId }: MeetingsOfCase): Promise<readonly MeetingEntry[]> {
    const order = { requestedOn: 'asc', meetingId: 'asc' } as const;
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.manager.find(MeetingRow, { where: { areaId, caseId }, order }),
    );
    return rows.map(entryOf);
  }
}

/** Never fails, so that whoever asks for many can take each by itself. */
export function entryOf({ meetingId, caseId, version, body }: MeetingRow): MeetingEntry {
  const poll = Array.isArray(body.poll?.slots) ? withEachOnce(body.poll) : body.poll;
  return { ...body, poll, meetingId, caseId, version };
}

/** Asked for or booked, and neither cancelled nor held yet; the soonest first. */
export async function meetingsUnderWay(tx: Tx): Promise<readonly MeetingEntry[]> {
  const rows = await tx.manager
    .createQueryBuilder(MeetingRow, 'm')
    // Written out, as the index over these has it.
    .where(`m.areaId = :areaId and m.stage in ('requested', 'booked')`, { areaId: tx.areaId })
    .orderBy({ 'm.beginsAt': 'ASC', 'm.requestedOn': 'ASC', 'm.meetingId': 'ASC' })
    .getMany();
  return rows.map(entryOf);
}

/** Of which meetings a job is asked; of all when left out. */
export interface SomeMeetings {
  readonly meetingIds: readonly string[];
  readonly caseIds: readonly string[];
}

/** Asked for, or booked and not begun yet. */
export async function meetingsPlanned(
  tx: Tx,
  now: Date,
  some: SomeMeetings | undefined,
): Promise<readonly MeetingEntry[]> {
  const query = tx.manager
    .createQueryBuilder(MeetingRow, 'm')
    .where('m.areaId = :areaId', { areaId: tx.areaId })
    .andWhere(`(m.stage = 'requested' or m.stage = 'booked' and m.beginsAt > :now)`, { now });
  if (some)
    query.andWhere('(m.meetingId = any(:meetingIds) or m.caseId = any(:caseIds))', { ...some });
  return (await query.getMany()).map(entryOf);
}
