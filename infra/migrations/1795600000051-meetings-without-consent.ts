import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An object as it is, member by member in its order, with another value where the name is this one. */
const withIn = (object: string, name: string, value: string) => `(
  select json_object_agg(key, case key when '${name}' then ${value} else value end order by place)
    from json_each(${object}) with ordinality as member(key, value, place))`;

/** An object as it is, and one member more. */
const andUnknown = (object: string) => `(
  select json_object_agg(key, value order by place)
    from (select key, value, place from json_each(${object}) with ordinality as member(key, value, place)
           union all
          select 'withoutConsent', 'null'::json, null) as members)`;

const meetings = `(
  select json_object_agg(key, ${andUnknown('meeting.value')} order by place)
    from json_each(file.state -> 'meetings') with ordinality as meeting(key, value, place))`;

/**
 * Until now no meeting could be written down as held without consent. As json, which keeps the order in which
 * people and meetings were written down; jsonb would sort them by their ids.
 */
export class MeetingsWithoutConsent1795600000051 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      update cases.case_file as file
         set state = ${withIn('file.state', 'meetings', meetings)}
       where (file.state -> 'meetings')::jsonb <> '{}'::jsonb
    `);
    await queryRunner.query(`
      update meetings.meeting as planned
         set body = ${withIn('planned.body', 'held', andUnknown(`planned.body -> 'held'`))}
       where (planned.body -> 'held')::jsonb <> 'null'::jsonb
    `);
  }

  /** One member too many disturbs nobody who does not ask for it. */
  async down(): Promise<void> {}
}
