import type { LocalDate } from '@famsam/kernel';
import type { Tx } from '@famsam/platform';
import { NotFoundError } from '@famsam/platform';
import type { KnownFamily } from './known-family';

const columns = 'case_id as "caseId", version, family, consents, meetings';

/** By the id of the case; one that the area does not have is not in the map. */
export async function familiesByCase(
  tx: Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, KnownFamily>> {
  const rows = await tx.query<KnownFamily>(
    `select ${columns} from consent.family where area_id = $1 and case_id = any ($2::uuid[])`,
    [tx.areaId, caseIds],
  );
  return byCase(rows);
}

/** Those that a paper from before the import was noted for, from a day of referral on if there is one. */
export function familiesWithPaper(
  tx: Tx,
  referredFrom: LocalDate | null,
): Promise<readonly KnownFamily[]> {
  return tx.query<KnownFamily>(
    `select ${columns} from consent.family
      where area_id = $1
        and case json_typeof(consents -> 'paper')
              when 'array' then json_array_length(consents -> 'paper') > 0
              -- not to be understood: whoever looks at it closer says so
              else consents -> 'paper' is not null end
        and ($2::text is null or family -> 'referral' ->> 'on' >= $2)
      order by case_id`,
    [tx.areaId, referredFrom],
  );
}

/** Whether all families were struck, and none of them has ever been asked or has taken back a paper. */
export async function nobodyHere(tx: Tx): Promise<boolean> {
  const [some] = await tx.query(
    `select from consent.family
      where area_id = $1 and (not coalesce((family ->> 'struck')::boolean, false)
        or json_array_length(consents -> 'consents') > 0
        or json_array_length(consents -> 'paperWithdrawn') > 0
        or json_array_length(consents -> 'childViews') > 0) limit 1`,
    [tx.areaId],
  );
  return !some;
}

/** Families whose papers were to lapse with those of others, and could not. */
export async function papersToLapse(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.query<{ caseId: string }>(
    `select case_id as "caseId" from consent.paper_to_lapse where area_id = $1 order by case_id`,
    [tx.areaId],
  );
  return rows.map(({ caseId }) => caseId);
}

export async function leavePapers(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await tx.query(
    `insert into consent.paper_to_lapse (area_id, case_id)
       select $1, * from unnest($2::uuid[]) on conflict do nothing`,
    [tx.areaId, caseIds],
  );
}

export async function papersLapsed(tx: Tx, caseId: string): Promise<void> {
  await tx.query('delete from consent.paper_to_lapse where area_id = $1 and case_id = $2', [
    tx.areaId,
    caseId,
  ]);
}

/** Throws NotFoundError when the area has no such case, or it was struck. */
export async function familyOfCase(tx: Tx, caseId: string): Promise<KnownFamily> {
  const known = (await familiesByCase(tx, [caseId])).get(caseId);
  if (!known || known.family.struck) throw new NotFoundError('case', caseId);
  return known;
}

/**
 * Those of the cases, or all that may have matters as well, until this transaction is over: a case and its consents
 * are two streams that write one row, and would each overwrite what the other says.
 */
export async function lockFamilies(
  tx: Tx,
  caseIds: readonly string[],
  allWithMatters: boolean,
): Promise<Map<string, KnownFamily>> {
  if (caseIds.length === 0 && !allWithMatters) return new Map();
  const rows = await tx.query<KnownFamily>(
    `select ${columns} from consent.family
      where area_id = $1 and (case_id = any ($2::uuid[]) or ($3 and (open or meetings::text <> '{}')))
      order by case_id for update`,
    [tx.areaId, caseIds, allWithMatters],
  );
  return byCase(rows);
}

function byCase(rows: readonly KnownFamily[]): Map<string, KnownFamily> {
  return new Map(rows.map((row) => [row.caseId, row]));
}

/** The agency of every unit of the area. */
export async function agencyOfUnits(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ unitId: string; agencyId: string }>(
    'select unit_id as "unitId", agency_id as "agencyId" from consent.unit where area_id = $1',
    [tx.areaId],
  );
  return new Map(rows.map(({ unitId, agencyId }) => [unitId, agencyId]));
}
