import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which requests about calendars were carried out. */
export class CalendarRequests1795600000041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table meetings.calendar_request (
        area_id uuid not null,
        command_id uuid not null,
        fingerprint text not null,
        primary key (area_id, command_id)
      );
      select platform.guard_area('meetings.calendar_request');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table meetings.calendar_request');
  }
}
