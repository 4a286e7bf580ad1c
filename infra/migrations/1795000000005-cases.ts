import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Cases1795000000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema cases;
      grant usage on schema cases to famsam_service;

      create table cases.case_file (
        area_id uuid not null,
        case_id uuid not null,
        number text not null,
        municipality text not null,
        category text not null,
        status text not null,
        referred_on date not null,
        referred_by text not null,
        first_meeting_on date,
        last_meeting_on date,
        closed_on date,
        version integer not null,
        -- json, not jsonb: the entries keep the order in which they were written down
        state json not null,
        primary key (area_id, case_id),
        unique (area_id, number)
      );
      create index case_file_by_referral on cases.case_file (area_id, referred_on, number);
      create index case_file_by_referrer on cases.case_file (area_id, referred_by, referred_on);
      select platform.guard_area('cases.case_file');

      create table cases.consultation (
        area_id uuid not null,
        consultation_id uuid not null,
        source text not null,
        kind text not null,
        held_on date not null,
        struck boolean not null,
        version integer not null,
        primary key (area_id, consultation_id)
      );
      create index consultation_by_day on cases.consultation (area_id, held_on, consultation_id);
      select platform.guard_area('cases.consultation');

      create table cases.number_series (
        area_id uuid primary key,
        last integer not null
      );
      select platform.guard_area('cases.number_series');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema cases cascade');
  }
}
