import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What jobs look for each minute, so that a look reads what may be due and not all there is (decision 0022). */
export class DueWorkIndexes1795500000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create index meeting_under_way on meetings.meeting (area_id, begins_at, requested_on, meeting_id)
        where stage in ('requested', 'booked');
      create index meeting_requested on meetings.meeting (area_id, meeting_id)
        where stage = 'requested';

      alter table agreements.agreement add awaited_from date;
      update agreements.agreement
         set awaited_from = case status when 'taken-on' then due_on
                                        when 'open' then coalesce((state ->> 'askedOn')::date, due_on) end
       where not state::jsonb -> 'silence' ? 'agenda';
      create index agreement_awaited on agreements.agreement (area_id, awaited_from)
        where awaited_from is not null;

      create index message_open on messages.message (area_id, about_id)
        where status in ('waiting', 'failed');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index meetings.meeting_under_way, meetings.meeting_requested, messages.message_open;
      alter table agreements.agreement drop awaited_from;
    `);
  }
}
