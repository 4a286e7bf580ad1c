import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A register may be shown before it is imported: it then waits for somebody to say yes. */
export class RegisterPreviews1795600000063 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table register.import
        -- Whether somebody has said yes; what was asked for before there were previews was meant so.
        add column wanted boolean not null default true,
        -- How often it was shown, and what of it was shown last.
        add column times_shown integer not null default 0,
        add column shown text;
      create index import_shown on register.import (area_id) where state = 'previewed';

      -- Page by page, sealed, until the import is over.
      create table register.preview (
        area_id uuid not null,
        import_id uuid not null,
        place integer not null,
        content bytea not null,
        primary key (area_id, import_id, place)
      );
      select platform.guard_area('register.preview');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table register.preview;
      update register.import set state = 'failed', failure = 'internal'
       where state in ('previewed', 'lapsed');
      alter table register.import drop column wanted, drop column times_shown, drop column shown;
    `);
  }
}
