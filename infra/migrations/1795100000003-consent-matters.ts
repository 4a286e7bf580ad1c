import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody has to do about consents, ready to be asked for any day. Filled at the next start. */
export class ConsentMatters1795100000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table consent.unit (
        area_id uuid not null,
        unit_id uuid not null,
        agency_id uuid not null,
        primary key (area_id, unit_id)
      );
      select platform.guard_area('consent.unit');

      -- What a matter is worked out from.
      create table consent.family (
        area_id uuid not null,
        case_id uuid not null,
        open boolean not null,
        family json not null,
        consents json not null,
        primary key (area_id, case_id)
      );
      select platform.guard_area('consent.family');

      -- Those of open cases only; matters of one case and kind with the same days share a row.
      create table consent.matter (
        area_id uuid not null,
        case_id uuid not null,
        kind text not null,
        day date not null,
        last_day date not null,
        matters json not null,
        primary key (area_id, case_id, kind, day, last_day)
      );
      create index matter_by_day on consent.matter (area_id, kind, day) include (case_id, last_day);
      select platform.guard_area('consent.matter');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table consent.unit, consent.family, consent.matter');
  }
}
