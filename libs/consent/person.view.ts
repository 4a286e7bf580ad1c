import type { CaseEvent, MemberRole } from '@famsam/contracts';
import type { Recorded } from '@famsam/kernel';
import type { Projection, Tx } from '@famsam/platform';
import { NotFoundError, streamId } from '@famsam/platform';
import type { KnownMember } from './consent.decider';

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

interface PersonRow extends Person {
  readonly caseId: string;
  readonly gone: boolean;
}

interface Changes {
  readonly cases: ReadonlyMap<string, { caseId: string; struck: boolean }>;
  readonly people: ReadonlyMap<string, PersonRow>;
}

/** The last word on each case and person: an import hands over thousands of events at once. */
function changesOf(events: readonly Recorded<CaseEvent>[]): Changes {
  const cases = new Map<string, { caseId: string; struck: boolean }>();
  const people = new Map<string, PersonRow>();
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

async function write(tx: Tx, { cases, people }: Changes): Promise<void> {
  if (cases.size > 0)
    await tx.query(
      `insert into consent.known_case (area_id, case_id, struck)
         select $1, c."caseId", c.struck
           from json_to_recordset($2) as c ("caseId" uuid, struck boolean)
         on conflict (area_id, case_id) do update set struck = excluded.struck`,
      [tx.areaId, JSON.stringify([...cases.values()])],
    );
  const rows = [...people.values()];
  const gone = rows.filter((row) => row.gone);
  if (gone.length > 0)
    await tx.query(
      `delete from consent.person p
         using json_to_recordset($2) as g ("caseId" uuid, "memberId" uuid)
        where p.area_id = $1 and p.case_id = g."caseId" and p.member_id = g."memberId"`,
      [tx.areaId, JSON.stringify(gone)],
    );
  const there = rows.filter((row) => !row.gone);
  if (there.length > 0)
    await tx.query(
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
  const rows = await tx.query<{
    memberId: string | null;
    role: MemberRole;
    birthYear: number | null;
  }>(
    `select p.member_id as "memberId", p.role, p.birth_year as "birthYear"
       from consent.known_case c
       left join consent.person p on p.area_id = c.area_id and p.case_id = c.case_id
      where c.area_id = $1 and c.case_id = $2 and not c.struck
      order by p.role, p.birth_year, p.member_id`,
    [tx.areaId, caseId],
  );
  if (rows.length === 0) throw new NotFoundError('case', caseId);
  return rows.flatMap(({ memberId, role, birthYear }) =>
    memberId === null ? [] : { memberId, role, birthYear },
  );
}
