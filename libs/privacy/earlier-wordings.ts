import type { WordField } from '@famsam/contracts';
import type { Actor, AreaId } from '@famsam/kernel';
import type { Page } from '@famsam/platform';
import { decodeCursor, encodeCursor, Transactions } from '@famsam/platform';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { AccessLog } from './access-log';
import { some } from './opened-texts';
import { Vault } from './vault';
import type { TextRow } from './wordings';

/** What a text said from one instant until another. */
export interface EarlierWording {
  /** Null when it cannot be opened. */
  readonly text: string | null;
  readonly writtenAt: string;
  readonly replacedAt: string;
}

/** What a text of a subject said before, the latest first. The read is logged (law.md 4). */
export class EarlierWordings extends Query<Page<EarlierWording>> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly subjectId: string,
    readonly field: WordField,
    /** A code such as `case-work`, never a sentence. */
    readonly purpose: string,
    readonly page: { readonly limit: number; readonly cursor?: string | undefined },
  ) {
    super();
  }
}

const cursorSchema = z.tuple([z.int().min(1)]);

@QueryHandler(EarlierWordings)
export class EarlierWordingsHandler implements IQueryHandler<EarlierWordings> {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly log: AccessLog,
  ) {}

  async execute(query: EarlierWordings): Promise<Page<EarlierWording>> {
    const { areaId, actor, subjectId, field, purpose, page } = query;
    const before = decodeCursor(page.cursor, cursorSchema)?.[0] ?? null;
    const rows = await this.transactions.inArea(areaId, async (tx) => {
      const access = { actor, act: 'read', subjectIds: [subjectId], fields: [field] } as const;
      await this.log.record(tx, { ...access, purpose });
      return tx.query<TextRow & { wording: string; writtenAt: Date; replacedAt: Date }>(
        `select w.subject_id as "subjectId", w.field, w.wording, k.wrapped_key as key, w.ciphertext, w.written_at as "writtenAt",
                w.replaced_at as "replacedAt"
           from privacy.earlier_wording w
           join privacy.person_key k using (area_id, subject_id)
          where area_id = $1 and subject_id = $2 and w.field = $3
            and ($4::bigint is null or w.wording < $4)
          order by w.wording desc limit $5`,
        [areaId, subjectId, field, before, page.limit + 1],
      );
    });
    const shown = rows.slice(0, page.limit);
    const texts = new Map(some(this.vault, areaId, shown));
    const last = rows.length > shown.length ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => ({
        text: texts.get(row) ?? null,
        writtenAt: row.writtenAt.toISOString(),
        replacedAt: row.replacedAt.toISOString(),
      })),
      nextCursor: last ? encodeCursor([Number(last.wording)]) : null,
    };
  }
}
