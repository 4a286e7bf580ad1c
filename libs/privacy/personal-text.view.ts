import type { Actor, AreaId } from '@famsam/kernel';
import { Transactions } from '@famsam/platform';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AccessLog } from './access-log';
import { openedTexts, type PersonalTexts, type Unreadable } from './opened-texts';
import { Vault } from './vault';
import type { PersonalField, TextRow } from './wordings';

/**
 * The texts of each subject that has any. The read is logged in the same transaction (law.md 4), so
 * it cannot be asked inside a transaction that only reads.
 */
export class ReadPersonalText extends Query<ReadonlyMap<string, PersonalTexts>> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly subjectIds: readonly string[],
    readonly fields: readonly PersonalField[],
    /** A code such as `case-work`, never a sentence. */
    readonly purpose: string,
    /** Whoever only shows the texts shows the others; whoever acts on one must not take it for none. */
    readonly unreadable: Unreadable = 'fails',
  ) {
    super();
  }
}

@QueryHandler(ReadPersonalText)
export class ReadPersonalTextHandler implements IQueryHandler<ReadPersonalText> {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly log: AccessLog,
  ) {}

  async execute(query: ReadPersonalText): Promise<ReadonlyMap<string, PersonalTexts>> {
    const { areaId, actor, fields, purpose, unreadable } = query;
    const subjectIds = [...new Set(query.subjectIds)];
    if (subjectIds.length === 0 || fields.length === 0) return new Map();
    const rows = await this.transactions.inArea(areaId, async (tx) => {
      await this.log.record(tx, { actor, act: 'read', subjectIds, fields, purpose });
      return tx.query<TextRow>(
        `select t.subject_id as "subjectId", t.field, k.wrapped_key as key, t.ciphertext
           from privacy.personal_text t
           join privacy.person_key k using (area_id, subject_id)
          where area_id = $1 and subject_id = any ($2::uuid[]) and t.field = any ($3::text[])`,
        [areaId, subjectIds, fields],
      );
    });
    return openedTexts(this.vault, areaId, rows, unreadable);
  }
}
