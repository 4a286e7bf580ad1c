import type { Actor, AreaId, Clock, CommandId } from '@famsam/kernel';
import { commandId } from '@famsam/kernel';
import type { CommandContext, Tx } from '@famsam/platform';
import {
  CLOCK,
  CommandReusedError,
  LiveNews,
  namedId,
  NotFoundError,
  RejectedError,
  StaleVersionError,
  Transactions,
} from '@famsam/platform';
import { SealFile, UnsealFile } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { DecidedImport, ImportProgress, ImportSummary } from './register.commands';
import type { Fault, FaultReport } from './register.faults';
import { withoutCell } from './register.faults';
import type { Creation } from './register.names';

export const importStates = [
  'queued',
  'checking',
  'importing',
  // Shown, and waits for somebody to say yes.
  'previewed',
  'done',
  'undoing',
  'undone',
  'refused',
  'failed',
  // Nobody said yes in time.
  'lapsed',
] as const;
export type ImportState = (typeof importStates)[number];

/** What was taken back of an import that was undone. */
export interface UndoCounts {
  readonly families: number;
  readonly consultations: number;
  readonly municipalities: number;
  readonly units: number;
  /** Of what the import had brought or changed, how much stays. */
  readonly left: number;
}

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
  /** How often what it would change was shown: again when that has changed meanwhile. */
  readonly timesShown: number;
  /** How much of it was taken back, when it was undone. */
  readonly undone: UndoCounts | null;
  /** A code, when it has failed for another reason than a fault in the register. */
  readonly failure: string | null;
}

/** The queue of imports. */
export const importJob = 'register-import';
/** What the pages are told when an import has come further. */
export const importNews = 'register.imports';

export const importColumns = `import_id as "importId", state, requested_at as "requestedAt", failure,
  case when state in ('done', 'undoing', 'undone') then summary end as summary,
  fault_count as "faultCount", times_shown as "timesShown", undone -> 'counts' as undone,
  jsonb_build_object('step', step, 'done', done, 'of', of) as progress`;
const underWay = `state in ('queued', 'checking', 'importing')`;
/** What was shown is of yesterday then. */
const lapsed = `state = 'previewed' and touched_at < clock_timestamp() - interval '1 day'`;

/** What a job is to do. */
export interface Upload {
  readonly zip: Buffer;
  /** What the area lacks and may get with it. */
  readonly create: Creation;
  readonly actor: Actor;
  /** Whether somebody has said yes; otherwise it is to be shown. */
  readonly wanted: boolean;
  readonly timesShown: number;
  /** What was shown last, if anything. */
  readonly shown: string | null;
}

export interface DueImport {
  readonly importId: string;
  readonly timesShown: number;
  readonly silentSeconds: number;
  readonly lapsed: boolean;
  readonly undoing: boolean;
}

/** What is due stands here, not in the queue; a job carries the id of an import and nothing else. */
@Injectable()
export class Imports {
  constructor(
    private readonly transactions: Transactions,
    private readonly live: LiveNews,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same command again is the same import. One that is not wanted yet is only shown. */
  async ask(
    context: CommandContext,
    zip: Buffer,
    create: Creation,
    wanted = true,
  ): Promise<string> {
    const { areaId, actor } = context;
    const importId = requestIdOf(context);
    const sealed = await this.queries.execute(new SealFile(areaId, importId, zip));
    return this.change(areaId, async (tx) => {
      if (await cameBefore(tx, context)) return importId;
      await tx.query(
        `insert into register.import
           (area_id, import_id, actor_id, actor_role, requested_at, wanted)
         values ($1, $2, $3, $4, $5, $6)`,
        [areaId, importId, actor.id, actor.role, this.clock.now().toISOString(), wanted],
      );
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
    });
  }

  byId(areaId: AreaId, importId: string): Promise<RegisterImport> {
    return this.transactions.readInArea(areaId, async (tx) => {
      const [row] = await tx.query<RegisterImport & { requestedAt: Date }>(
        `select ${importColumns} from register.import where area_id = $1 and import_id = $2`,
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

  /** What is not over, and for how long nobody was seen at it; and what nobody has said yes to in time. */
  due(areaId: AreaId): Promise<readonly DueImport[]> {
    return this.transactions.readInArea(areaId, (tx) =>
      tx.query(
        `select import_id as "importId", times_shown as "timesShown", ${lapsed} as lapsed,
                state = 'undoing' as undoing,
                extract(epoch from clock_timestamp() - touched_at)::int as "silentSeconds"
           from register.import
          where area_id = $1 and (${underWay} or state = 'undoing' or (${lapsed}))
          order by requested_at`,
        [areaId],
      ),
    );
  }

  async touch(areaId: AreaId, importId: string): Promise<void> {
    await this.transactions.inArea(areaId, (tx) =>
      tx.query(
        `update register.import set touched_at = clock_timestamp()
          where area_id = $1 and import_id = $2 and (${underWay} or state = 'undoing')`,
        [areaId, importId],
      ),
    );
  }

  /** The file, who wants it and what they asked for with it; undefined when there is nothing to do. */
  async upload(areaId: AreaId, importId: string): Promise<Upload | undefined> {
    const [row] = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<{ sealed: Buffer; id: string; role: string } & Omit<Upload, 'zip' | 'actor'>>(
        `select u.content as sealed, u.created as create, i.actor_id as id, i.actor_role as role,
                i.wanted, i.shown, i.times_shown as "timesShown"
           from register.upload u join register.import i using (area_id, import_id)
          where area_id = $1 and import_id = $2 and ${underWay}`,
        [areaId, importId],
      ),
    );
    if (!row) return undefined;
    const { sealed, id, role, ...asked } = row;
    const zip = await this.queries.execute(new UnsealFile(areaId, importId, sealed));
    return { zip, actor: { id, role }, ...asked };
  }

  async progress(areaId: AreaId, importId: string, progress: ImportProgress): Promise<void> {
    const { step, done, of } = progress;
    const state = step === 'checking' ? 'checking' : 'importing';
    await this.change(areaId, (tx) =>
      tx.query(
        `update register.import set state = case when wanted then $3 else 'checking' end,
                step = $4, done = $5, of = $6, touched_at = clock_timestamp()
          where area_id = $1 and import_id = $2 and ${underWay}`,
        [areaId, importId, state, step, done, of],
      ),
    );
  }

  /** It waits for somebody to say yes. */
  async previewed(areaId: AreaId, importId: string, shown: string): Promise<void> {
    await this.change(areaId, (tx) =>
      tx.query(
        `update register.import set state = 'previewed', shown = $3, wanted = false,
                times_shown = times_shown + 1, touched_at = clock_timestamp()
          where area_id = $1 and import_id = $2 and ${underWay}`,
        [areaId, importId, shown],
      ),
    );
  }

  /**
   * Somebody says yes to what was shown to them, `expectedVersion` being the how-manieth time; once is enough. The name
   * of its job, which a job of before does not have; null when the request was carried out before.
   */
  async start(context: CommandContext, importId: string): Promise<string | null> {
    const { areaId, actor, expectedVersion: seen = 0 } = context;
    return this.change(areaId, async (tx) => {
      if (await cameBefore(tx, context)) return null;
      await tx.query(
        `update register.import set state = 'queued', wanted = true, step = null, done = 0, of = 0,
                actor_id = $3, actor_role = $4, touched_at = clock_timestamp()
          where area_id = $1 and import_id = $2 and state = 'previewed' and times_shown = $5`,
        [areaId, importId, actor.id, actor.role, seen],
      );
      const [row] = await tx.query<{ state: string; wanted: boolean; timesShown: number }>(
        `select state, wanted, times_shown as "timesShown" from register.import
          where area_id = $1 and import_id = $2`,
        [areaId, importId],
      );
      if (!row) throw new NotFoundError('import', importId);
      const { state, wanted, timesShown } = row;
      if (!wanted && state !== 'previewed')
        throw new RejectedError({
          ...{ code: 'register.not-shown', because: 'state' },
          details: { state },
        });
      if (timesShown !== seen) throw new StaleVersionError(importId, seen, timesShown);
      return jobIdOf(importId, seen);
    });
  }

  /** Whether it was shown and has lapsed; nobody hears of the file again. */
  async lapse(areaId: AreaId, importId: string): Promise<boolean> {
    return this.change(areaId, async (tx) => {
      const over = await tx.query(
        `update register.import set state = 'lapsed'
          where area_id = $1 and import_id = $2 and ${lapsed} returning import_id`,
        [areaId, importId],
      );
      if (over.length > 0) await forget(tx, areaId, importId);
      return over.length > 0;
    });
  }

  /** What it is about to bring. */
  async decided(areaId: AreaId, importId: string, decided: DecidedImport): Promise<void> {
    await this.transactions.inArea(areaId, (tx) =>
      tx.query(
        `update register.import set summary = $3
          where area_id = $1 and import_id = $2 and ${underWay}`,
        [areaId, importId, JSON.stringify(decided)],
      ),
    );
  }

  /** With as many events it has brought what was decided. */
  async done(areaId: AreaId, importId: string, events: number): Promise<void> {
    await this.change(areaId, async (tx) => {
      const ended = await tx.query(
        `update register.import set state = 'done', summary = summary || jsonb_build_object('events', $3::int)
          where area_id = $1 and import_id = $2 and ${underWay} returning import_id`,
        [areaId, importId, events],
      );
      if (ended.length > 0) await forget(tx, areaId, importId);
    });
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
    how: { report?: FaultReport; failure?: string },
  ): Promise<void> {
    return this.change(areaId, async (tx) => {
      const ended = await tx.query(
        `update register.import set state = $3, fault_count = $4, failure = $5
          where area_id = $1 and import_id = $2 and ${underWay} returning import_id`,
        [areaId, importId, state, how.report?.count ?? 0, how.failure ?? null],
      );
      if (ended.length === 0) return;
      await forget(tx, areaId, importId);
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

/** Of a request that somebody sent; the import that it asks for has it as well. */
function requestIdOf({ commandId: id }: CommandContext): string {
  return namedId(id, 'register import');
}

/** Whether the request was carried out before: a repeat that is late must not say yes to what came after it. */
export async function cameBefore(tx: Tx, context: CommandContext): Promise<boolean> {
  const { commandId: id, fingerprint = '' } = context;
  const requestId = requestIdOf(context);
  const added = await tx.query(
    `insert into register.request (area_id, request_id, fingerprint)
     values ($1, $2, $3) on conflict do nothing returning request_id`,
    [tx.areaId, requestId, fingerprint],
  );
  if (added.length > 0) return false;
  const [before] = await tx.query<{ fingerprint: string }>(
    'select fingerprint from register.request where area_id = $1 and request_id = $2',
    [tx.areaId, requestId],
  );
  if (before?.fingerprint !== fingerprint) throw new CommandReusedError(id);
  return true;
}

/** The file and what was shown of it. */
async function forget(tx: Tx, areaId: AreaId, importId: string): Promise<void> {
  for (const table of ['upload', 'preview'])
    await tx.query(`delete from register.${table} where area_id = $1 and import_id = $2`, [
      ...[areaId, importId],
    ]);
}

/** A queue remembers what it has done: after each time that an import was shown its job is another. */
export function jobIdOf(importId: string, timesShown: number): string {
  return timesShown === 0 ? importId : namedId(importId, `shown ${timesShown}`);
}

/** Under which an import stores what it brings. */
export function bringId(importId: string, timesShown: number): CommandId {
  return commandId(namedId(importId, timesShown < 2 ? 'bring' : `bring ${timesShown}`));
}
