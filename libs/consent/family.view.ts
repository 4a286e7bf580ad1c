import type { CaseEvent, ConsentEvent, DirectoryEvent } from '@famsam/contracts';
import { caseStatusOf, consentContracts, familyEvents, isOpenStatus } from '@famsam/contracts';
import type { Recorded } from '@famsam/kernel';
import type { Projection, Tx } from '@famsam/platform';
import { Areas, ProjectionRunner, streamId, Transactions } from '@famsam/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { agencyOfUnits, lockFamilies } from './family.rows';
import { hear, meetingEvents, notYetKnown, type KnownFamily } from './known-family';
import { heldWithout, mattersOf, type Matter } from './matters';
import { LapsedPapers } from './paper-before-import';

const consentEvents = consentContracts.map((contract) => contract.type);
const unitEvents = ['directory.unit-added', 'directory.unit-changed'];

/**
 * Each family with its consents, heard from the events of both, and what somebody has to do about them. Inline,
 * so that who may be told is never asked of what is out of date, and a matter that was dealt with is off the list.
 */
export const familyProjection: Projection = {
  name: 'consent.family',
  mode: 'inline',
  handles: [...familyEvents, ...meetingEvents, ...consentEvents, ...unitEvents],
  tables: ['consent.unit', 'consent.family', 'consent.matter'],
  async apply(tx, events) {
    lockAgenciesOfUnits(tx, events);
    const moved = await writeUnits(tx, events.filter(isOf<DirectoryEvent>(unitEvents)));
    const others = events.filter((event) => !unitEvents.includes(event.type));
    const families = await lockFamilies(tx, known(others), moved);
    const there = [...families.keys()];
    for (const event of others) {
      const caseId = streamId(event.stream);
      const before = families.get(caseId) ?? notYetKnown(caseId);
      families.set(caseId, after(before, event as Recorded<CaseEvent | ConsentEvent>));
    }
    if (families.size > 0) await writeFamilies(tx, there, [...families.values()]);
  },
};

function after(before: KnownFamily, event: Recorded<CaseEvent | ConsentEvent>): KnownFamily {
  const heard = hear(before, event);
  return consentEvents.includes(event.type) ? { ...heard, version: event.version } : heard;
}

function isOf<E extends DirectoryEvent>(types: readonly string[]) {
  return (event: Recorded): event is Recorded<E> => types.includes(event.type);
}

/** The cases that these events do not begin. */
function known(events: readonly Recorded[]): readonly string[] {
  const begun = events.filter(({ type }) => type === 'case.referred');
  const others = new Set(events.map(({ stream }) => streamId(stream)));
  for (const { stream } of begun) others.delete(streamId(stream));
  return [...others];
}

/**
 * Who moves units waits for those who begin a case, and they for it: nobody else could lock a family that is not
 * there yet, and the agency it was told of would be the one before. Before the families, as all do.
 */
function lockAgenciesOfUnits(tx: Tx, events: readonly Recorded[]): void {
  const happened = new Set(events.map(({ type }) => type));
  const lock = happened.has('directory.unit-changed')
    ? 'pg_advisory_xact_lock'
    : happened.has('case.referred')
      ? 'pg_advisory_xact_lock_shared'
      : null;
  if (lock) tx.send(`select ${lock}(4604240, hashtext($1))`, [tx.areaId]);
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

/** `before`: those that were there, and may have had matters. */
async function writeFamilies(
  tx: Tx,
  before: readonly string[],
  families: readonly KnownFamily[],
): Promise<void> {
  const withUnits = families.some(({ family, meetings }) =>
    [family.contacts, meetings].some((entries) => Object.keys(entries).length > 0),
  );
  const agencyOf = withUnits ? await agencyOfUnits(tx) : new Map<string, string>();
  const rows = families.map((known) => ({
    ...known,
    open: isOpenStatus(caseStatusOf(known.family)),
  }));
  const matters = families.flatMap((known) =>
    together([
      ...mattersOf(known.family, known.consents, agencyOf),
      ...heldWithout(known, agencyOf),
    ]).map((row) => ({ caseId: known.caseId, ...row })),
  );
  tx.send(
    `insert into consent.family (area_id, case_id, open, version, family, consents, meetings)
       select $1, f."caseId", f.open, f.version, f.family, f.consents, f.meetings
         from json_to_recordset($2)
           as f ("caseId" uuid, open boolean, version integer, family json, consents json,
               meetings json)
       on conflict (area_id, case_id) do update
         set open = excluded.open, version = excluded.version, family = excluded.family,
             consents = excluded.consents, meetings = excluded.meetings`,
    [tx.areaId, JSON.stringify(rows)],
  );
  if (before.length > 0)
    tx.send('delete from consent.matter where area_id = $1 and case_id = any ($2::uuid[])', [
      ...[tx.areaId, before],
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

/** A database from before the table, or from before it held as much: worked out from the events, once. */
@Injectable()
export class FirstFamilies implements OnApplicationBootstrap {
  constructor(
    private readonly areas: Areas,
    private readonly transactions: Transactions,
    private readonly projections: ProjectionRunner,
    private readonly papers: LapsedPapers,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const areaId of await this.areas.ids()) {
      if (await this.transactions.readInArea(areaId, hasNone))
        await this.projections.rebuild(familyProjection.name, areaId);
      await this.papers.lapse(areaId);
    }
  }
}

async function hasNone(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ none: boolean }>(
    'select not exists (select from consent.family where area_id = $1) as none',
    [tx.areaId],
  );
  return row?.none ?? false;
}
