import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody typed into a cell of a register is kept no more, and what was kept goes. */
export class RegisterFaults1795600000032 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      update register.fault
         set fault = fault || jsonb_build_object(
           'value', null,
           'column', case when fault ->> 'rule' in ('register.column-unknown', 'register.column-twice')
                          then null else fault -> 'column' end,
           'expected', case when fault ->> 'rule' = 'register.person-of-other-family'
                            then to_jsonb('en person i familjen'::text) else fault -> 'expected' end)
    `);
  }

  async down(): Promise<void> {
    // What is gone is gone.
  }
}
