import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an import may bring that the area lacks; one that waits was asked for when it still brought everything. */
export class RegisterNamesAskedFor1795600000062 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table register.upload add column created jsonb not null default '"all"';
      alter table register.upload alter column created drop default;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table register.upload drop column created');
  }
}
