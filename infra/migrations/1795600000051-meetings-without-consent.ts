import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until now no meeting could be written down as held without consent. */
export class MeetingsWithoutConsent1795600000051 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      update cases.case_file
         set state = jsonb_set(state::jsonb, '{meetings}', (
               select jsonb_object_agg(key, value || '{"withoutConsent": null}'::jsonb)
                 from jsonb_each(state::jsonb -> 'meetings')))::json
       where state::jsonb -> 'meetings' <> '{}'::jsonb
    `);
    await queryRunner.query(`
      update meetings.meeting
         set body = jsonb_set(body::jsonb, '{held,withoutConsent}', 'null'::jsonb)::json
       where body::jsonb -> 'held' <> 'null'::jsonb
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      update cases.case_file
         set state = jsonb_set(state::jsonb, '{meetings}', (
               select jsonb_object_agg(key, value - 'withoutConsent')
                 from jsonb_each(state::jsonb -> 'meetings')))::json
       where state::jsonb -> 'meetings' <> '{}'::jsonb
    `);
    await queryRunner.query(`
      update meetings.meeting set body = (body::jsonb #- '{held,withoutConsent}')::json
    `);
  }
}
