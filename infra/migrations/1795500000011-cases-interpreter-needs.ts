import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nobody has been asked yet whether they need an interpreter. */
export class InterpreterNeeds1795500000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      update cases.case_file
         set state = (state::jsonb || '{"interpreterNeeds": {}}'::jsonb)::json
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      update cases.case_file set state = (state::jsonb - 'interpreterNeeds')::json
    `);
  }
}
