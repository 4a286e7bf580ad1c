import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Consent1795000000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema consent;
      grant usage on schema consent to famsam_service;

      -- What consent has to know of cases, heard from their events.
      create table consent.known_case (
        area_id uuid not null,
        case_id uuid not null,
        struck boolean not null,
        primary key (area_id, case_id)
      );
      select platform.guard_area('consent.known_case');

      create table consent.person (
        area_id uuid not null,
        case_id uuid not null,
        member_id uuid not null,
        role text not null,
        birth_year integer,
        primary key (area_id, case_id, member_id)
      );
      select platform.guard_area('consent.person');

      create table consent.ledger (
        area_id uuid not null,
        case_id uuid not null,
        version integer not null,
        -- json, not jsonb: the entries keep the order in which they were written down
        state json not null,
        primary key (area_id, case_id)
      );
      select platform.guard_area('consent.ledger');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema consent cascade');
  }
}
