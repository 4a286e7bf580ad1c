import type { Actor, AreaId } from '@famsam/kernel';
import { Transactions } from '@famsam/platform';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AccessLog } from './access-log';
import { openedTexts, type PersonalTexts } from './opened-texts';
import { Vault } from './vault';
import type { PersonalField, TextRow } from './wordings';

/**
 * What the one who asks wrote last of each subject, as they wrote it, also when others have put it in other words
 * since: who said something may see that, and not what others made of it. It is for showing: what cannot be opened is left out. The read is logged (law.md 4).
 */
export class OwnWords extends Query<ReadonlyMap<string, PersonalTexts>> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly subjectIds: readonly string[],
    readonly fields: readonly PersonalField[],
    /** A code such as `own-referral`, never a sentence. */
    readonly purpose: string,
  ) {
    super();
  }
}

@QueryHandler(OwnWords)
export class OwnWordsHandler implements IQueryHandler<OwnWords> {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly log: AccessLog,
  ) {}

  async execute({ areaId, actor, subjectIds, fields, purpose }: OwnWords) {
    if (subjectIds.length === 0) return new Map<string, PersonalTexts>();
    const rows = await this.transactions.inArea(areaId, async (tx) => {
      await this.log.record(tx, { actor, act: 'read', subjectIds, fields, purpose });
      return tx.query<TextRow>(
        `with written as (
           select l.subject_id, f.field, l.actor_id, l.entry,
                  lead(l.command_id) over (partition by l.subject_id, f.field order by l.entry) as replaced_by
             from privacy.access_log l cross join unnest(l.fields) as f (field)
            where l.area_id = $1 and l.subject_id = any ($2::uuid[]) and l.act = 'write'
              and f.field = any ($3::text[])),
         own as (
           select distinct on (subject_id, field) * from written
            where actor_id = $4 order by subject_id, field, entry desc)
         select subject_id as "subjectId", field, k.wrapped_key as key, text.ciphertext
           from own
           join privacy.person_key k using (subject_id)
           join lateral (
             select t.ciphertext from privacy.personal_text t
              where own.replaced_by is null
                and (t.area_id, t.subject_id, t.field) = ($1, own.subject_id, own.field)
             union all
             select w.ciphertext from privacy.earlier_wording w
              where w.replaced_by = own.replaced_by
                and (w.area_id, w.subject_id, w.field) = ($1, own.subject_id, own.field)
           ) text on true
          where k.area_id = $1`,
        [areaId, subjectIds, fields, actor.id],
      );
    });
    return openedTexts(this.vault, areaId, rows, 'left-out');
  }
}
