import type { CaseEvent } from '@famsam/contracts';
import type { Recorded } from '@famsam/kernel';
import type { Projection } from '@famsam/platform';
import { streamId } from '@famsam/platform';

/** Which case a member belongs to, for the search: the vault answers with members (law.md 5). */
export const memberProjection: Projection = {
  name: 'cases.member',
  mode: 'inline',
  handles: ['case.member-added', 'case.entry-struck'],
  tables: ['cases.member'],
  apply(tx, recorded) {
    const caseOf = new Map<string, string | null>();
    for (const event of recorded as readonly Recorded<CaseEvent>[]) {
      if (event.type === 'case.member-added')
        caseOf.set(event.data.memberId, streamId(event.stream));
      else if (event.type === 'case.entry-struck' && event.data.entry === 'member')
        caseOf.set(event.data.entryId, null);
    }
    const there = [...caseOf].filter(([, caseId]) => caseId !== null);
    const gone = [...caseOf].filter(([, caseId]) => caseId === null);
    if (there.length > 0)
      tx.send(
        `insert into cases.member (area_id, member_id, case_id)
           select $1, m.* from unnest($2::uuid[], $3::uuid[]) as m
           on conflict (area_id, member_id) do update set case_id = excluded.case_id`,
        [tx.areaId, there.map(([memberId]) => memberId), there.map(([, caseId]) => caseId)],
      );
    if (gone.length > 0)
      tx.send('delete from cases.member where area_id = $1 and member_id = any ($2::uuid[])', [
        tx.areaId,
        gone.map(([memberId]) => memberId),
      ]);
  },
};
