import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row says all that consent knows of a family; what said parts of it goes. Filled at the next start. */
export class ConsentFamilies1795500000041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      truncate consent.family, consent.matter;
      alter table consent.family add column version integer not null;
      drop table consent.known_case, consent.person, consent.ledger;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table consent.family drop column version;

      create table consent.known_case (
        area_id uuid not null,
        case_id uuid not null,
        struck boolean not null,
        primary key (area_id, case_id)
      );
      select platform.guard_area('consent.known_case');

      create table consent.person (
        area_id uuid not null,
        case_id uuid not null,
        member_id uuid not null,
        role text not null,
        birth_year integer,
        primary key (area_id, case_id, member_id)
      );
      select platform.guard_area('consent.person');

      create table consent.ledger (
        area_id uuid not null,
        case_id uuid not null,
        version integer not null,
        state json not null,
        primary key (area_id, case_id)
      );
      select platform.guard_area('consent.ledger');
    `);
  }
}
