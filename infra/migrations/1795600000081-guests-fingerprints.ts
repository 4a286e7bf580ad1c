import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which request an attempt was, and those that opened a session as well; null in rows from before. */
export class GuestsFingerprints1795600000081 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table guests.attempt
        add column fingerprint text,
        drop constraint attempt_kind_check,
        add constraint attempt_kind_check check (kind in ('sent', 'wrong', 'opened'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      delete from guests.attempt where kind = 'opened';
      alter table guests.attempt
        drop column fingerprint,
        drop constraint attempt_kind_check,
        add constraint attempt_kind_check check (kind in ('sent', 'wrong'));
    `);
  }
}
