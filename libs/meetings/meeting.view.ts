import type { MeetingEvent, MeetingRequest } from '@famsam/contracts';
import { meetingContracts } from '@famsam/contracts';
import type { AreaId, LocalDate, Recorded } from '@famsam/kernel';
import type { Projection } from '@famsam/platform';
import { NotFoundError, streamId, Transactions } from '@famsam/platform';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'meetings', name: 'meeting' })
export class MeetingRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: AreaId;

  @PrimaryColumn({ name: 'meeting_id', type: 'uuid' })
  meetingId!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column('text')
  state!: 'requested' | 'cancelled';

  @Column({ name: 'requested_on', type: 'date' })
  requestedOn!: LocalDate;

  @Column('jsonb')
  request!: MeetingRequest;

  @Column('integer')
  version!: number;
}

export type MeetingEntry = Readonly<Omit<MeetingRow, 'areaId'>>;

export const meetingsProjection: Projection = {
  name: 'meetings.meeting',
  mode: 'inline',
  handles: meetingContracts.map(({ type }) => type),
  tables: ['meetings.meeting'],
  async apply(tx, events) {
    const { areaId, manager } = tx;
    for (const event of events as readonly Recorded<MeetingEvent>[]) {
      const { type, data, happenedOn: requestedOn, version } = event;
      const key = { areaId, meetingId: streamId(event.stream) };
      if (type === 'meeting.requested') {
        const row = { ...key, ...data, state: 'requested' as const, requestedOn, version };
        await manager.insert(MeetingRow, row);
      } else if (type === 'meeting.request-changed')
        await manager.update(MeetingRow, key, { request: data.request, version });
      else await manager.update(MeetingRow, key, { state: 'cancelled', version });
    }
  },
};

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

function entryOf({ areaId: _area, ...entry }: MeetingRow): MeetingEntry {
  return entry;
}
