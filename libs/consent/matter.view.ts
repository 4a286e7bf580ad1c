import type { ConsentEvent, DirectoryEvent } from '@famsam/contracts';
import { consentContracts } from '@famsam/contracts';
import type { AreaId, LocalDate, Recorded } from '@famsam/kernel';
import { addDays } from '@famsam/kernel';
import type { Projection, Tx } from '@famsam/platform';
import { Areas, ProjectionRunner, streamId, Transactions } from '@famsam/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Matter, MatterKind } from './consent.matters';
import { allInForceSince, mattersOf } from './consent.matters';
import type { ConsentState } from './consent.state';
import { evolve, noConsents } from './consent.state';
import type { FamilyEvent, FamilyState } from './family.state';
import { evolveFamily, familyEvents, isOpen, noFamily } from './family.state';

const consentEvents = consentContracts.map((contract) => contract.type);
const unitEvents = ['directory.unit-added', 'directory.unit-changed'];

interface Known {
  readonly caseId: string;
  readonly family: FamilyState;
  readonly consents: ConsentState;
}

/** Inline, so that a matter that was dealt with is off the list when the answer to the act is there. */
export const matterProjection: Projection = {
  name: 'consent.matter',
  mode: 'inline',
  handles: [...familyEvents, ...consentEvents, ...unitEvents],
  tables: ['consent.unit', 'consent.family', 'consent.matter'],
  async apply(tx, events) {
    const moved = await writeUnits(tx, events.filter(isOf<DirectoryEvent>(unitEvents)));
    const others = events.filter((event) => !unitEvents.includes(event.type));
    const caseIds = [...new Set(others.map((event) => streamId(event.stream)))];
    const families = await knownFamilies(tx, caseIds, moved);
    for (const event of others) {
      const caseId = streamId(event.stream);
      const before = families.get(caseId) ?? { caseId, family: noFamily, consents: noConsents };
      families.set(
        caseId,
        isOf<ConsentEvent>(consentEvents)(event)
          ? { ...before, consents: evolve(before.consents, event) }
          : { ...before, family: evolveFamily(before.family, event as Recorded<FamilyEvent>) },
      );
    }
    if (families.size > 0) await writeMatters(tx, [...families.values()]);
  },
};

function isOf<E extends ConsentEvent | DirectoryEvent>(types: readonly string[]) {
  return (event: Recorded): event is Recorded<E> => types.includes(event.type);
}

/** Whether a unit that was there has come to another agency: its families' matters are others now. */
async function writeUnits(tx: Tx, events: readonly Recorded<DirectoryEvent>[]): Promise<boolean> {
  const agencies = new Map<string, string>();
  for (const event of events)
    if (event.type === 'directory.unit-added' || event.type === 'directory.unit-changed')
      agencies.set(event.data.unitId, event.data.agencyId);
  if (agencies.size === 0) return false;
  const [moved] = await tx.query<{ units: number }>(
    `with told as (select * from unnest($2::uuid[], $3::uuid[]) as t (unit_id, agency_id)),
          known as (select count(*)::integer as units
                      from consent.unit u join told t using (unit_id)
                     where u.area_id = $1 and u.agency_id <> t.agency_id),
          written as (insert into consent.unit (area_id, unit_id, agency_id)
                        select $1, unit_id, agency_id from told
                        on conflict (area_id, unit_id) do update set agency_id = excluded.agency_id)
     select units from known`,
    [tx.areaId, [...agencies.keys()], [...agencies.values()]],
  );
  return (moved?.units ?? 0) > 0;
}

async function knownFamilies(
  tx: Tx,
  caseIds: readonly string[],
  allOpen: boolean,
): Promise<Map<string, Known>> {
  if (caseIds.length === 0 && !allOpen) return new Map();
  const rows = await tx.query<Known>(
    `select case_id as "caseId", family, consents from consent.family
      where area_id = $1 and (case_id = any ($2::uuid[]) or ($3 and open))`,
    [tx.areaId, caseIds, allOpen],
  );
  return new Map(rows.map((row) => [row.caseId, row]));
}

/** The agency of every unit of the area. */
async function agencyOfUnits(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ unitId: string; agencyId: string }>(
    'select unit_id as "unitId", agency_id as "agencyId" from consent.unit where area_id = $1',
    [tx.areaId],
  );
  return new Map(rows.map(({ unitId, agencyId }) => [unitId, agencyId]));
}

async function writeMatters(tx: Tx, families: readonly Known[]): Promise<void> {
  const withContacts = families.some(({ family }) => Object.keys(family.contacts).length > 0);
  const agencyOf = withContacts ? await agencyOfUnits(tx) : new Map<string, string>();
  const rows = families.map((known) => ({ ...known, open: isOpen(known.family) }));
  const matters = families.flatMap(({ caseId, family, consents }) =>
    together(mattersOf(family, consents, agencyOf)).map((row) => ({ caseId, ...row })),
  );
  tx.send(
    `insert into consent.family (area_id, case_id, open, family, consents)
       select $1, f."caseId", f.open, f.family, f.consents
         from json_to_recordset($2)
           as f ("caseId" uuid, open boolean, family json, consents json)
       on conflict (area_id, case_id) do update
         set open = excluded.open, family = excluded.family, consents = excluded.consents`,
    [tx.areaId, JSON.stringify(rows)],
  );
  tx.send('delete from consent.matter where area_id = $1 and case_id = any ($2::uuid[])', [
    tx.areaId,
    families.map(({ caseId }) => caseId),
  ]);
  if (matters.length > 0)
    tx.send(
      `insert into consent.matter (area_id, case_id, kind, day, last_day, matters)
         select $1, m."caseId", m.kind, m.day, coalesce(m."lastDay", 'infinity'), m.matters
           from json_to_recordset($2)
             as m ("caseId" uuid, kind text, day date, "lastDay" date, matters json)`,
      [tx.areaId, JSON.stringify(matters)],
    );
}

/** Matters with the same days in one row: mostly all of a family's. */
function together(matters: readonly Matter[]) {
  const rows = new Map<string, Pick<Matter, 'kind' | 'day' | 'lastDay'> & { matters: Matter[] }>();
  for (const matter of matters) {
    const { kind, day, lastDay } = matter;
    const key = `${kind} ${day} ${lastDay}`;
    const row = rows.get(key) ?? { kind, day, lastDay, matters: [] };
    row.matters.push(matter);
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** A database from before there were matters: they are worked out from the events, once. */
@Injectable()
export class FirstMatters implements OnApplicationBootstrap {
  constructor(
    private readonly areas: Areas,
    private readonly transactions: Transactions,
    private readonly projections: ProjectionRunner,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const areaId of await this.areas.ids())
      if (await this.transactions.readInArea(areaId, hasNone))
        await this.projections.rebuild(matterProjection.name, areaId);
  }
}

async function hasNone(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ none: boolean }>(
    `select exists (select from consent.known_case where area_id = $1)
        and not exists (select from consent.family where area_id = $1) as none`,
    [tx.areaId],
  );
  return row?.none ?? false;
}

/** How long before its end a consent is to be renewed: in place, before anything has to wait for it. */
const endingDays = 30;

export interface CaseMatters {
  readonly caseId: string;
  /** The earliest day of its matters. */
  readonly day: LocalDate;
  /** Since when there is something to do: that day, or so many days before the consent ends. */
  readonly since: LocalDate;
  readonly matters: readonly Matter[];
}

/** Cases in which something has to be done about consents on a day, the longest due first. */
export class ConsentMatters extends Query<{
  readonly [kind in MatterKind]: {
    readonly cases: readonly CaseMatters[];
    /** How many cases there are beyond these. */
    readonly more: number;
  };
}> {
  constructor(
    readonly areaId: AreaId,
    readonly on: LocalDate,
    /** At most so many cases of each kind. */
    readonly limit: number,
  ) {
    super();
  }
}

@QueryHandler(ConsentMatters)
export class ConsentMattersHandler implements IQueryHandler<ConsentMatters> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId, on, limit }: ConsentMatters) {
    return this.transactions.readInArea(areaId, async (tx) => {
      const due = (kind: MatterKind, from: string, to: string) =>
        dueBetween(tx, { kind, from, to, on, limit });
      return {
        missing: await due('missing', '-infinity', on),
        unanswered: await due('unanswered', '-infinity', 'infinity'),
        ending: await due('ending', on, addDays(on, endingDays)),
      };
    });
  }
}

interface Due {
  readonly kind: MatterKind;
  readonly from: string;
  readonly to: string;
  readonly on: LocalDate;
  readonly limit: number;
}

async function dueBetween(tx: Tx, { kind, from, to, on, limit }: Due) {
  const rows = await tx.query<{
    caseId: string;
    day: LocalDate;
    all: number;
    matters: Matter[][];
  }>(
    `with due as (
       select case_id, min(day) as day from consent.matter
        where area_id = $1 and kind = $2 and day between $3 and $4 and last_day >= $5
        group by case_id),
     first as (select * from due order by day, case_id limit $6)
     select f.case_id as "caseId", f.day::text as day, (select count(*)::integer from due) as all,
            (select json_agg(m.matters order by m.day, m.last_day) from consent.matter m
              where m.area_id = $1 and m.case_id = f.case_id and m.kind = $2
                and m.day between $3 and $4 and m.last_day >= $5) as matters
       from first f order by f.day, f.case_id`,
    [tx.areaId, kind, from, to, on, limit],
  );
  const cases = rows.map(({ caseId, day, matters }) => {
    const since = kind === 'ending' ? addDays(day, -endingDays) : day;
    return { caseId, day, since, matters: matters.flat() };
  });
  return { cases, more: (rows[0]?.all ?? 0) - rows.length };
}

/** Of each case, since when all consents that are wanted were in force, as of a day of its own. */
export class ConsentsInForceSince extends Query<ReadonlyMap<string, LocalDate>> {
  constructor(
    readonly areaId: AreaId,
    readonly cases: readonly { readonly caseId: string; readonly on: LocalDate }[],
  ) {
    super();
  }
}

@QueryHandler(ConsentsInForceSince)
export class ConsentsInForceSinceHandler implements IQueryHandler<ConsentsInForceSince> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId, cases }: ConsentsInForceSince): Promise<ReadonlyMap<string, LocalDate>> {
    return this.transactions.readInArea(areaId, async (tx) => {
      const ids = cases.map(({ caseId }) => caseId);
      const families = await knownFamilies(tx, ids, false);
      const agencyOf = await agencyOfUnits(tx);
      const since = cases.flatMap(({ caseId, on }): [string, LocalDate][] => {
        const known = families.get(caseId);
        const day = known && allInForceSince(known.family, known.consents, agencyOf, on);
        return day ? [[caseId, day]] : [];
      });
      return new Map(since);
    });
  }
}
