import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose case a member's is, and what tells which queues a case stands in. Filled from what is there. */
export class CasesInQueues1795100000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table cases.case_file add open_since date;
      update cases.case_file
         set open_since = greatest((state #>> '{assessment,on}')::date, (
           select max((closing #>> '{reopening,on}')::date)
             from json_array_elements(state -> 'closings') as closing))
       where status = 'taken-on';
      create index case_file_to_assess on cases.case_file (area_id, referred_on, number)
        where status = 'referred';
      create index case_file_waiting on cases.case_file (area_id, open_since, number)
        where status = 'taken-on' and first_meeting_on is null;

      create table cases.member (
        area_id uuid not null,
        member_id uuid not null,
        case_id uuid not null,
        primary key (area_id, member_id)
      );
      insert into cases.member (area_id, member_id, case_id)
        select area_id, member_id::uuid, case_id
          from cases.case_file, json_object_keys(state -> 'members') as member_id;
      create index member_by_case on cases.member (area_id, case_id);
      select platform.guard_area('cases.member');

      -- The day of the last thing that happened in a case, consents included.
      create table cases.activity (
        area_id uuid not null,
        case_id uuid not null,
        last_on date not null,
        primary key (area_id, case_id)
      );
      insert into cases.activity (area_id, case_id, last_on)
        select area_id, substring(stream from '-(.*)$')::uuid, max(happened_on)
          from platform.event
         where stream like 'case-%' or stream like 'consent-%'
         group by area_id, substring(stream from '-(.*)$');
      create index activity_by_day on cases.activity (area_id, last_on);
      select platform.guard_area('cases.activity');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table cases.member, cases.activity;
      drop index cases.case_file_to_assess;
      drop index cases.case_file_waiting;
      alter table cases.case_file drop open_since;
    `);
  }
}
