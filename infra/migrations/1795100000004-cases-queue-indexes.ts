import type { MigrationInterface, QueryRunner } from 'typeorm';

/** So that counting who has gone quiet reads two small indexes, and no case. */
export class QueueIndexes1795100000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create index case_file_met on cases.case_file (area_id, case_id)
        where status = 'taken-on' and first_meeting_on is not null;
      drop index cases.activity_by_day;
      create index activity_by_day on cases.activity (area_id, last_on) include (case_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index cases.case_file_met;
      drop index cases.activity_by_day;
      create index activity_by_day on cases.activity (area_id, last_on);
    `);
  }
}
