import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Meetings1795200000001 implements MigrationInterface {
  name = 'Meetings1795200000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema meetings;
      grant usage on schema meetings to famsam_service;

      create table meetings.meeting (
        area_id uuid not null,
        meeting_id uuid not null,
        case_id uuid not null,
        state text not null,
        requested_on date not null,
        request jsonb not null,
        version integer not null,
        primary key (area_id, meeting_id)
      );
      create index meeting_by_case on meetings.meeting (area_id, case_id, requested_on, meeting_id);
      select platform.guard_area('meetings.meeting');

      -- Calendars of others: when they were read, and when their owners are taken (law.md 16, 25).
      create table meetings.calendar (
        area_id uuid not null,
        owner_kind text not null,
        owner_id uuid not null,
        read_at timestamptz not null,
        known_until timestamptz not null,
        primary key (area_id, owner_kind, owner_id)
      );
      select platform.guard_area('meetings.calendar');

      create table meetings.busy (
        area_id uuid not null,
        owner_kind text not null,
        owner_id uuid not null,
        begins_at timestamptz not null,
        ends_at timestamptz not null check (begins_at < ends_at),
        primary key (area_id, owner_kind, owner_id, begins_at),
        foreign key (area_id, owner_kind, owner_id) references meetings.calendar on delete cascade
      );
      select platform.guard_area('meetings.busy');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema meetings cascade');
  }
}
