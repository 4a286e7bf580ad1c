import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Directory1795000000002 implements MigrationInterface {
  name = 'Directory1795000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema directory;
      grant usage on schema directory to famsam_service;

      create table directory.area (
        area_id uuid primary key,
        name text not null,
        version integer not null
      );

      create table directory.municipality (
        area_id uuid not null,
        code text not null,
        position bigint not null,
        primary key (area_id, code)
      );

      -- Every figure ever recorded: the latest position of a day stands, the earlier ones answer "as known at".
      create table directory.population (
        area_id uuid not null,
        position bigint not null,
        recorded_at timestamptz not null,
        code text not null,
        day date not null,
        inhabitants integer not null,
        source text not null,
        primary key (area_id, position)
      );

      create table directory.agency (
        area_id uuid not null,
        agency_id uuid not null,
        name text not null,
        kind text not null,
        primary key (area_id, agency_id)
      );

      create table directory.unit (
        area_id uuid not null,
        unit_id uuid not null,
        agency_id uuid not null,
        name text not null,
        primary key (area_id, unit_id)
      );

      select platform.guard_area('directory.area');
      select platform.guard_area('directory.municipality');
      select platform.guard_area('directory.population');
      select platform.guard_area('directory.agency');
      select platform.guard_area('directory.unit');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema directory cascade');
  }
}
