import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a server for mail took and no stream says yet. */
export class MessageReceipts1795400000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table messages.receipt (
        area_id uuid not null,
        message_id uuid not null,
        primary key (area_id, message_id)
      );
      select platform.guard_area('messages.receipt');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table messages.receipt');
  }
}
