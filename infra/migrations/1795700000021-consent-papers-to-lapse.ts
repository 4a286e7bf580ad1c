import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Families whose papers could not lapse at a start together with those of others: a job tries each by itself. */
export class PapersToLapse1795700000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table consent.paper_to_lapse (
        area_id uuid not null,
        case_id uuid not null,
        primary key (area_id, case_id)
      );
      select platform.guard_area('consent.paper_to_lapse');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table consent.paper_to_lapse');
  }
}
