import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Compounds are found from each of their parts on, `Smith-O'Brien` by `obrien`; the next start makes the hashes. */
export class SearchIndexTails1795800000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('truncate privacy.search_index');
  }

  /** What the older program did not make finds the same people. */
  async down(): Promise<void> {}
}
