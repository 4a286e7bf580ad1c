import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The event store (decisions 0002 to 0005). The role `famsam_service` is what processes run as;
 * the owner, who runs migrations, is the only one whom row-level security does not bind.
 */
export class Platform1795000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [role, areas, events, watermark, append, reading, projections, bulk]) {
      await queryRunner.query(sql);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema platform cascade');
  }
}

/** Roles belong to the whole server, so another database's migration may be making it right now. */
const role = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'famsam_service') then
    create role famsam_service nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role(current_user, 'famsam_service', 'SET') then
    execute format('grant famsam_service to %I', current_user);
  end if;
end $$;
create schema platform;
grant usage on schema platform to famsam_service;
`;

const areas = `
create function platform.guard_area(name text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name::regclass);
  execute format(
    $policy$create policy area on %s
      using (area_id = nullif(current_setting('famsam.area', true), '')::uuid)$policy$,
    name::regclass);
  execute format('grant select, insert, update, delete on %s to famsam_service', name::regclass);
end $$;
revoke execute on function platform.guard_area(text) from public;

create table platform.area (
  area_id uuid primary key,
  created_at timestamptz not null
);
select platform.guard_area('platform.area');
`;

/**
 * Three indexes, because append speed is paid for each: the area's own order, the streams, and one
 * entry per command (its first event). Positions are unique by the sequence.
 */
const events = `
create sequence platform.position as bigint cache 1;
grant usage, select on sequence platform.position to famsam_service;

create table platform.event (
  position bigint not null,
  area_id uuid not null,
  version integer not null,
  command_index integer not null,
  type_version smallint not null,
  happened_on date not null,
  recorded_at timestamptz not null,
  command_id uuid not null,
  stream text collate "C" not null,
  type text collate "C" not null,
  actor_id text not null,
  actor_role text not null,
  fingerprint text,
  data jsonb not null,
  primary key (area_id, position),
  constraint event_version unique (area_id, stream, version)
);
create unique index event_command on platform.event (area_id, command_id) where command_index = 0;
select platform.guard_area('platform.event');
-- What is stored is never changed.
revoke update, delete on platform.event from famsam_service;
`;

/**
 * Decision 0002. 4604237 ('FAM') in the upper 24 bits of the lock's key keeps other users of
 * advisory locks out; the lower 40 carry the position reached before any was taken.
 */
const watermark = `
-- Before a writer takes positions; all it takes will be above what this returns. The area's lock
-- comes first, so that one who waits there holds nobody up.
create function platform.announce_writer(area uuid) returns bigint language plpgsql volatile as $$
declare
  -- Null before the first event: then nothing has been given out.
  reached bigint;
  -- Assignments, because plpgsql evaluates them without running a query.
  taken text;
begin
  taken := pg_advisory_xact_lock_shared(4604237, hashtext(area::text))::text;
  reached := coalesce(pg_sequence_last_value('platform.position'), 0);
  taken := pg_advisory_xact_lock_shared((4604237::bigint << 40) | reached)::text;
  return reached;
end $$;

create function platform.watermark() returns bigint language plpgsql volatile as $$
declare
  reached bigint;
  oldest bigint;
begin
  -- Two statements in this order: whoever holds a position up to reached announced itself before.
  select case when is_called then last_value else last_value - 1 end into reached
    from platform.position;
  select min(((classid::bigint & 255) << 32) | objid::bigint) into oldest
    from pg_locks
   where locktype = 'advisory' and objsubid = 1 and mode = 'ShareLock'
     and classid::bigint >> 8 = 4604237
     and database = (select oid from pg_database where datname = current_database());
  return least(reached, oldest);
end $$;
`;

/**
 * Planned once per session instead of at each call, which halves what an append costs; and by the
 * indexes, whatever the size of the table was when the plan was made.
 */
const fixedPlans = `
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_bitmapscan = off
  set enable_hashjoin = off set enable_mergejoin = off`;

/**
 * Several commands in one round trip, each with its own verdict; no stream and no command twice
 * in one call. \`expected\` is per stream and command, the rest per event in the order to store.
 */
const append = `
create function platform.append(
  area uuid,
  recorded timestamptz,
  part_commands uuid[], part_streams text[], part_expected integer[],
  commands uuid[], command_indexes integer[], fingerprints text[],
  actor_ids text[], actor_roles text[],
  streams text[], versions integer[], types text[], type_versions smallint[],
  days date[], datas jsonb[],
  out positions bigint[], out seen uuid[], out stale uuid[]
) language plpgsql volatile ${fixedPlans} as $$
begin
  perform set_config('famsam.area', area::text, true);
  perform platform.announce_writer(area);

  -- Not as EXISTS: a join would, on an empty table, be planned as a scan of the whole area.
  select array_agg(part.command) into seen
    from unnest(part_commands) as part (command)
   where (select e.command_index from platform.event e
           where e.area_id = area and e.command_id = part.command and e.command_index = 0
           limit 1) is not null;
  select array_agg(part.command) into stale
    from unnest(part_commands, part_streams, part_expected) as part (command, stream, expected)
   where part.expected <> coalesce((
     select e.version from platform.event e
      where e.area_id = area and e.stream = part.stream
      order by e.version desc limit 1), 0);

  with stored as (
    insert into platform.event (position, area_id, stream, version, type, type_version, happened_on,
      recorded_at, command_id, command_index, fingerprint, actor_id, actor_role, data)
    select nextval('platform.position'), area, e.stream, e.version, e.type, e.type_version, e.day,
      recorded, e.command, e.command_index, e.fingerprint, e.actor_id, e.actor_role, e.data
      from unnest(commands, command_indexes, fingerprints, actor_ids, actor_roles, streams, versions,
        types, type_versions, days, datas)
        as e (command, command_index, fingerprint, actor_id, actor_role, stream, version,
        type, type_version, day, data)
     where (seen is null or e.command <> all (seen)) and (stale is null or e.command <> all (stale))
    returning position)
  select array_agg(position) into positions from stored;
end $$;

-- The same for one event of one command, which is what most commands are: no arrays to take apart.
-- Two of the unique indexes say no by themselves; gives the position, 0 for a seen command, -1 for a stale stream.
create function platform.append_one(
  area uuid, recorded timestamptz, command uuid, name text, expected integer, print text,
  actor text, acting_as text, event_type text, event_type_version smallint, day date, content jsonb
) returns bigint language plpgsql volatile ${fixedPlans} as $$
declare
  stored bigint;
  known_area text := set_config('famsam.area', area::text, true);
  reached bigint := platform.announce_writer(area);
begin
  if expected = 0 or (
    select true from platform.event e
     where e.area_id = area and e.stream = name and e.version = expected) then
    insert into platform.event (position, area_id, stream, version, type, type_version, happened_on,
      recorded_at, command_id, command_index, fingerprint, actor_id, actor_role, data)
    values (nextval('platform.position'), area, name, expected + 1, event_type, event_type_version,
      day, recorded, command, 0, print, actor, acting_as, content)
    on conflict do nothing
    returning position into stored;
    if stored is not null then
      return stored;
    end if;
  end if;
  return case when (
    select true from platform.event e
     where e.area_id = area and e.command_id = command and e.command_index = 0)
    then 0 else -1 end;
end $$;

create function platform.earlier_command(area uuid, command uuid,
  out fingerprint text, out stream text, out version integer, out events integer
) language plpgsql volatile ${fixedPlans} as $$
declare
  first_version integer;
begin
  perform set_config('famsam.area', area::text, true);
  select e.fingerprint, e.stream, e.version into fingerprint, stream, first_version
    from platform.event e
   where e.area_id = area and e.command_id = command and e.command_index = 0;
  -- The stream is what the command was addressed to; what it did elsewhere is not its answer.
  select max(e.version), count(*) into version, events from platform.event e
   where e.area_id = area and e.stream = earlier_command.stream and e.version >= first_version
     and e.command_id = command;
end $$;
`;

const reading = `
create function platform.read_stream(area uuid, name text)
returns setof platform.event language plpgsql volatile ${fixedPlans} as $$
begin
  perform set_config('famsam.area', area::text, true);
  return query select e.* from platform.event e
    where e.area_id = area and e.stream = name order by e.version;
end $$;

create function platform.area_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select area_id from platform.area order by created_at, area_id
$$;

-- Ids and numbers only: what the runner needs in order to know where there is something to do.
create function platform.area_heads(out area_id uuid, out head bigint) returns setof record
language sql stable security definer set search_path = '' as $$
  select a.area_id, coalesce((
    select e.position from platform.event e
     where e.area_id = a.area_id order by e.position desc limit 1), 0)
    from platform.area a
$$;

-- Which types are stored, for the check at boot. What was looked through once is not looked through
-- again, so that a start does not take longer with every year of history. No grants: the function only.
create table platform.stored_type (
  type text collate "C" primary key,
  newest smallint not null
);
create table platform.types_looked_at (
  area_id uuid primary key,
  position bigint not null
);
create function platform.stored_types(out type text, out newest smallint) returns setof record
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare
  reached bigint := platform.watermark();
  one uuid;
begin
  for one in select a.area_id from platform.area a order by a.area_id loop
    insert into platform.stored_type (type, newest)
    select e.type, max(e.type_version) from platform.event e
     where e.area_id = one and e.position <= reached and e.position > coalesce((
       select l.position from platform.types_looked_at l where l.area_id = one), 0)
     group by e.type
    on conflict (type) do update set newest = greatest(stored_type.newest, excluded.newest);
    insert into platform.types_looked_at (area_id, position) values (one, reached)
    on conflict (area_id) do update
      set position = greatest(types_looked_at.position, excluded.position);
  end loop;
  return query select s.type, s.newest from platform.stored_type s;
end $$;
`;

const projections = `
create table platform.checkpoint (
  area_id uuid not null,
  projection text not null,
  position bigint not null,
  updated_at timestamptz not null default clock_timestamp(),
  failing_since timestamptz,
  failure text,
  primary key (area_id, projection)
);
select platform.guard_area('platform.checkpoint');

create function platform.projection_lags(
  names text[],
  out area_id uuid, out projection text, out head bigint, out checkpoint bigint,
  out behind bigint, out waiting_since timestamptz, out failing_since timestamptz, out failure text
) returns setof record language sql stable security definer set search_path = '' as $$
  select heads.area_id, name, heads.head, coalesce(c.position, 0),
         -- A count without end would make a scrape slow just when a projection is far behind.
         (select count(*) from (
           select from platform.event e
            where e.area_id = heads.area_id and e.position > coalesce(c.position, 0)
            limit 100000) as waiting),
         (select e.recorded_at from platform.event e
           where e.area_id = heads.area_id and e.position > coalesce(c.position, 0)
           order by e.position limit 1),
         c.failing_since, c.failure
    from platform.area_heads() as heads
   cross join unnest(names) as name
    left join platform.checkpoint c on c.area_id = heads.area_id and c.projection = name
$$;
`;

/** Unlogged: a bulk that a crash of the server takes away had not been published. */
const bulk = `
create unlogged table platform.staged (
  area_id uuid not null,
  command_id uuid not null,
  place bigint generated always as identity,
  stream text collate "C" not null,
  version integer not null,
  type text collate "C" not null,
  type_version smallint not null,
  happened_on date not null,
  data jsonb not null,
  primary key (area_id, place)
);
select platform.guard_area('platform.staged');
`;
