import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A family's papers now say whether they were the first that was heard of it. Filled again at the next start. */
export class ConsentPapers1795600000031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('truncate consent.family, consent.matter');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('truncate consent.family, consent.matter');
  }
}
