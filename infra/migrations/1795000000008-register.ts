import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Register1795000000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema register;
      grant usage on schema register to famsam_service;

      create table register.import (
        area_id uuid not null,
        import_id uuid not null,
        fingerprint text not null,
        actor_id text not null,
        actor_role text not null,
        requested_at timestamptz not null,
        -- When somebody was last seen at it.
        touched_at timestamptz not null default now(),
        state text not null default 'queued',
        step text,
        done integer not null default 0,
        of integer not null default 0,
        summary jsonb,
        fault_count integer not null default 0,
        failure text,
        primary key (area_id, import_id)
      );
      create index import_under_way on register.import (area_id)
        where state in ('queued', 'checking', 'importing');
      select platform.guard_area('register.import');

      -- The file itself: it holds what the queue may not, and goes when the import is over.
      create table register.upload (
        area_id uuid not null,
        import_id uuid not null,
        content bytea not null,
        primary key (area_id, import_id)
      );
      select platform.guard_area('register.upload');

      create table register.fault (
        area_id uuid not null,
        import_id uuid not null,
        place integer not null,
        fault jsonb not null,
        primary key (area_id, import_id, place)
      );
      select platform.guard_area('register.fault');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema register cascade');
  }
}
