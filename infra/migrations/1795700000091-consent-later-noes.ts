import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A later no ends an earlier yes, so what somebody has to do about consents is another. Filled again at the next start. */
export class ConsentLaterNoes1795700000091 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('truncate consent.family, consent.matter');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('truncate consent.family, consent.matter');
  }
}
