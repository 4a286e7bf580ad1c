import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which requests of the register were carried out: an import that is asked for, a yes to one, and its undoing. */
export class RegisterRequests1795700000092 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table register.request (
        area_id uuid not null,
        request_id uuid not null,
        fingerprint text not null,
        primary key (area_id, request_id)
      );
      select platform.guard_area('register.request');
      -- An import has the id of the request that asked for it.
      insert into register.request select area_id, import_id, fingerprint from register.import;
      alter table register.import drop column fingerprint;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table register.import add column fingerprint text;
      update register.import i set fingerprint = r.fingerprint from register.request r
       where r.area_id = i.area_id and r.request_id = i.import_id;
      alter table register.import alter column fingerprint set not null;
      drop table register.request;
    `);
  }
}
