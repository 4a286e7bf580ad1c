import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who does what by when; the words rest in the vault. */
export class Agreements1795200000031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema agreements;
      grant usage on schema agreements to famsam_service;

      create table agreements.agreement (
        area_id uuid not null,
        agreement_id uuid not null,
        case_id uuid not null,
        status text not null,
        due_on date not null,
        version integer not null,
        state json not null,
        primary key (area_id, agreement_id)
      );
      create index agreement_of_case on agreements.agreement (area_id, case_id);
      create index agreement_not_over on agreements.agreement (area_id, due_on, agreement_id)
        where status in ('open', 'taken-on', 'blocked', 'not-mine');
      select platform.guard_area('agreements.agreement');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema agreements cascade');
  }
}
