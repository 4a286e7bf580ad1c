import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keyed hashes by which a name or a person number is found (law.md 5, decision 0010). */
export class SearchIndex1795100000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table privacy.search_index (
        area_id uuid not null,
        field text not null,
        token bytea not null,
        subject_id uuid not null,
        primary key (area_id, field, token, subject_id),
        -- gone with the text, however that goes
        foreign key (area_id, subject_id, field) references privacy.personal_text on delete cascade
      );
      create index search_index_by_subject on privacy.search_index (area_id, subject_id, field);
      select platform.guard_area('privacy.search_index');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table privacy.search_index');
  }
}
