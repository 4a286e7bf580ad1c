import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A contact as it is, and what nobody could tell of it until now. */
const andKnown = `(
  select json_object_agg(key, value order by place)
    from (select key, value, place from json_each(contact.value) with ordinality as member(key, value, place)
           union all
          select * from (values ('precision', '"day"'::json, null::bigint), ('ended', 'null'::json, null))
            as added) as members)`;

/** An object as it is, member by member in its order, with the contacts in it completed. */
const withContacts = (object: string) => `(
  select json_object_agg(key, case key when 'contacts' then (
           select json_object_agg(contact.key, ${andKnown} order by contact.place)
             from json_each(part.value) with ordinality as contact(key, value, place))
           else value end order by place)
    from json_each(${object}) with ordinality as part(key, value, place))`;

/**
 * Until now a contact began on a day, and did not end. As json, which keeps the order in which people and contacts
 * were written down.
 */
export class ContactEnds1795600000071 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      update cases.case_file as file set state = ${withContacts('file.state')}
       where (file.state -> 'contacts')::jsonb <> '{}'::jsonb
    `);
    await queryRunner.query(`
      update consent.family as known set family = ${withContacts('known.family')}
       where (known.family -> 'contacts')::jsonb <> '{}'::jsonb
    `);
  }

  /** Members too many disturb nobody who does not ask for them. */
  async down(): Promise<void> {}
}
