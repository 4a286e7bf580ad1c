import type { AgreementEvent } from '@famsam/contracts';
import type { Recorded } from '@famsam/kernel';
import type { Projection } from '@famsam/platform';
import { streamId } from '@famsam/platform';

/** The day of each agreement, heard from its events: the room of agreements asks this one, so it cannot be asked. */
export const agreedProjection: Projection = {
  name: 'cases.agreed',
  mode: 'inline',
  handles: ['agreement.made', 'agreement.corrected', 'agreement.struck'],
  tables: ['cases.agreed'],
  apply(tx, recorded) {
    const agreed = new Map<string, { caseId: string; on: string } | null>();
    for (const {
      type,
      stream,
      data,
      happenedOn,
    } of recorded as readonly Recorded<AgreementEvent>[])
      if (type === 'agreement.made' || type === 'agreement.corrected')
        agreed.set(streamId(stream), { caseId: data.caseId, on: happenedOn });
      else agreed.set(streamId(stream), null);
    const standing = [...agreed].flatMap(([id, made]) => (made ? [{ id, ...made }] : []));
    const struck = [...agreed].flatMap(([id, made]) => (made ? [] : [id]));
    if (standing.length > 0)
      tx.send(
        `insert into cases.agreed (area_id, agreement_id, case_id, made_on)
           select $1, a.* from unnest($2::uuid[], $3::uuid[], $4::date[]) as a
           on conflict (area_id, agreement_id) do update set made_on = excluded.made_on`,
        [
          tx.areaId,
          standing.map(({ id }) => id),
          standing.map(({ caseId }) => caseId),
          standing.map(({ on }) => on),
        ],
      );
    if (struck.length > 0)
      tx.send('delete from cases.agreed where area_id = $1 and agreement_id = any ($2::uuid[])', [
        ...[tx.areaId, struck],
      ]);
  },
};
