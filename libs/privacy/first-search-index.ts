import type { AreaId } from '@famsam/kernel';
import type { Configuration, Tx } from '@famsam/platform';
import { Areas, CONFIGURATION, Transactions } from '@famsam/platform';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AccessLog } from './access-log';
import { SearchIndex, searched } from './find-subjects';
import { Vault } from './vault';
import type { TextRow } from './wordings';

const together = 500;
const actor = { id: 'search-index', role: 'system' };

/** Names and numbers from before there was a search are made findable at the next start, once. */
@Injectable()
export class FirstSearchIndex implements OnApplicationBootstrap {
  constructor(
    private readonly areas: Areas,
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly index: SearchIndex,
    private readonly log: AccessLog,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.configuration.vaultKey) return;
    for (const areaId of await this.areas.ids()) await this.fill(areaId);
  }

  private async fill(areaId: AreaId): Promise<void> {
    let after: string | null = '00000000-0000-0000-0000-000000000000';
    while (after !== null) {
      const from: string = after;
      after = await this.transactions.inArea(areaId, (tx) => this.fillFrom(tx, from));
    }
  }

  /** The subject up to which it came, or null when there are no more. */
  private async fillFrom(tx: Tx, after: string): Promise<string | null> {
    const rows = await tx.query<TextRow>(
      `select t.subject_id as "subjectId", t.field, k.wrapped_key as key, t.ciphertext
         from privacy.personal_text t
         join privacy.person_key k using (area_id, subject_id)
        where area_id = $1 and t.subject_id > $2 and t.field = any ($3::text[])
          and not exists (select from privacy.search_index i
                           where i.area_id = $1 and i.subject_id = t.subject_id and i.field = t.field)
        order by t.subject_id limit $4`,
      [tx.areaId, after, searched, together],
    );
    const last = rows.at(-1);
    if (!last) return null;
    for (const { subjectId, field, key, ciphertext } of rows) {
      const text = this.vault.unseal(key, { areaId: tx.areaId, subjectId, field }, ciphertext);
      await this.index.write(tx, subjectId, [{ field, text }]);
    }
    const subjectIds = [...new Set(rows.map(({ subjectId }) => subjectId))];
    const access = { actor, act: 'read', subjectIds, fields: searched } as const;
    await this.log.record(tx, { ...access, purpose: 'search-index' });
    return last.subjectId;
  }
}
