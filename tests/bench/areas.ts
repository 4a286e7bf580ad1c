import { areaId, type AreaId } from '@famsam/kernel';
import { newId } from '@famsam/platform';
import { run } from './bench';
import type { BigRegister } from './big-register';

/** Another area of the same families, so that one import serves every size and history. */
async function anotherArea(url: string): Promise<AreaId> {
  const area = areaId(newId());
  await run(url, 'insert into platform.area values ($1, clock_timestamp())', [area]);
  return area;
}

/** The events that were imported first, with all that was decided about them. */
export async function firstEvents({ url, area }: BigRegister, events: number): Promise<AreaId> {
  const copy = await anotherArea(url);
  await run(
    url,
    `insert into platform.event (position, area_id, version, command_index, type_version, happened_on,
       recorded_at, command_id, stream, type, actor_id, actor_role, fingerprint, data)
     select nextval('platform.position'), $2, version, command_index, type_version, happened_on,
            recorded_at, command_id, stream, type, actor_id, actor_role, fingerprint, data
       from (select * from platform.event where area_id = $1 order by position limit $3) as first`,
    [area, copy, events],
  );
  return copy;
}

/**
 * The cases of the register written down over 200 days, and then `corrections` times every entry
 * corrected, each time over another 200 days: so many times the history of the same families.
 */
export async function withHistory(
  { url, area }: BigRegister,
  corrections: number,
): Promise<{ area: AreaId; events: number }> {
  const copy = await anotherArea(url);
  await run(url, history, [area, copy, corrections]);
  const [counted] = await run<{ events: string }>(
    url,
    'select count(*) as events from platform.event where area_id = $1',
    [copy],
  );
  return { area: copy, events: Number(counted?.events) };
}

/** What was corrected is moved by some days, or counts in another class; only speed matters here. */
const history = `
  with told as (
    select e.*, count(*) over (partition by stream) as in_stream,
           (dense_rank() over (order by stream))::float8 as place
      from platform.event e where area_id = $1 and stream like 'case-%'),
  written as (
    select told.*, again, place / max(place) over () as share,
           case when again = 0 then type
                else coalesce((array['case.referral-corrected', 'case.member-corrected',
                  'case.contact-corrected', 'case.meeting-corrected', 'case.process-start-corrected',
                  'case.closing-corrected'])[array_position(array['case.referred', 'case.member-added',
                  'case.contact-added', 'case.meeting-held', 'case.process-started', 'case.closed'],
                  type)], type) end as told_as
      from told, generate_series(0, $3::integer) as again)
  insert into platform.event (position, area_id, version, command_index, type_version, happened_on,
    recorded_at, command_id, stream, type, actor_id, actor_role, data)
  select nextval('platform.position'), $2, version + again * in_stream, 1, type_version,
         happened_on + case when told_as in ('case.meeting-corrected', 'case.closing-corrected')
                            then again % 3 else 0 end,
         '2020-01-01T00:00:00Z'::timestamptz + (again + share) * interval '200 days',
         command_id, stream, told_as, actor_id, actor_role,
         case when told_as = 'case.referral-corrected'
              then data || jsonb_build_object('childrenUnder23', ((data ->> 'childrenUnder23')::int + again) % 5)
              else data end
    from (select * from written order by again, place, version) as written`;
