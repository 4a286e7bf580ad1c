import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The vault (decision 0010): the only place where personal text stands, and only as ciphertext. */
export class Privacy1795000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema privacy;
      grant usage on schema privacy to famsam_service;

      create table privacy.person_key (
        area_id uuid not null,
        subject_id uuid not null,
        wrapped_key bytea not null,
        primary key (area_id, subject_id)
      );
      select platform.guard_area('privacy.person_key');

      create table privacy.personal_text (
        area_id uuid not null,
        subject_id uuid not null,
        field text not null,
        ciphertext bytea not null,
        written_at timestamptz not null,
        primary key (area_id, subject_id, field),
        foreign key (area_id, subject_id) references privacy.person_key
      );
      select platform.guard_area('privacy.personal_text');

      create table privacy.access_log (
        area_id uuid not null,
        entry bigint generated always as identity,
        at timestamptz not null,
        actor_id text not null,
        actor_role text not null,
        act text not null check (act in ('read', 'write', 'forget', 'check')),
        subject_id uuid not null,
        fields text[] not null,
        -- a code; a sentence could hold personal text
        purpose text not null check (purpose ~ '^[a-z][a-z0-9-]{1,59}$'),
        -- of a change: which request it was, so that its repeat changes nothing
        command_id uuid,
        request_seal bytea,
        primary key (area_id, entry)
      );
      create index access_log_by_subject on privacy.access_log (area_id, subject_id, entry);
      create index access_log_by_command on privacy.access_log (area_id, command_id)
        where command_id is not null;
      select platform.guard_area('privacy.access_log');
      -- law.md 4: kept for years; nobody whom the log is about may change it.
      revoke update, delete on privacy.access_log from famsam_service;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema privacy cascade');
  }
}
