import type { CaseEvent, MemberRole } from '@famsam/contracts';
import type { AreaId, Recorded } from '@famsam/kernel';
import type { Projection, Tx } from '@famsam/platform';
import { NotFoundError, streamId } from '@famsam/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KnownMember } from './consent.decider';

@Entity({ schema: 'consent', name: 'known_case' })
export class CaseRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: AreaId;

  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column('boolean')
  struck!: boolean;
}

@Entity({ schema: 'consent', name: 'person' })
export class PersonRow {
  @PrimaryColumn({ name: 'area_id', type: 'uuid' })
  areaId!: AreaId;

  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @PrimaryColumn({ name: 'member_id', type: 'uuid' })
  memberId!: string;

  @Column('text')
  role!: MemberRole;

  @Column({ name: 'birth_year', type: 'integer', nullable: true })
  birthYear!: number | null;
}

/** A member of a case: who can be asked, and whether a guardian speaks for them. */
export interface Person extends KnownMember {
  readonly memberId: string;
}

/** The cases there are, and their members: heard from case events, since consent asks no case. */
export const personProjection: Projection = {
  name: 'consent.person',
  mode: 'inline',
  handles: [
    'case.referred',
    'case.struck',
    'case.restored',
    'case.member-added',
    'case.member-corrected',
    'case.entry-struck',
  ],
  tables: ['consent.known_case', 'consent.person'],
  apply: (tx, events) => write(tx, changesOf(events as readonly Recorded<CaseEvent>[])),
};

interface LastWord extends Person {
  readonly caseId: string;
  readonly gone: boolean;
}

interface Changes {
  readonly cases: ReadonlyMap<string, { caseId: string; struck: boolean }>;
  readonly people: ReadonlyMap<string, LastWord>;
}

/** The last word on each case and person: an import hands over thousands of events at once. */
function changesOf(events: readonly Recorded<CaseEvent>[]): Changes {
  const cases = new Map<string, { caseId: string; struck: boolean }>();
  const people = new Map<string, LastWord>();
  for (const event of events) {
    const caseId = streamId(event.stream);
    switch (event.type) {
      case 'case.referred':
      case 'case.restored':
        cases.set(caseId, { caseId, struck: false });
        break;
      case 'case.struck':
        cases.set(caseId, { caseId, struck: true });
        break;
      case 'case.member-added':
      case 'case.member-corrected': {
        const { memberId, role, birthYear } = event.data;
        people.set(`${caseId} ${memberId}`, { caseId, memberId, role, birthYear, gone: false });
        break;
      }
      case 'case.entry-struck': {
        const { entry, entryId: memberId } = event.data;
        const row = { caseId, memberId, role: 'child', birthYear: null, gone: true } as const;
        if (entry === 'member') people.set(`${caseId} ${memberId}`, row);
        break;
      }
    }
  }
  return { cases, people };
}

function write(tx: Tx, { cases, people }: Changes): void {
  if (cases.size > 0)
    tx.send(
      `insert into consent.known_case (area_id, case_id, struck)
         select $1, c."caseId", c.struck
           from json_to_recordset($2) as c ("caseId" uuid, struck boolean)
         on conflict (area_id, case_id) do update set struck = excluded.struck`,
      [tx.areaId, JSON.stringify([...cases.values()])],
    );
  const rows = [...people.values()];
  const gone = rows.filter((row) => row.gone);
  if (gone.length > 0)
    tx.send(
      `delete from consent.person p
         using json_to_recordset($2) as g ("caseId" uuid, "memberId" uuid)
        where p.area_id = $1 and p.case_id = g."caseId" and p.member_id = g."memberId"`,
      [tx.areaId, JSON.stringify(gone)],
    );
  const there = rows.filter((row) => !row.gone);
  if (there.length > 0)
    tx.send(
      `insert into consent.person (area_id, case_id, member_id, role, birth_year)
         select $1, p."caseId", p."memberId", p.role, p."birthYear"
           from json_to_recordset($2)
             as p ("caseId" uuid, "memberId" uuid, role text, "birthYear" integer)
         on conflict (area_id, case_id, member_id)
           do update set role = excluded.role, birth_year = excluded.birth_year`,
      [tx.areaId, JSON.stringify(there)],
    );
}

/** The members of the case; throws NotFoundError when the area has no such case. */
export async function membersOf(tx: Tx, caseId: string): Promise<readonly Person[]> {
  const ofCase = { areaId: tx.areaId, caseId };
  if (!(await tx.manager.existsBy(CaseRow, { ...ofCase, struck: false })))
    throw new NotFoundError('case', caseId);
  const rows = await tx.manager.find(PersonRow, {
    where: ofCase,
    order: { role: 'asc', birthYear: 'asc', memberId: 'asc' },
  });
  return rows.map(({ memberId, role, birthYear }) => ({ memberId, role, birthYear }));
}
