import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is to be told to whom, in ids and instants; no address and no word of it. */
export class Messages1795200000041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema messages;
      grant usage on schema messages to famsam_service;

      create table messages.message (
        area_id uuid not null,
        message_id uuid not null,
        kind text not null,
        about_id uuid not null,
        party_id uuid,
        status text not null,
        next_at timestamptz not null,
        version integer not null,
        changed_at timestamptz not null,
        state json not null,
        primary key (area_id, message_id)
      );
      create index message_about on messages.message (area_id, about_id);
      create index message_to_party on messages.message (area_id, party_id)
        where party_id is not null;
      create index message_waiting on messages.message (area_id, next_at, message_id)
        where status = 'waiting';
      create index message_by_status on messages.message (area_id, status, changed_at);
      select platform.guard_area('messages.message');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema messages cascade');
  }
}
