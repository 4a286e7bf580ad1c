import type { Actor, AreaId, Clock } from '@famsam/kernel';
import type { CommandContext, Tx } from '@famsam/platform';
import {
  CLOCK,
  CommandReusedError,
  LiveNews,
  namedId,
  NotFoundError,
  Transactions,
} from '@famsam/platform';
import { SealFile, UnsealFile } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ImportProgress, ImportSummary } from './register.commands';
import type { Fault, FaultReport } from './register.faults';
import { withoutCell } from './register.faults';
import type { Creation } from './register.names';

export const importStates = [
  'queued',
  'checking',
  'importing',
  'done',
  'refused',
  'failed',
] as const;
export type ImportState = (typeof importStates)[number];

/** An import that was asked for over HTTP, and how far it has come. */
export interface RegisterImport {
  readonly importId: string;
  readonly state: ImportState;
  readonly requestedAt: string;
  readonly progress: { readonly step: string | null; readonly done: number; readonly of: number };
  /** When it is done. */
  readonly summary: ImportSummary | null;
  /** How many faults there are, when it is refused. */
  readonly faultCount: number;
  /** A code, when it has failed for another reason than a fault in the register. */
  readonly failure: string | null;
}

/** What the pages are told when an import has come further. */
export const importNews = 'register.imports';

const columns = `import_id as "importId", state, requested_at as "requestedAt", summary, failure,
  fault_count as "faultCount", jsonb_build_object('step', step, 'done', done, 'of', of) as progress`;
const underWay = `state in ('queued', 'checking', 'importing')`;

/** What is due stands here, not in the queue; a job carries the id of an import and nothing else. */
@Injectable()
export class Imports {
  constructor(
    private readonly transactions: Transactions,
    private readonly live: LiveNews,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same command again is the same import. */
  async ask(
    { areaId, commandId, actor, fingerprint }: CommandContext,
    zip: Buffer,
    create: Creation,
  ): Promise<string> {
    const importId = namedId(commandId, 'register import');
    const sealed = await this.queries.execute(new SealFile(areaId, importId, zip));
    return this.change(areaId, async (tx) => {
      const added = await tx.query(
        `insert into register.import
           (area_id, import_id, fingerprint, actor_id, actor_role, requested_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning import_id`,
        [areaId, importId, fingerprint ?? '', actor.id, actor.role, this.clock.now().toISOString()],
      );
      if (added.length > 0) {
        await tx.query(
          'insert into register.upload (area_id, import_id, content, created) values ($1, $2, $3, $4)',
          [areaId, importId, sealed, JSON.stringify(create)],
        );
        // Nobody works through an old report any more.
        await tx.query(
          `delete from register.fault f using register.import i
            where f.area_id = $1 and i.area_id = $1 and i.import_id = f.import_id
              and i.touched_at < clock_timestamp() - interval '30 days'`,
          [areaId],
        );
        return importId;
      }
      const [before] = await tx.query<{ fingerprint: string }>(
        'select fingerprint from register.import where area_id = $1 and import_id = $2',
        [areaId, importId],
      );
      if (before?.fingerprint !== (fingerprint ?? '')) throw new CommandReusedError(commandId);
      return importId;
    });
  }

  byId(areaId: AreaId, importId: string): Promise<RegisterImport> {
    return this.transactions.readInArea(areaId, async (tx) => {
      const [row] = await tx.query<RegisterImport & { requestedAt: Date }>(
        `select ${columns} from register.import where area_id = $1 and import_id = $2`,
        [areaId, importId],
      );
      if (!row) throw new NotFoundError('import', importId);
      return { ...row, requestedAt: row.requestedAt.toISOString() };
    });
  }

  faults(areaId: AreaId, importId: string, after: number, limit: number) {
    return this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ place: number; fault: Fault }>(
        `select place, fault from register.fault
          where area_id = $1 and import_id = $2 and place > $3 order by place limit $4`,
        [areaId, importId, after, limit],
      ),
    );
  }

  /** What is not over, and for how long nobody was seen at it. */
  due(areaId: AreaId): Promise<readonly { importId: string; silentSeconds: number }[]> {
    return this.transactions.readInArea(areaId, (tx) =>
      tx.query(
        `select import_id as "importId",
                extract(epoch from clock_timestamp() - touched_at)::int as "silentSeconds"
           from register.import where area_id = $1 and ${underWay} order by requested_at`,
        [areaId],
      ),
    );
  }

  async touch(areaId: AreaId, importId: string): Promise<void> {
    await this.transactions.inArea(areaId, (tx) =>
      tx.query(
        `update register.import set touched_at = clock_timestamp()
          where area_id = $1 and import_id = $2 and ${underWay}`,
        [areaId, importId],
      ),
    );
  }

  /** The file, who sent it and what they asked for with it; undefined when the import is over. */
  async upload(
    areaId: AreaId,
    importId: string,
  ): Promise<{ zip: Buffer; create: Creation; actor: Actor } | undefined> {
    const [row] = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ sealed: Buffer; create: Creation; id: string; role: string }>(
        `select u.content as sealed, u.created as create, i.actor_id as id, i.actor_role as role
           from register.upload u join register.import i using (area_id, import_id)
          where area_id = $1 and import_id = $2`,
        [areaId, importId],
      ),
    );
    if (!row) return undefined;
    const { sealed, create, ...actor } = row;
    const zip = await this.queries.execute(new UnsealFile(areaId, importId, sealed));
    return { zip, create, actor };
  }

  async progress(areaId: AreaId, importId: string, progress: ImportProgress): Promise<void> {
    const { step, done, of } = progress;
    const state = step === 'checking' ? 'checking' : 'importing';
    await this.change(areaId, (tx) =>
      tx.query(
        `update register.import set state = $3, step = $4, done = $5, of = $6,
                touched_at = clock_timestamp()
          where area_id = $1 and import_id = $2 and ${underWay}`,
        [areaId, importId, state, step, done, of],
      ),
    );
  }

  done(areaId: AreaId, importId: string, summary: ImportSummary): Promise<void> {
    return this.end(areaId, importId, 'done', { summary });
  }

  refused(areaId: AreaId, importId: string, report: FaultReport): Promise<void> {
    return this.end(areaId, importId, 'refused', { report });
  }

  failed(areaId: AreaId, importId: string, failure: string): Promise<void> {
    return this.end(areaId, importId, 'failed', { failure });
  }

  /** The first end counts; the file goes with it. */
  private end(
    areaId: AreaId,
    importId: string,
    state: ImportState,
    how: { summary?: ImportSummary; report?: FaultReport; failure?: string },
  ): Promise<void> {
    return this.change(areaId, async (tx) => {
      const ended = await tx.query(
        `update register.import set state = $3, summary = $4, fault_count = $5, failure = $6
          where area_id = $1 and import_id = $2 and ${underWay} returning import_id`,
        [
          areaId,
          importId,
          state,
          how.summary ? JSON.stringify(how.summary) : null,
          how.report?.count ?? 0,
          how.failure ?? null,
        ],
      );
      if (ended.length === 0) return;
      await tx.query('delete from register.upload where area_id = $1 and import_id = $2', [
        areaId,
        importId,
      ]);
      if (how.report)
        await tx.query(
          `insert into register.fault (area_id, import_id, place, fault)
           select $1, $2, place, fault from jsonb_array_elements($3::jsonb) with ordinality as f (fault, place)`,
          [areaId, importId, JSON.stringify(how.report.faults.map(withoutCell))],
        );
    });
  }

  private async change<T>(areaId: AreaId, work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.transactions.inArea(areaId, work);
    this.live.tell(areaId, importNews);
    return result;
  }
}
