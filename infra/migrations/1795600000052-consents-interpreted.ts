import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until now nobody was asked who had interpreted for an oral consent. */
export class ConsentsInterpreted1795600000052 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ofOral(`jsonb_set(one, '{given,how,interpretedBy}', 'null'::jsonb)`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ofOral(`one #- '{given,how,interpretedBy}'`));
  }
}

function ofOral(changed: string): string {
  return `
    update consent.family
       set consents = jsonb_set(consents::jsonb, '{consents}', (
             select jsonb_agg(
                      case when one #>> '{given,how,form}' = 'oral' then ${changed} else one end
                      order by place)
               from jsonb_array_elements(consents::jsonb -> 'consents')
                 with ordinality as each (one, place)))::json
     where consents::jsonb @? '$.consents[*].given.how ? (@.form == "oral")'
  `;
}
