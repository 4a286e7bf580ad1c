import type { Actor, AreaId } from '@famsam/kernel';
import type { CommandContext } from '@famsam/platform';
import { LiveNews, namedId, NotFoundError, RejectedError, Transactions } from '@famsam/platform';
import { Injectable } from '@nestjs/common';
import type { RegisterImport } from '../imports.store';
import { cameBefore, importColumns, importNews } from '../imports.store';
import type { Left, Undo } from './undo.deciding';

/** So many of what stays are kept and told; of the rest, how many they are. */
export const mostLeft = 1_000;

export type Told = Pick<Undo, 'counts' | 'left'>;

/** Imports that are done, and what was taken back of them. */
@Injectable()
export class Undoes {
  constructor(
    private readonly transactions: Transactions,
    private readonly live: LiveNews,
  ) {}

  /** The newest first. */
  list(
    areaId: AreaId,
    limit: number,
    after: readonly [requestedAt: string, importId: string] | null,
  ): Promise<readonly RegisterImport[]> {
    return this.transactions.readInArea(areaId, async (tx) => {
      const rows = await tx.query<RegisterImport & { requestedAt: Date }>(
        `select ${importColumns} from register.import
          where area_id = $1 and state in ('done', 'undoing', 'undone')
            and ($2::timestamptz is null or (requested_at, import_id) < ($2, $3::uuid))
          order by requested_at desc, import_id desc limit $4`,
        [areaId, after?.[0] ?? null, after?.[1] ?? null, limit],
      );
      return rows.map((row) => ({ ...row, requestedAt: row.requestedAt.toISOString() }));
    });
  }

  /** Once is enough; only what is done can be undone. */
  async ask(context: CommandContext, importId: string): Promise<void> {
    const { areaId, actor } = context;
    await this.transactions.inArea(areaId, async (tx) => {
      if (await cameBefore(tx, context)) return;
      await tx.query(
        `update register.import set state = 'undoing', actor_id = $3, actor_role = $4,
                touched_at = clock_timestamp()
          where area_id = $1 and import_id = $2 and state = 'done'`,
        [areaId, importId, actor.id, actor.role],
      );
      const state = await this.stateOf(areaId, importId);
      if (state !== 'undoing' && state !== 'undone') throw notDone(state);
    });
    this.live.tell(areaId, importNews);
  }

  /** Who wants an import undone; undefined when nobody waits for it. */
  async asked(
    areaId: AreaId,
    importId: string,
  ): Promise<{ readonly actor: Actor; readonly timesShown: number } | undefined> {
    const [row] = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ id: string; role: string; timesShown: number }>(
        `select actor_id as id, actor_role as role, times_shown as "timesShown"
           from register.import where area_id = $1 and import_id = $2 and state = 'undoing'`,
        [areaId, importId],
      ),
    );
    return row && { actor: { id: row.id, role: row.role }, timesShown: row.timesShown };
  }

  async undone(areaId: AreaId, importId: string, { counts, left }: Told): Promise<void> {
    await this.transactions.inArea(areaId, (tx) =>
      tx.query(
        `update register.import set state = 'undone', undone = $3
          where area_id = $1 and import_id = $2 and state = 'undoing'`,
        [areaId, importId, JSON.stringify({ counts, left: left.slice(0, mostLeft) })],
      ),
    );
    this.live.tell(areaId, importNews);
  }

  /** What came of it; null while that is still to be decided. */
  async told(areaId: AreaId, importId: string): Promise<Told | null> {
    const [row] = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ undone: { counts: Told['counts']; left: readonly Left[] } | null }>(
        'select undone from register.import where area_id = $1 and import_id = $2',
        [areaId, importId],
      ),
    );
    return row?.undone ?? null;
  }

  private async stateOf(areaId: AreaId, importId: string): Promise<string> {
    const [row] = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ state: string }>(
        'select state from register.import where area_id = $1 and import_id = $2',
        [areaId, importId],
      ),
    );
    if (!row) throw new NotFoundError('import', importId);
    return row.state;
  }
}

export function notDone(state: string): RejectedError {
  return new RejectedError({ code: 'register.not-done', because: 'state', details: { state } });
}

export function undoJobId(importId: string): string {
  return namedId(importId, 'undo');
}
