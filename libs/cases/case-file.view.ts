import type { CaseEvent, CaseStatus, ReferrerCategory } from '@famsam/contracts';
import { caseContracts, caseStatusOf, closingInForce, openSince } from '@famsam/contracts';
import type { LocalDate, Recorded } from '@famsam/kernel';
import type { Projection, Tx } from '@famsam/platform';
import { streamId } from '@famsam/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseState } from './case.state';
import { collaborationMeetings, evolve, noCase } from './case.state';

/** One case as lists and the case page need it; `state` is the folded stream. Moves inline with every command. */
@Entity({ schema: 'cases', name: 'case_file' })
export class CaseFile {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: string;

  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column('text')
  number!: string;

  @Column('text')
  municipality!: string;

  @Column('text')
  category!: ReferrerCategory;

  @Column('text')
  status!: CaseStatus;

  @Column({ name: 'referred_on', type: 'date' })
  referredOn!: LocalDate;

  @Column({ name: 'referred_by', type: 'text' })
  referredBy!: string;

  @Column({ name: 'first_meeting_on', type: 'date', nullable: true })
  firstMeetingOn!: LocalDate | null;

  @Column({ name: 'last_meeting_on', type: 'date', nullable: true })
  lastMeetingOn!: LocalDate | null;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: LocalDate | null;

  /** The day it was taken on, or last reopened; null when it is not open. */
  @Column({ name: 'open_since', type: 'date', nullable: true })
  openSince!: LocalDate | null;

  @Column('int')
  version!: number;

  @Column('json')
  state!: CaseState;
}

interface Folded {
  state: CaseState;
  referredBy: string;
  version: number;
}

export const caseFileProjection: Projection = {
  name: 'cases.case-file',
  mode: 'inline',
  handles: caseContracts.map((contract) => contract.type),
  tables: ['cases.case_file'],
  async apply(tx, events) {
    const folded = await knownFiles(tx, events);
    for (const event of events as readonly Recorded<CaseEvent>[]) {
      const caseId = streamId(event.stream);
      const before = folded.get(caseId) ?? { state: noCase, referredBy: event.actor.id };
      folded.set(caseId, {
        state: evolve(before.state, event),
        referredBy: before.referredBy,
        version: event.version,
      });
    }
    writeFiles(tx, folded);
  },
};

/** Files of the cases that these events do not begin. */
async function knownFiles(tx: Tx, events: readonly Recorded[]): Promise<Map<string, Folded>> {
  const begun = new Set(events.filter((e) => e.version === 1).map((e) => e.stream));
  const others = new Set(events.map((e) => e.stream).filter((stream) => !begun.has(stream)));
  if (others.size === 0) return new Map();
  const rows = await tx.query<Folded & { caseId: string }>(
    `select case_id as "caseId", state, referred_by as "referredBy", version
       from cases.case_file where area_id = $1 and case_id = any($2::uuid[])`,
    [tx.areaId, [...others].map(streamId)],
  );
  return new Map(rows.map(({ caseId, ...file }) => [caseId, file]));
}

function writeFiles(tx: Tx, files: ReadonlyMap<string, Folded>): void {
  const rows = [...files].flatMap(([caseId, { state, referredBy, version }]) => {
    const { referral } = state;
    if (!referral) return [];
    const met = collaborationMeetings(state);
    return {
      case_id: caseId,
      number: referral.number,
      municipality: referral.municipality,
      category: referral.category,
      status: caseStatusOf(state),
      referred_on: referral.on,
      referred_by: referredBy,
      first_meeting_on: met[0]?.heldOn ?? null,
      last_meeting_on: met.at(-1)?.heldOn ?? null,
      closed_on: closingInForce(state)?.closedOn ?? null,
      open_since: openSince(state),
      version,
      state,
    };
  });
  tx.send(
    `insert into cases.case_file
       (area_id, case_id, number, municipality, category, status, referred_on, referred_by,
        first_meeting_on, last_meeting_on, closed_on, open_since, version, state)
     select $1, f.* from json_to_recordset($2::json) as f
       (case_id uuid, number text, municipality text, category text, status text, referred_on date,
        referred_by text, first_meeting_on date, last_meeting_on date, closed_on date,
        open_since date, version integer, state json)
     on conflict (area_id, case_id) do update set
       number = excluded.number, municipality = excluded.municipality,
       category = excluded.category, status = excluded.status,
       referred_on = excluded.referred_on, referred_by = excluded.referred_by,
       first_meeting_on = excluded.first_meeting_on, last_meeting_on = excluded.last_meeting_on,
       closed_on = excluded.closed_on, open_since = excluded.open_since, version = excluded.version, state = excluded.state`,
    [tx.areaId, JSON.stringify(rows)],
  );
}
