import type { ConsultationEvent, ConsultationKind, Source } from '@famsam/contracts';
import { consultationContracts } from '@famsam/contracts';
import type { LocalDate, Recorded } from '@famsam/kernel';
import type { Projection } from '@famsam/platform';
import { streamId } from '@famsam/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A consultation: a day and a kind, nothing that could say who (law.md 15). */
@Entity({ schema: 'cases', name: 'consultation' })
export class ConsultationRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: string;

  @PrimaryColumn({ name: 'consultation_id', type: 'uuid' })
  consultationId!: string;

  @Column('text')
  source!: Source;

  @Column('text')
  kind!: ConsultationKind;

  @Column({ name: 'held_on', type: 'date' })
  heldOn!: LocalDate;

  /** Written down by mistake; kept, because a register told again may bring it back. */
  @Column('boolean')
  struck!: boolean;

  @Column('int')
  version!: number;
}

export const consultationProjection: Projection = {
  name: 'cases.consultation',
  mode: 'inline',
  handles: consultationContracts.map((contract) => contract.type),
  tables: ['cases.consultation'],
  apply(tx, events) {
    const rows = new Map<string, object>();
    const struck: { consultation_id: string; version: number }[] = [];
    for (const event of events as readonly Recorded<ConsultationEvent>[]) {
      const consultation_id = streamId(event.stream);
      const { version } = event;
      const known = rows.get(consultation_id);
      if (event.type === 'consultation.held') {
        const held = { ...event.data, held_on: event.happenedOn, struck: false };
        rows.set(consultation_id, { consultation_id, version, ...held });
      } else if (known) rows.set(consultation_id, { ...known, struck: true, version });
      else struck.push({ consultation_id, version });
    }
    tx.send(
      `insert into cases.consultation (area_id, consultation_id, source, kind, held_on, struck, version)
       select $1, c.* from json_to_recordset($2::json) as c
         (consultation_id uuid, source text, kind text, held_on date, struck boolean, version integer)
       on conflict (area_id, consultation_id) do update set source = excluded.source, kind = excluded.kind,
         held_on = excluded.held_on, struck = excluded.struck, version = excluded.version`,
      [tx.areaId, JSON.stringify([...rows.values()])],
    );
    if (struck.length > 0)
      tx.send(
        `update cases.consultation c set struck = true, version = s.version
           from json_to_recordset($2::json) as s (consultation_id uuid, version integer)
          where c.area_id = $1 and c.consultation_id = s.consultation_id`,
        [tx.areaId, JSON.stringify(struck)],
      );
  },
};
