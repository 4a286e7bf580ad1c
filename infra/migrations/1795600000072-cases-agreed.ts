import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day of each agreement that was not struck, which no referral may come after. Filled from what is there. */
export class CasesAgreed1795600000072 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table cases.agreed (
        area_id uuid not null,
        agreement_id uuid not null,
        case_id uuid not null,
        made_on date not null,
        primary key (area_id, agreement_id)
      );
      insert into cases.agreed (area_id, agreement_id, case_id, made_on)
        select area_id, substring(stream from '-(.*)$')::uuid, (data ->> 'caseId')::uuid, happened_on
          from (select distinct on (area_id, stream) area_id, stream, type, data, happened_on
                  from platform.event
                 where type in ('agreement.made', 'agreement.corrected', 'agreement.struck')
                 order by area_id, stream, version desc) as last
         where type <> 'agreement.struck';
      create index agreed_by_case on cases.agreed (area_id, case_id);
      select platform.guard_area('cases.agreed');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table cases.agreed');
  }
}
