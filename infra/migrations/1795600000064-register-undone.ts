import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import that is done may be undone: what of it was taken back, counted. */
export class RegisterUndone1795600000064 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table register.import add column undone jsonb;
      create index import_undoing on register.import (area_id) where state = 'undoing';
      create index import_over on register.import (area_id, requested_at desc, import_id)
        where state in ('done', 'undoing', 'undone');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index register.import_over;
      update register.import set state = 'done' where state in ('undoing', 'undone');
      alter table register.import drop column undone;
    `);
  }
}
