import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts only (decision 0009). A day is a number that reads like one, 20221116. */
export class Statistics1795000000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create schema statistics;
grant usage on schema statistics to famsam_service;

-- What the figures need to know of one stream; rewritten with each of its events.
create table statistics.facts (
  area_id uuid not null,
  stream text collate "C" not null,
  facts json not null,
  primary key (area_id, stream)
) with (fillfactor = 70);
select platform.guard_area('statistics.facts');

-- What is counted, numbered from 0 without gaps.
create table statistics.class (
  area_id uuid not null,
  class_id integer not null,
  key text collate "C" not null,
  primary key (area_id, class_id),
  unique (area_id, key)
);
select platform.guard_area('statistics.class');

-- From this day on the class has so many more members, by what was recorded at that instant.
-- Only added to; position is the last of the events that made the change.
create table statistics.change (
  area_id uuid not null,
  seq bigint generated always as identity,
  position bigint not null,
  known_at timestamptz not null,
  day integer not null,
  class_id integer not null,
  delta smallint not null,
  primary key (area_id, seq)
);
select platform.guard_area('statistics.change');
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema statistics cascade');
  }
}
