import type { Actor, AreaId, Clock } from '@famsam/kernel';
import type { CommandContext, Page, Tx } from '@famsam/platform';
import {
  CLOCK,
  CommandReusedError,
  decodeCursor,
  encodeCursor,
  Transactions,
} from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Vault } from './vault';

export type AccessAct = 'read' | 'write' | 'forget' | 'check';

/** law.md 4: who did what with whose text, when and why. Never the text itself. */
export interface AccessLogEntry {
  readonly at: string;
  readonly actor: Actor;
  readonly act: AccessAct;
  readonly subjectId: string;
  readonly fields: readonly string[];
  readonly purpose: string;
}

export interface Access {
  readonly actor: Actor;
  readonly act: AccessAct;
  readonly subjectIds: readonly string[];
  readonly fields: readonly string[];
  /** A code such as `case-work`: a sentence could hold personal text. */
  readonly purpose: string;
}

@Injectable()
export class AccessLog {
  constructor(
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the transaction of what it tells of: when the log cannot be written, that does not happen (law.md 4). */
  async record(tx: Tx, access: Access, context?: CommandContext): Promise<void> {
    const { actor, act, subjectIds, fields, purpose } = access;
    await tx.query(
      `insert into privacy.access_log
           (area_id, at, actor_id, actor_role, act, subject_id, fields, purpose, command_id, request_seal)
         select $1, $2, $3, $4, $5, subject_id, $7, $8, $9, $10
           from unnest($6::uuid[]) as subject_id`,
      [
        ...[tx.areaId, this.clock.now(), actor.id, actor.role, act, subjectIds, fields, purpose],
        ...[context?.commandId, this.sealOf(context)],
      ],
    );
  }

  /**
   * The fields that this very change touched before, or null when it is new. Throws
   * CommandReusedError when its key was used for another request.
   */
  async earlier(
    tx: Tx,
    context: CommandContext,
    act: 'write' | 'forget',
    subjectId: string,
  ): Promise<readonly string[] | null> {
    const before = await tx.query<{ fields: string[]; here: boolean; same: boolean }>(
      `select fields, act = $3 and subject_id = $4 as here,
              request_seal is not distinct from $5 as same
         from privacy.access_log where area_id = $1 and command_id = $2`,
      [tx.areaId, context.commandId, act, subjectId, this.sealOf(context)],
    );
    if (before.some(({ same }) => !same)) throw new CommandReusedError(context.commandId);
    return before.find(({ here }) => here)?.fields ?? null;
  }

  private sealOf(context: CommandContext | undefined): Buffer | null {
    return context?.fingerprint === undefined ? null : this.vault.requestSeal(context.fingerprint);
  }
}

/** Newest first. Looking is recorded as well (law.md 3), so the newest entry tells of the look itself. */
export class AccessLogOf extends Query<Page<AccessLogEntry>> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly subjectId: string,
    readonly page: { readonly limit: number; readonly cursor?: string | undefined },
  ) {
    super();
  }
}

export const cursorSchema = z.tuple([z.int().min(1)]);

@QueryHandler(AccessLogOf)
export class AccessLogOfHandler implements IQueryHandler<AccessLogOf> {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: AccessLog,
  ) {}

  execute({ areaId, actor, subjectId, page }: AccessLogOf): Promise<Page<AccessLogEntry>> {
    const before = decodeCursor(page.cursor, cursorSchema)?.[0] ?? null;
    return this.transactions.inArea(areaId, async (tx) => {
      const subjectIds = [subjectId];
      const check = { actor, act: 'check', subjectIds, fields: [], purpose: 'log-check' } as const;
      await this.log.record(tx, check);
      const rows = await tx.query<AccessLogEntry & { entry: string; at: Date }>(
        `select entry, at, json_build_object('id', actor_id, 'role', actor_role) as actor, act,
                subject_id as "subjectId", fields, purpose
           from privacy.access_log
          where area_id = $1 and subject_id = $2 and ($3::bigint is null or entry < $3)
          order by entry desc limit $4`,
        [areaId, subjectId, before, page.limit + 1],
      );
      const shown = rows.slice(0, page.limit);
      const last = shown.at(-1);
      return {
        items: shown.map(({ entry: _entry, ...item }) => ({ ...item, at: item.at.toISOString() })),
        nextCursor: rows.length > shown.length && last ? encodeCursor([Number(last.entry)]) : null,
      };
    });
  }
}
