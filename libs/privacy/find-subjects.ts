import type { Actor, AreaId } from '@famsam/kernel';
import type { Tx } from '@famsam/platform';
import { Transactions } from '@famsam/platform';
import { Injectable } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AccessLog } from './access-log';
import { personNumberOf } from './person-number';
import { beginningsOf, formsOf, wordsOf } from './search-words';
import { Vault } from './vault';

/** Fields that can be searched (law.md 5); all others cannot be. */
export const searched = ['name', 'person-number'] as const;
type Searched = (typeof searched)[number];

/** Keyed hashes of what a field can be found by, beside the ciphertext (decision 0010). */
@Injectable()
export class SearchIndex {
  constructor(private readonly vault: Vault) {}

  /** In the transaction that writes the texts; what stood there of these fields before is gone with them. */
  async write(
    tx: Tx,
    subjectId: string,
    texts: readonly { readonly field: string; readonly text: string | null }[],
  ): Promise<void> {
    const searchable = texts.filter((t): t is { field: Searched; text: string | null } =>
      (searched as readonly string[]).includes(t.field),
    );
    if (searchable.length === 0) return;
    await tx.query(
      `delete from privacy.search_index
        where area_id = $1 and subject_id = $2 and field = any ($3)`,
      [tx.areaId, subjectId, searchable.map(({ field }) => field)],
    );
    const rows = searchable.flatMap(({ field, text }) => {
      if (text === null) return [];
      const parts = field === 'name' ? beginningsOf(text) : formsOf(text).kept;
      return this.vault.searchTokens(tx.areaId, field, parts).map((token) => ({ field, token }));
    });
    // In the order of the hashes: the order of the letters would tell which belong to one word.
    rows.sort((a, b) => a.token.compare(b.token));
    if (rows.length > 0)
      await tx.query(
        `insert into privacy.search_index (area_id, field, token, subject_id)
           select $1, t.field, t.token, $2 from unnest($3::text[], $4::bytea[]) as t (field, token)`,
        [tx.areaId, subjectId, rows.map(({ field }) => field), rows.map(({ token }) => token)],
      );
  }

  /** Subjects that have all of these parts, or any of them. */
  async find(
    tx: Tx,
    field: Searched,
    parts: readonly string[],
    wanted: 'all' | 'any',
  ): Promise<readonly string[]> {
    if (parts.length === 0) return [];
    const rows = await tx.query<{ subjectId: string }>(
      `select subject_id as "subjectId" from privacy.search_index
        where area_id = $1 and field = $2 and token = any ($3::bytea[])
        group by subject_id having count(*) >= $4`,
      [
        ...[tx.areaId, field, this.vault.searchTokens(tx.areaId, field, parts)],
        ...[wanted === 'all' ? parts.length : 1],
      ],
    );
    return rows.map(({ subjectId }) => subjectId);
  }
}

/**
 * law.md 5: the subjects who have this whole person number, or whose name has a word that begins
 * with each word of the text. Nothing for anything else. A number names one person, so finding it
 * is logged here; whoever shows what a name finds reads the names, and that read is logged.
 */
export class FindSubjects extends Query<readonly string[]> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly text: string,
  ) {
    super();
  }
}

@QueryHandler(FindSubjects)
export class FindSubjectsHandler implements IQueryHandler<FindSubjects> {
  constructor(
    private readonly transactions: Transactions,
    private readonly index: SearchIndex,
    private readonly log: AccessLog,
  ) {}

  execute({ areaId, actor, text }: FindSubjects): Promise<readonly string[]> {
    return this.transactions.inArea(areaId, async (tx) => {
      const number = personNumberOf(text);
      if (number === null) return this.index.find(tx, 'name', wordsOf(text), 'all');
      const subjectIds = await this.index.find(tx, 'person-number', formsOf(number).asked, 'any');
      const fields = ['person-number'];
      await this.log.record(tx, { actor, act: 'read', subjectIds, fields, purpose: 'case-search' });
      return subjectIds;
    });
  }
}
