import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ContactPersons1795100000011 implements MigrationInterface {
  name = 'ContactPersons1795100000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who they are rests in the vault, under contact_person_id.
      create table directory.contact_person (
        area_id uuid not null,
        contact_person_id uuid not null,
        unit_id uuid not null,
        mandate text not null,
        since date not null,
        primary key (area_id, contact_person_id)
      );
      create index contact_person_unit on directory.contact_person (area_id, unit_id);
      select platform.guard_area('directory.contact_person');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table directory.contact_person');
  }
}
