import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say of FamSam; their words rest in the vault. */
export class Feedback1795100000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema feedback;
      grant usage on schema feedback to famsam_service;

      create table feedback.entry (
        area_id uuid not null,
        feedback_id uuid not null,
        at timestamptz not null,
        page text not null,
        role text not null,
        primary key (area_id, feedback_id)
      );
      create index entry_by_time on feedback.entry (area_id, at, feedback_id);
      select platform.guard_area('feedback.entry');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema feedback cascade');
  }
}
