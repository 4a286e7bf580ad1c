import { Transactions } from '@famsam/platform';
import type { TestApp } from './app';

export type Spoil = (
  row: readonly [table: string, id: string, column: string],
  value: string,
  path: string,
  broken: unknown,
) => Promise<() => Promise<unknown>>;

/** Makes what a view says unreadable, and answers how to make it whole again. */
export async function unreadableIn(
  { app, areaId }: Pick<TestApp, 'app' | 'areaId'>,
  ...[[table, id, column], value, path, broken]: Parameters<Spoil>
): ReturnType<Spoil> {
  const inDatabase = (sql: string, values: readonly unknown[]) =>
    app
      .get(Transactions, { strict: false })
      .inArea(areaId, (tx) => tx.query(sql, [areaId, ...values]));
  const where = `area_id = $1 and ${id} = $2`;
  const [row] = await inDatabase(`select ${column} as whole from ${table} where ${where}`, [value]);
  const { whole } = row as { whole: object };
  const set = `update ${table} set ${column} = $3 where ${where}`;
  const spoiled = structuredClone(whole) as Record<string, unknown>;
  const [last = '', ...above] = path.split('.').reverse();
  const parent = above.reduceRight<Record<string, unknown>>(
    (at, name) => at[name] as Record<string, unknown>,
    spoiled,
  );
  parent[last] = broken;
  await inDatabase(set, [value, JSON.stringify(spoiled)]);
  return () => inDatabase(set, [value, JSON.stringify(whole)]);
}
