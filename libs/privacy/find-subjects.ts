import type { Actor, AreaId, Clock } from '@famsam/kernel';
import type { Tx } from '@famsam/platform';
import { CLOCK, Transactions } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AccessLog } from './access-log';
import { personNumberOf } from './person-number';
import { beginningsOf, formOf, formsAsked, readingsOf } from './search-words';
import { Vault } from './vault';

/** Fields that can be searched (law.md 5); all others cannot be. */
export const searched = ['name', 'person-number'] as const;
type Searched = (typeof searched)[number];

/** Keyed hashes of what a field can be found by, beside the ciphertext (decision 0010). */
@Injectable()
export class SearchIndex {
  constructor(
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

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
      const parts = field === 'name' ? beginningsOf(text) : [formOf(text, yearOf(this.clock))];
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

  /** Who has this number: whoever is asked for in ten digits may be 100 years younger or older. */
  async withNumber(tx: Tx, typed: string, number: string): Promise<readonly string[]> {
    const forms = formsAsked(typed, number, yearOf(this.clock));
    return this.find(tx, 'person-number', forms, 1);
  }

  /** Whose name has a word that begins with each that was typed, in any spelling of these. */
  async named(tx: Tx, typed: string): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const words of readingsOf(typed)) {
      for (const subjectId of await this.find(tx, 'name', words, words.length))
        found.add(subjectId);
    }
    return [...found];
  }

  /** Subjects that have so many of these parts. */
  private async find(
    tx: Tx,
    field: Searched,
    parts: readonly string[],
    many: number,
  ): Promise<readonly string[]> {
    const rows = await tx.query<{ subjectId: string }>(
      `select subject_id as "subjectId" from privacy.search_index
        where area_id = $1 and field = $2 and token = any ($3::bytea[])
        group by subject_id having count(*) >= $4`,
      [tx.areaId, field, this.vault.searchTokens(tx.areaId, field, parts), many],
    );
    return rows.map(({ subjectId }) => subjectId);
  }
}

function yearOf(clock: Clock): number {
  return Number(clock.today().slice(0, 4));
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
      if (number === null) return this.index.named(tx, text);
      const subjectIds = await this.index.withNumber(tx, text, number);
      const fields = ['person-number'];
      await this.log.record(tx, { actor, act: 'read', subjectIds, fields, purpose: 'case-search' });
      return subjectIds;
    });
  }
}
