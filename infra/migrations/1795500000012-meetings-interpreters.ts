import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until now nobody was booked or ordered to interpret at a meeting. */
export class MeetingsInterpreters1795500000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      update meetings.meeting
         set body = (body::jsonb
               || '{"interpreters": [], "interpreterAnswers": {}, "orders": {}}'::jsonb)::json
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      update meetings.meeting
         set body = (body::jsonb - array['interpreters', 'interpreterAnswers', 'orders'])::json
    `);
  }
}
