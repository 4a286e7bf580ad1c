import type { AgreementEvent } from '@famsam/contracts';
import { agreementContracts } from '@famsam/contracts';
import type { AreaId, LocalDate, Recorded } from '@famsam/kernel';
import { dayInSweden } from '@famsam/kernel';
import type { Projection, Tx } from '@famsam/platform';
import { streamId } from '@famsam/platform';
import { Column, Entity, In, PrimaryColumn } from 'typeorm';
import type { Agreement, AgreementStatus } from './agreement.state';
import { asksAgain, evolve, sameOwner } from './agreement.state';
import type { AwaitedAgreement } from './silence';
import { awaitedFromThen } from './silence';

/** One agreement as boards and the silence job need it; `state` is the folded stream. Moves inline. */
@Entity({ schema: 'agreements', name: 'agreement' })
export class AgreementRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: AreaId;

  @PrimaryColumn({ name: 'agreement_id', type: 'uuid' })
  agreementId!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column('text')
  status!: AgreementStatus;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: LocalDate;

  @Column('int')
  version!: number;

  @Column('json')
  state!: AwaitedAgreement;
}

export const agreementProjection: Projection = {
  name: 'agreements.agreement',
  mode: 'inline',
  handles: agreementContracts.map(({ type }) => type),
  tables: ['agreements.agreement'],
  async apply(tx, events) {
    const rows = await knownRows(tx, events);
    for (const event of events as readonly Recorded<AgreementEvent>[]) {
      const id = streamId(event.stream);
      const before = rows.get(id)?.state ?? null;
      const state = evolve(before, event);
      if (!state) continue;
      const asksNow = !before || asksOwner(event, before, state);
      const askedOn = asksNow ? dayInSweden(new Date(event.recordedAt)) : before.askedOn;
      rows.set(id, { state: { ...state, askedOn }, version: event.version });
    }
    const written = [...rows].map(([agreementId, { state, version }]) => {
      const { caseId, status, dueOn } = state;
      const awaitedFrom = awaitedFromThen(state);
      return { agreementId, caseId, status, dueOn, awaitedFrom, version, state };
    });
    tx.send(
      `insert into agreements.agreement
           (area_id, agreement_id, case_id, status, due_on, awaited_from, version, state)
         select $1, a."agreementId", a."caseId", a.status, a."dueOn", a."awaitedFrom", a.version, a.state
           from json_to_recordset($2) as a ("agreementId" uuid, "caseId" uuid, status text,
             "dueOn" date, "awaitedFrom" date, version integer, state json)
         on conflict (area_id, agreement_id) do update set status = excluded.status,
           due_on = excluded.due_on, awaited_from = excluded.awaited_from,
           version = excluded.version, state = excluded.state`,
      [tx.areaId, JSON.stringify(written)],
    );
  },
};

/** A slip of the pen that is mended asks the same owner nothing again. */
function asksOwner(event: AgreementEvent, before: Agreement, { owner }: Agreement): boolean {
  switch (event.type) {
    case 'agreement.corrected':
      return !sameOwner(before.owner, owner);
    case 'agreement.reworded':
      return asksAgain(before, event.data.words);
    default:
      return event.type === 'agreement.handed-over' || event.type === 'agreement.moved';
  }
}

/** Those of the agreements that these events do not begin. */
async function knownRows(
  tx: Tx,
  events: readonly Recorded[],
): Promise<Map<string, { state: AwaitedAgreement; version: number }>> {
  const ids = [...new Set(events.map(({ stream }) => streamId(stream)))];
  if (events.every(({ version }) => version === 1)) return new Map();
  const rows = await tx.manager.findBy(AgreementRow, {
    areaId: tx.areaId,
    agreementId: In(ids),
  });
  return new Map(rows.map(({ agreementId, state, version }) => [agreementId, { state, version }]));
}

/** From whose owner an answer may be awaited that day: of all, or of those that are named. */
export function awaitedAgreements(
  tx: Tx,
  on: LocalDate,
  agreementIds?: readonly string[],
): Promise<{ agreementId: string; version: number; state: AwaitedAgreement }[]> {
  return tx.query(
    `select agreement_id as "agreementId", version, state from agreements.agreement
      where area_id = $1 and awaited_from <= $2
            ${agreementIds ? 'and agreement_id = any ($3)' : ''}`,
    [tx.areaId, on, ...(agreementIds ? [agreementIds] : [])],
  );
}

export async function agreementsOfCases(
  tx: Tx,
  caseIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.query<{ agreementId: string }>(
    `select agreement_id as "agreementId" from agreements.agreement
      where area_id = $1 and case_id = any ($2)`,
    [tx.areaId, caseIds],
  );
  return rows.map(({ agreementId }) => agreementId);
}

/** What is not over and may need the team that day: answered with no, overdue, or silent for a while. */
export function agreementsNeedingTeam(
  tx: Tx,
  on: LocalDate,
): Promise<{ agreementId: string; caseId: string; version: number; state: Agreement }[]> {
  return tx.query(
    `select agreement_id as "agreementId", case_id as "caseId", version, state
       from agreements.agreement
      where area_id = $1 and status in ('open', 'taken-on', 'blocked', 'not-mine')
        and (status in ('blocked', 'not-mine') or due_on < $2
             or json_array_length(state -> 'silence') > 0)
      order by due_on, agreement_id`,
    [tx.areaId, on],
  );
}
