import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars that are fetched: from which host, and how it went. The addresses rest in the vault. */
export class CalendarSubscriptions1795300000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table meetings.calendar_subscription (
        area_id uuid not null,
        owner_kind text not null,
        owner_id uuid not null,
        address_id uuid not null,
        host text not null,
        tried_at timestamptz,
        read_at timestamptz,
        etag text,
        failure text,
        failing_since timestamptz,
        primary key (area_id, owner_kind, owner_id),
        check ((failure is null) = (failing_since is null))
      );
      select platform.guard_area('meetings.calendar_subscription');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table meetings.calendar_subscription');
  }
}
