import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A family's papers now say whom they were noted for. Filled again at the next start. */
export class ConsentPapersOfWhom1795700000061 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('truncate consent.family, consent.matter');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('truncate consent.family, consent.matter');
  }
}
