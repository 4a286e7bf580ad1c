import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a text said before it was reworded, sealed under the same key as the text (decision 0021). */
export class EarlierWordings1795500000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table privacy.earlier_wording (
        area_id uuid not null,
        wording bigint generated always as identity,
        subject_id uuid not null,
        field text not null,
        ciphertext bytea not null,
        written_at timestamptz not null,
        replaced_at timestamptz not null,
        -- the command that put other words in its place
        replaced_by uuid not null,
        primary key (area_id, wording),
        foreign key (area_id, subject_id) references privacy.person_key
      );
      create index earlier_wording_by_subject
        on privacy.earlier_wording (area_id, subject_id, field, wording);
      select platform.guard_area('privacy.earlier_wording');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table privacy.earlier_wording');
  }
}
