import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings that were held are known beside the consents they needed. Filled again at the next start. */
export class ConsentMeetingsHeld1795700000062 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      truncate consent.family, consent.matter;
      alter table consent.family add column meetings json not null;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      truncate consent.family, consent.matter;
      alter table consent.family drop column meetings;
    `);
  }
}
