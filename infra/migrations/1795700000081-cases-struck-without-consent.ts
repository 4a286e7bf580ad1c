import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A case keeps which of the meetings that were struck from it had been held without consent: what was agreed there is
 * told nobody outside the family. Filled from what is there; as json, which keeps the order of what was written down.
 */
export class CasesStruckWithoutConsent1795700000081 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      with held as (
        select distinct on (area_id, stream, data ->> 'meetingId')
               area_id, stream, data ->> 'meetingId' as meeting_id, data ->> 'withoutConsent' as why
          from platform.event
         where type in ('case.meeting-held', 'case.meeting-corrected')
         order by area_id, stream, data ->> 'meetingId', version desc),
      struck as (
        select area_id, substring(stream from '-(.*)$')::uuid as case_id,
               json_agg(meeting_id order by meeting_id) as meeting_ids
          from held
         where why is not null
           and exists (
             select from platform.event as strike
              where strike.area_id = held.area_id and strike.stream = held.stream
                and strike.type = 'case.entry-struck' and strike.data ->> 'entry' = 'meeting'
                and strike.data ->> 'entryId' = meeting_id)
         group by area_id, stream)
      update cases.case_file as file
         set state = (
           select json_object_agg(key, value order by place)
             from (select key, value, place
                     from json_each(file.state) with ordinality as member(key, value, place)
                   union all
                   select 'struckWithoutConsent', struck.meeting_ids, null) as members)
        from struck
       where file.area_id = struck.area_id and file.case_id = struck.case_id
    `);
  }

  /** One member too many disturbs nobody who does not ask for it. */
  async down(): Promise<void> {}
}
