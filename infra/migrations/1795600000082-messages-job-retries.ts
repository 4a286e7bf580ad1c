import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which requests to begin a parked job anew were carried out. */
export class MessagesJobRetries1795600000082 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table messages.job_retry (
        area_id uuid not null,
        command_id uuid not null,
        fingerprint text not null,
        primary key (area_id, command_id)
      );
      select platform.guard_area('messages.job_retry');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table messages.job_retry');
  }
}
