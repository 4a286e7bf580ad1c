import { isUuid, type AreaId } from '@famsam/kernel';
import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { managerOn, withClient } from './connection';
import type { Tx } from './transaction';

type Mode = 'write' | 'read' | 'read-latest';

const begins: Record<Mode, string> = {
  write: 'begin',
  read: 'begin isolation level repeatable read read only',
  'read-latest': 'begin read only',
};

const names = new Map<string, string>();

/**
 * An insert of what its parameters say has the same plan whatever the tables hold, so it is planned once per
 * connection. Everything else is planned each time: what is planned while a table is empty scans it.
 */
function statement(text: string, params: readonly unknown[]): QueryConfig {
  const values = [...params];
  if (!/^\s*insert\b/i.test(text)) return { text, values };
  const name = names.get(text) ?? `insert-${names.size}`;
  names.set(text, name);
  return { name, text, values };
}

/** The platform's own view of an open transaction. */
export class OpenTransaction implements Tx {
  private entityManager: EntityManager | undefined;
  private readonly sent: Promise<unknown>[] = [];
  private readonly committed: (() => void)[] = [];
  private over = false;

  constructor(
    readonly areaId: AreaId,
    readonly mode: Mode,
    private readonly dataSource: DataSource,
    private readonly client: PoolClient,
  ) {}

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.run(statement(sql, params));
    return rows as Row[];
  }

  send(sql: string, params: readonly unknown[] = []): void {
    const answer = this.run(statement(sql, params));
    answer.catch(() => undefined);
    this.sent.push(answer);
  }

  /** Travels with what was sent last; the first that failed tells why there is no commit. */
  async commit(): Promise<void> {
    const committing = this.submit({ text: 'commit' });
    committing.catch(() => undefined);
    await Promise.all(this.sent);
    // Postgres answers a commit after a failed statement with a rollback.
    if ((await committing).command !== 'COMMIT')
      throw new Error('a failed statement was passed over');
  }

  run<R extends QueryResultRow>(
    query: QueryConfig & { rowMode?: 'array' },
  ): Promise<QueryResult<R>> {
    if (this.over) throw new Error('the transaction is over');
    return this.submit<R>(query);
  }

  /** Not awaited: the first statement of the work travels with it. */
  begin(): Promise<unknown> {
    return this.submit({ text: `${begins[this.mode]}; set local famsam.area = '${this.areaId}'` });
  }

  /**
   * A write to the socket costs as much as all else that is done for a statement, so statements that follow each
   * other without waiting for an answer share one.
   */
  private submit<R extends QueryResultRow>(query: QueryConfig): Promise<QueryResult<R>> {
    const { stream } = this.client.connection;
    if (stream.writableCorked === 0) {
      stream.cork();
      process.nextTick(() => stream.uncork());
    }
    return this.client.query<R>(query);
  }

  get manager(): EntityManager {
    return (this.entityManager ??= managerOn(this.dataSource, this.client));
  }

  afterCommit(action: () => void): void {
    this.committed.push(action);
  }

  end(committed: boolean): void {
    this.over = true;
    if (committed) for (const action of this.committed) action();
  }
}

@Injectable()
export class Transactions {
  private readonly open = new AsyncLocalStorage<OpenTransaction>();

  constructor(private readonly dataSource: DataSource) {}

  /** Joins an open one of the same area, else begins and commits one. */
  inArea<T>(areaId: AreaId, work: (tx: Tx) => Promise<T>): Promise<T> {
    const joined = this.current(areaId);
    if (!joined) return this.begin(areaId, 'write', work);
    if (joined.mode !== 'write') throw new Error('a read may not change anything');
    return work(joined);
  }

  /** One unmoving picture of the area; joins an open transaction as well. */
  readInArea<T>(areaId: AreaId, work: (tx: Tx) => Promise<T>): Promise<T> {
    const joined = this.current(areaId);
    return joined ? work(joined) : this.begin(areaId, 'read', work);
  }

  /**
   * Never joins, and every statement sees what is committed by then: what lies below a watermark
   * read in this transaction is visible to its next statement (decision 0002).
   */
  readLatest<T>(areaId: AreaId, work: (tx: OpenTransaction) => Promise<T>): Promise<T> {
    return this.begin(areaId, 'read-latest', work);
  }

  /** A transaction of its own, whatever is open around it. */
  begin<T>(areaId: AreaId, mode: Mode, work: (tx: OpenTransaction) => Promise<T>): Promise<T> {
    return withClient(this.dataSource, (client) => this.beginOn(client, areaId, mode, work));
  }

  /** The same on a connection that somebody holds for longer. */
  async beginOn<T>(
    client: PoolClient,
    areaId: AreaId,
    mode: Mode,
    work: (tx: OpenTransaction) => Promise<T>,
  ): Promise<T> {
    if (!isUuid(areaId)) throw new RangeError('not an area id');
    const tx = new OpenTransaction(areaId, mode, this.dataSource, client);
    const begun = tx.begin();
    begun.catch(() => undefined);
    try {
      const result = await this.open.run(tx, () => work(tx));
      await begun;
      await tx.commit();
      tx.end(true);
      return result;
    } catch (error) {
      tx.end(false);
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  /** Work that belongs to an open transaction, from whatever context it comes. */
  within<T>(tx: OpenTransaction, work: () => T): T {
    return this.open.run(tx, work);
  }

  current(areaId: AreaId): OpenTransaction | undefined {
    const tx = this.open.getStore();
    return tx?.areaId === areaId ? tx : undefined;
  }
}
