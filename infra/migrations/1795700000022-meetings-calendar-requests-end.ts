import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a request about a calendar was carried out, so that it is forgotten once nobody can repeat it any more. */
export class CalendarRequestsEnd1795700000022 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table meetings.calendar_request add column at timestamptz not null default now();
      alter table meetings.calendar_request alter column at drop default;
      create index calendar_request_by_time on meetings.calendar_request (area_id, at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index meetings.calendar_request_by_time;
      alter table meetings.calendar_request drop column at;
    `);
  }
}
