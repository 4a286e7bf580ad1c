import type { AreaId } from '@famsam/kernel';
import { ProblemError, tellUnreadable } from '@famsam/platform';
import { SealedKeyError, type Vault } from './vault';
import type { PersonalField, TextRow } from './wordings';

export type PersonalTexts = Readonly<Partial<Record<PersonalField, string>>>;

/** What a text that cannot be opened comes to: it is missed by itself, or all that were asked for are refused. */
export type Unreadable = 'fails' | 'left-out';

/** The texts of each subject, by field. */
export function openedTexts(
  vault: Vault,
  areaId: AreaId,
  rows: readonly TextRow[],
  unreadable: Unreadable,
): ReadonlyMap<string, PersonalTexts> {
  const texts = new Map<string, PersonalTexts>();
  const readable = unreadable === 'fails' ? each(vault, areaId, rows) : some(vault, areaId, rows);
  for (const [{ subjectId, field }, text] of readable)
    texts.set(subjectId, { ...texts.get(subjectId), [field]: text });
  return texts;
}

function each(
  vault: Vault,
  areaId: AreaId,
  rows: readonly TextRow[],
): readonly (readonly [TextRow, string])[] {
  return rows.map((row) => [row, vault.unseal(row.key, { areaId, ...row }, row.ciphertext)]);
}

/** Those that open; the others are counted, and named in the log, so that somebody can mend them (decision 0034). */
export function some<Row extends TextRow>(
  vault: Vault,
  areaId: AreaId,
  rows: readonly Row[],
): readonly (readonly [Row, string])[] {
  const failed: { readonly row: Row; readonly error: unknown }[] = [];
  const read = rows.flatMap((row) => {
    try {
      return [[row, vault.unseal(row.key, { areaId, ...row }, row.ciphertext)] as const];
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      failed.push({ row, error });
      return [];
    }
  });
  const [first] = failed;
  if (!first) return read;
  const subjectIds = [...new Set(failed.map(({ row }) => row.subjectId))];
  const isMasterKey =
    read.length === 0 &&
    subjectIds.length > 1 &&
    failed.every(({ error }) => error instanceof SealedKeyError);
  // Not they are at fault: a house with another key would look as if nobody had a name.
  if (isMasterKey) throw first.error;
  tellUnreadable(areaId, 'text', failed.length, subjectIds);
  return read;
}
