import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names and numbers are found by other hashes than before (decision 0035); the next start makes them. */
export class SearchIndexAnew1795600000035 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('truncate privacy.search_index');
  }

  /** Made anew by the older program as well. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('truncate privacy.search_index');
  }
}
