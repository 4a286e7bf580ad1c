import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which codes were sent for links, and what counts against their limit; the codes themselves are nowhere. */
export class Guests1795200000051 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema guests;
      grant usage on schema guests to famsam_service;

      -- The newest code of each link; used_by is the command that used it.
      create table guests.code (
        area_id uuid not null,
        link_id uuid not null,
        message_id uuid not null,
        sent_at timestamptz not null,
        used_at timestamptz,
        used_by uuid,
        primary key (area_id, link_id)
      );
      select platform.guard_area('guests.code');

      create table guests.attempt (
        area_id uuid not null,
        link_id uuid not null,
        command_id uuid not null,
        kind text not null check (kind in ('sent', 'wrong')),
        at timestamptz not null,
        primary key (area_id, link_id, command_id)
      );
      create index attempt_by_age on guests.attempt (area_id, at);
      select platform.guard_area('guests.attempt');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema guests cascade');
  }
}
