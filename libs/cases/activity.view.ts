import { caseContracts, consentContracts } from '@famsam/contracts';
import type { Projection } from '@famsam/platform';
import { streamId } from '@famsam/platform';

/** Another telephone number is nothing that happened with the family (decision 0021). */
const activities = [...caseContracts, ...consentContracts].filter(
  ({ type }) => type !== 'case.reworded',
);

/** When something last happened in each case: an act with its consents is an act with the family. */
export const activityProjection: Projection = {
  name: 'cases.activity',
  mode: 'inline',
  handles: activities.map(({ type }) => type),
  tables: ['cases.activity'],
  apply(tx, events) {
    const last = new Map<string, string>();
    for (const { stream, happenedOn } of events) {
      const caseId = streamId(stream);
      const known = last.get(caseId);
      if (!known || known < happenedOn) last.set(caseId, happenedOn);
    }
    tx.send(
      `insert into cases.activity (area_id, case_id, last_on)
         select $1, a.case_id, a.last_on
           from unnest($2::uuid[], $3::date[]) as a (case_id, last_on)
         on conflict (area_id, case_id)
           do update set last_on = greatest(activity.last_on, excluded.last_on)`,
      [tx.areaId, [...last.keys()], [...last.values()]],
    );
  },
};
