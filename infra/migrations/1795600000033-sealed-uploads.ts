import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The file of an import waits sealed; one that waits in clear goes, and is to be sent again. */
export class SealedUploads1795600000033 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      update register.import set state = 'failed', failure = 'internal'
       where state in ('queued', 'checking', 'importing');
      delete from register.upload;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await this.up(queryRunner);
  }
}
