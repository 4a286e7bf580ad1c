import type { AreaId } from '@famsam/kernel';
import type { Configuration, Tx } from '@famsam/platform';
import { Areas, CONFIGURATION, Transactions } from '@famsam/platform';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { AccessLog } from './access-log';
import { SearchIndex, searched } from './find-subjects';
import { Vault } from './vault';
import type { TextRow } from './wordings';

/** Texts at a time; the last of them need not be the last of its subject. */
export const together = 500;
const actor = { id: 'search-index', role: 'system' };

interface Place {
  readonly subjectId: string;
  readonly field: string;
}

/** Names and numbers from before there was a search are made findable at the next start, once. */
@Injectable()
export class FirstSearchIndex implements OnApplicationBootstrap {
  private readonly logger = new Logger('privacy');

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
    let after: Place | null = { subjectId: '00000000-0000-0000-0000-000000000000', field: '' };
    while (after !== null) {
      const from: Place = after;
      after = await this.transactions.inArea(areaId, (tx) => this.fillFrom(tx, from));
    }
  }

  /** The text up to which it came, or null when there are no more. Whoever writes one of them meanwhile waits. */
  private async fillFrom(tx: Tx, after: Place): Promise<Place | null> {
    const rows = await tx.query<TextRow>(
      `select t.subject_id as "subjectId", t.field, k.wrapped_key as key, t.ciphertext
         from privacy.personal_text t
         join privacy.person_key k using (area_id, subject_id)
        where area_id = $1 and (t.subject_id, t.field) > ($2, $5) and t.field = any ($3::text[])
          and not exists (select from privacy.search_index i
                           where i.area_id = $1 and i.subject_id = t.subject_id and i.field = t.field)
        order by t.subject_id, t.field limit $4 for update of t`,
      [tx.areaId, after.subjectId, searched, together, after.field],
    );
    const last = rows.at(-1);
    if (!last) return null;
    const opened = rows.flatMap((row) => this.opened(tx, row) ?? []);
    const count = rows.length - opened.length;
    if (count > 0)
      this.logger.warn({ message: 'texts that cannot be opened', areaId: tx.areaId, count });
    for (const { subjectId, field, text } of opened)
      await this.index.write(tx, subjectId, [{ field, text }]);
    const subjectIds = [...new Set(opened.map(({ subjectId }) => subjectId))];
    const access = { actor, act: 'read', subjectIds, fields: searched } as const;
    if (subjectIds.length > 0) await this.log.record(tx, { ...access, purpose: 'search-index' });
    return { subjectId: last.subjectId, field: last.field };
  }

  /** One that cannot be opened keeps no other from being found, and no process from starting. */
  private opened({ areaId }: Tx, { subjectId, field, key, ciphertext }: TextRow) {
    try {
      return {
        subjectId,
        field,
        text: this.vault.unseal(key, { areaId, subjectId, field }, ciphertext),
      };
    } catch {
      return undefined;
    }
  }
}
